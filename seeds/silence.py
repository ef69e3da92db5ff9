"""How far sources were read: one day and one sentence, for every page.

A caveat of the kind "read" declares a day up to which all sources were read (decision 17). A
document that came later shows that it was read, not that the others were.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import F, Max, QuerySet, Value

from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from seeds.models import Caveat, Document


class DatedRow(Protocol):
    """What is read of a document here: its kind, and the first and last day that it may be of."""

    @property
    def kind(self) -> str: ...
    @property
    def published_earliest(self) -> date | None: ...
    @property
    def published_latest(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Silence:
    """How far sources were read, as seen on a day; `day` is None where nothing was read yet.

    `later_count` is how many documents that came out since were read all the same. `is_long`: more
    days went by since than a reader should miss.
    """

    day: date | None
    days: int
    later_count: int
    is_long: bool

    @property
    def label(self) -> str:
        return print_day(self.day) if self.day else ""

    @property
    def sentence(self) -> str:
        """The one sentence: how far sources were read, and what that leaves unknown."""
        if self.day is None:
            return "No documents have been read in yet."
        if not self.is_long:
            return f"Sources read up to {self.label}."
        if not self.later_count:
            return (
                f"Nothing was read since {self.label}, {self.days} days ago. "
                "What happened since is not here."
            )
        documents = "1 document" if self.later_count == 1 else f"{self.later_count} documents"
        return (
            f"Not all sources were read since {self.label}, {self.days} days ago: "
            f"{documents} only. What else happened is not here."
        )


@once_a_version(most=32)
def read_up_to(day: date) -> date | None:
    """The last day, `day` at most, up to which all sources were read; None before any was read.

    Where no reading was declared it is the day of the newest document. One query.

    A reading that was declared for a later day covers this one too, so a page of the past shows
    no silence that was filled since.
    """
    declared = _declared().annotate(rank=Value(1), day=F("known_on"))
    newest = _dated_documents().annotate(rank=Value(0), day=F("published_latest"))
    days = [rows.order_by().values_list("rank", "day") for rows in (declared, newest)]
    found = days[0].union(days[1]).order_by("-rank", "-day").first()
    return min(day, found[1]) if found else None


def build_silence(today: date, warn_after: int, documents: Iterable[DatedRow]) -> Silence:
    """How far sources were read, seen `today`; after `warn_after` days a page should warn.

    `documents` are all that were published by today. One query.
    """
    dated = [(row, last) for row in documents if (last := row.published_latest)]
    newest = _declared().aggregate(last=Max("known_on"))["last"] or max(
        (last for row, last in dated if _tells_its_day(row)), default=None
    )
    if newest is None:
        return Silence(None, 0, 0, is_long=False)
    day = min(today, newest)
    gone = (today - day).days
    return Silence(day, gone, sum(last > day for _, last in dated), is_long=gone > warn_after)


def _declared() -> QuerySet[Caveat]:
    return Caveat.objects.filter(kind=Caveat.Kind.READ)


def _dated_documents() -> QuerySet[Document]:
    """Those of a known day; a vague one and reference data tell of no reading."""
    documents = Document.objects.exclude(kind=Document.Kind.DATA)
    return documents.filter(published_earliest=F("published_latest"))


def _tells_its_day(row: DatedRow) -> bool:
    """The same of a row that was fetched."""
    return row.published_earliest == row.published_latest and row.kind != Document.Kind.DATA
