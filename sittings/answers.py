"""What a sitting answers to what was typed: what is wrong, what it asks, what it understood."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Offer:
    """One of the answers to a question."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Asked in the row; `asked` says what about. `only` is the text that a script may fill in."""

    asked: str
    offers: tuple[Offer, ...]
    only: str = ""


@dataclass(slots=True)
class Answers:
    """By the name of a box: problems and hints in a sentence, questions to choose from."""

    problems: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    questions: dict[str, Asking] = field(default_factory=dict)

    def refuse(self, name: str, problem: str) -> None:
        """The first thing that is wrong with a box says what to do."""
        self.problems.setdefault(name, problem)
