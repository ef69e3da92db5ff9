"""What a statement may say, as one list to choose from, made from the tables of kinds.

A kind that chooses from a list has a line for each of its values ("stage:future"); one in words has
one line ("target"), and its words go into the box beside it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from reforms.models import Update
from reforms.models.kind_definition import SHARED
from reforms.models.kinds import KINDS
from sittings.other_facts import OTHER, OtherFact

OF_OTHERS = "Of a body or a term"


@dataclass(frozen=True, slots=True)
class Says:
    """A line of the list: the kind, and its value where it has a list of its own."""

    kind: str
    value: str = ""

    @property
    def other(self) -> OtherFact | None:
        """What it is where it is no update."""
        return OTHER.get(self.kind)

    @property
    def chosen(self) -> dict[str, str]:
        """The column of another fact's own list, with the line that was chosen."""
        return {self.other.chosen: self.value} if self.other and self.other.chosen else {}

    @property
    def column(self) -> str:
        """The column that the kind must fill."""
        return self.other.column if self.other else KINDS[self.kind].required

    @property
    def missing(self) -> str:
        """What to do where it is empty."""
        return self.other.missing if self.other else KINDS[self.kind].missing

    @property
    def takes_words(self) -> bool:
        """Whether its value is typed in words of the source."""
        return bool(self.other) or (not self.value and self.column != SHARED)

    @property
    def is_dated(self) -> bool:
        return self.kind == Update.Kind.TARGET

    def may_be_about(self, subject: str) -> bool:
        """Of a "reform", a "milestone" or an "event"."""
        return not self.other and subject in KINDS[self.kind].subjects


def choices() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """The list with its groups: “checked, no change” has a place of its own in the form."""
    rows: list[tuple[str, str | list[tuple[str, str]]]] = [("", "Choose what changed")]
    for kind in Update.Kind:
        definition = KINDS[kind]
        label = str(kind.label).capitalize()
        if not definition.columns:
            continue
        if definition.choices:
            values = [
                (f"{kind}:{one}", f"{label}: {text}") for one, text in definition.choices.choices
            ]
            rows.append((label, values))
        else:
            rows.append((str(kind), label))
    rows.append((OF_OTHERS, [line for name, one in OTHER.items() for line in _lines(name, one)]))
    return rows


def _lines(name: str, fact: OtherFact) -> list[tuple[str, str]]:
    if fact.kinds is None:
        return [(name, fact.label)]
    return [(f"{name}:{one}", f"{fact.label}: {label}") for one, label in fact.kinds.choices]


def read_says(text: str) -> Says | None:
    """A line of the list by its value; None for what is none."""
    kind, _, value = text.partition(":")
    if kind in OTHER:
        options: type[TextChoices] | None = OTHER[kind].kinds
    elif kind in KINDS and KINDS[kind].columns:
        options = KINDS[kind].choices
    else:
        return None
    fits = value in options.values if options else not value
    return Says(kind, value) if fits else None
