"""One row as a file states it, which every reader gives the engine, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong, and where. `line` 0 means the file as a whole."""

    file: str
    line: int
    entry: str
    field: str
    reason: str
    name: str = ""
    """The key, slug or text that the row states."""
    value: str = ""
    """What the field states."""

    @property
    def sentence(self) -> str:
        return as_sentence(self.reason)

    def __str__(self) -> str:
        place = [f"line {self.line}"] if self.line else []
        place += [self.entry] if self.entry else []
        place += [f"field {self.field}"] if self.field else []
        return f"{', '.join(place)}: {self.reason}" if place else self.reason


class BadValue(ValueError):
    """A field's value cannot be read, or names a row that is not there; the message says why."""


class Faults(ValueError):
    """What is wrong with one row: pairs of a field, or "", and the reason."""

    def __init__(self, *found: tuple[str, str]) -> None:
        self.found = found
        super().__init__("; ".join(reason for _, reason in found))


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A row's model and fields, and where they are written.

    `fields` holds plain values: texts, numbers, booleans, None; a related row as a list, its
    natural key; several related rows as a list of such lists:

        {"slug": "a-plan", "strand": ["schools"], "caveats": [["take-care"]], "position": 1}
    """

    file: str
    number: int
    """Which entry of its file it is, counted from 1."""
    line: int
    model: str
    """As in `reforms.reform`."""
    fields: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)
    """The lines of fields that have one of their own."""
    counted_in: str = "line"
    """What `line` counts: the lines of a text, or the rows of a table."""
    key_is_made: bool = False
    """Whether the row came without a key: it is then known by what it says."""

    @property
    def place(self) -> str:
        return f"{self.counted_in} {self.line}"

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)

    def mistakes(self, faults: Faults) -> list[Mistake]:
        """What is wrong with this row, with the places."""
        columns = ("slug", "text") if self.key_is_made else ("key", "slug", "text")
        names = (self.fields.get(column) for column in columns)
        name = next((str(name) for name in names if name), "")
        entry = f"entry {self.number} ({f'{self.model} {name}'.strip()})"
        return [
            Mistake(
                self.file, self.line_of(at), entry, at, reason, name, _print(self.fields.get(at))
            )
            for at, reason in faults.found
        ]


def _print(raw: Any) -> str:
    """A plain value as people write it: `a-plan/begins`, or `one two` for two keys."""
    if not isinstance(raw, list):
        return "" if raw is None else str(raw)
    between = " " if any(isinstance(part, list) for part in raw) else "/"
    return between.join(map(_print, raw))


def as_sentence(text: str) -> str:
    """The text with a capital in front, and a full stop unless it ends as it should."""
    return text[:1].upper() + text[1:] + ("" if text.endswith(("?", ".")) else ".")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the nearest known word: `; did you mean 'send'?`, or "" where none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
