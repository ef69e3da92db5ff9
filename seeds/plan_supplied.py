"""What became of the dates that a document gave: told by the room that knows of dates."""

from collections.abc import Callable
from dataclasses import dataclass

from libs.days import Day
from seeds.models import Document


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A sentence, and the address of the page that tells more."""

    text: str
    href: str


ReadPlanLine = Callable[[Document, Day], PlanLine | None]
"""Reads what became of a document's dates, as known on a day; None where it gave none."""

_suppliers: list[ReadPlanLine] = []


def supply_plan(read: ReadPlanLine) -> None:
    """Have the page of a document show what `read` finds."""
    _suppliers.append(read)


def read_plan_lines(document: Document, day: Day) -> tuple[PlanLine, ...]:
    """What became of the document's dates."""
    return tuple(line for read in _suppliers if (line := read(document, day)))
