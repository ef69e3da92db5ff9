"""What is wrong with a fixture, said so that its author can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong, and where. `line` 0 means the file as a whole."""

    file: str
    line: int
    entry: str
    field: str
    reason: str

    def __str__(self) -> str:
        place = [f"line {self.line}"] if self.line else []
        place += [self.entry] if self.entry else []
        place += [f"field {self.field}"] if self.field else []
        return f"{', '.join(place)}: {self.reason}" if place else self.reason


class BadSeeds(Exception):
    """The files cannot be loaded; `mistakes` has every one that was found."""

    def __init__(self, mistakes: list[Mistake], held_up: int = 0) -> None:
        self.mistakes, self.held_up = mistakes, held_up
        super().__init__("; ".join(f"{one.file}: {one}" for one in mistakes))


class Faults(ValueError):
    """What is wrong with one entry: pairs of a field, or "", and the reason."""

    def __init__(self, *found: tuple[str, str]) -> None:
        self.found = found
        super().__init__("; ".join(reason for _, reason in found))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or ""."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
