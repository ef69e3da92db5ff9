"""The reforms of a page that works something out for each: so many at a time, in parts.

A log of all that is promised in one field fits one part, and its pages then say nothing of parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q

from reforms.models import Involvement, Milestone, Reform, Strand, Update
from reforms.models.reform import ReformQuerySet

Row = TypeVar("Row")

PART_SIZE = 100
"""Reforms of one part, as many as a page of the roadmap has."""


@dataclass(frozen=True, slots=True)
class PartAsked:
    """Which part, and whose: of a strand, of a body's, of what an audience or document has.

    The choices cut only a list that does not fit one part; what is "" is not asked.
    """

    number: int = 1
    strand: str = ""
    body: str = ""
    audience: str = ""
    document: str = ""

    @property
    def given(self) -> dict[str, str]:
        """What an address says of the part; nothing of the first."""
        return {"part": str(self.number)} if self.number > 1 else {}

    @property
    def is_narrow(self) -> bool:
        return bool(self.strand or self.body or self.audience or self.document)


@dataclass(frozen=True, slots=True)
class ReformsPart:
    """The reforms from the `first` to the `last`, by their places in the roadmap's order.

    `previous` and `following` are numbers of parts, 0 for none.
    """

    first: int
    last: int
    previous: int
    following: int
    is_whole: bool

    @property
    def in_words(self) -> str:
        """“reforms 101 to 200, in the roadmap's order”."""
        return f"reforms {self.first} to {self.last}, in the roadmap’s order"


def read_part(day: date, asked: PartAsked) -> tuple[list[Reform], ReformsPart]:
    """The reforms of a part as known on a day, with their strands; context is left out.

    Two queries at most, however many there are.
    """
    entries = Update.objects.filter(known_on__lte=day, reform__is_context=False)
    keys = Strand.objects.keys_of_reforms(entries)
    reforms = Reform.objects.select_related("strand")
    rows = list(reforms.filter(pk__in=keys[: PART_SIZE + 1]))
    if len(rows) <= PART_SIZE and asked.number == 1:
        return rows, ReformsPart(1, len(rows), 0, 0, is_whole=True)
    start = (asked.number - 1) * PART_SIZE
    if asked.is_narrow:
        known = Reform.objects.known_by(day).filter(is_context=False)
        rows = list(_narrowed(known, day, asked).select_related("strand")[start:][: PART_SIZE + 1])
    elif start:
        rows = list(reforms.filter(pk__in=keys[start : start + PART_SIZE + 1]))
    return part_of(rows, asked.number)


def part_of(rows: Sequence[Row], number: int) -> tuple[list[Row], ReformsPart]:
    """What a part has of `rows`, which begin with its first; one more tells that more follow."""
    shown, start = list(rows[:PART_SIZE]), (number - 1) * PART_SIZE
    following = number + 1 if len(rows) > PART_SIZE else 0
    return shown, ReformsPart(start + 1, start + len(shown), number - 1, following, is_whole=False)


def _narrowed(reforms: ReformQuerySet, day: date, asked: PartAsked) -> ReformQuerySet:
    own = Q(reform=OuterRef("pk"))
    if asked.strand:
        reforms = reforms.filter(strand__slug=asked.strand)
    if asked.body:
        involved = Involvement.objects.known_by(day).filter(own, body__slug=asked.body)
        reforms = reforms.filter(Exists(involved))
    if asked.audience:
        concerned = Milestone.objects.filter(own, audiences__slug=asked.audience)
        reforms = reforms.filter(Exists(concerned))
    if asked.document:
        told = Update.objects.known_by(day).filter(
            own, kind=Update.Kind.TARGET, passage__document__slug=asked.document
        )
        reforms = reforms.filter(Exists(told))
    return reforms
