"""The times that a reader asks about again and again: a week, a month, this term, a white paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from libs.vaguedates.vague_date import window_of
from libs.vaguedates.words import understand
from reforms.pages.changes.stops import Stops


@dataclass(frozen=True, slots=True)
class Range:
    """A time up to the day looked at; `key` is what `?since=` calls it, `start` the day before.

    One that is not `is_offered` is still answered, so that an address keeps its meaning.
    """

    key: str
    label: str
    start: date
    is_offered: bool = True


def build_ranges(on: date, stops: Stops) -> tuple[Range, ...]:
    """The times that end on a day, the shortest first but for the last: since each publication.

    On 27 November 2026 they begin after 20 November, 28 October and 31 August, and after 23
    February, the day of the newest white paper. Between two terms there is no "this term".
    """
    found = [
        Range("7-days", "7 days", on - timedelta(days=7)),
        Range("30-days", "30 days", on - timedelta(days=30)),
    ]
    if term := _term(on):
        found.append(Range("term", "This term", term - timedelta(days=1)))
    out = [one for one in stops.landmarks if one.day < on]
    newest = out[-1:]
    for one in reversed(out):
        label = f"Since the {one.name[:1].lower()}{one.name[1:]}"
        found.append(Range(one.slug, label, one.day, one in newest))
    return tuple(found)


def default_start(on: date, ranges: Iterable[Range], stops: Stops) -> date:
    """Where a comparison begins if nobody says: the shortest time in which a document came out.

    In none of them: the day of the document before the newest one, or `on` without any.
    """
    newest = max((one.first for one in stops.documents if one.first), default=None)
    for one in ranges:
        if newest and newest > one.start:
            return one.start
    return next((one.day for one in reversed(stops.documents[:-1])), on)


def _term(on: date) -> date | None:
    """The first day of the school term, by the widest usual days; None between two terms."""
    said = understand("this term", on)
    terms = [window_of(edtf) for edtf in (said.edtf, *(one.edtf for one in said.choices)) if edtf]
    begun = [term.earliest for term in terms if term.earliest and term.latest and on <= term.latest]
    # In April two may overlap: the wider time leaves nothing out.
    return min((first for first in begun if first <= on), default=None)
