"""Which reforms a comparison of two days is about: so many at a time, see `reforms.pages.parts`.

Where all that are known fit one part, it is about these, and tells of those that did not change
too. Of more it is about those of which anything was entered in between, or moved with an event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Min, Q
from django.utils import timezone

from reforms.models import Event, Reform, Strand, Update
from reforms.pages import parts
from reforms.pages.parts import ReformsPart, part_of

MOST_ENTRIES = 2_000
"""So many entries are asked for their reforms; where there are more, the reforms for theirs."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The reforms of a part, by key, as a condition on their entries."""

    part: ReformsPart
    of: Q


EVERY_ONE = Touched(ReformsPart(1, 0, 0, 0, is_whole=True), Q())
"""All reforms at once, for a file that has all rows."""


def read_touched(start: date, end: date, number: int) -> Touched:
    """Part `number` of the reforms to compare. One query where all fit, otherwise eight at most."""
    every = Strand.objects.keys_of_reforms(Update.objects.filter(known_on__lte=end))
    keys = _keys(every[: parts.PART_SIZE + 1])
    if len(keys) <= parts.PART_SIZE and number == 1:
        return EVERY_ONE
    asked = _entered_between(start, end)
    first = (number - 1) * parts.PART_SIZE
    few = _reforms_of_few(asked)
    if few is None:
        entries = Update.objects.filter(_any(asked))
        ordered = Strand.objects.keys_of_reforms(entries)
    else:
        ordered = Reform.objects.filter(pk__in=few).values("pk")
    shown, part = part_of(_keys(ordered[first : first + parts.PART_SIZE + 1]), number)
    return Touched(part, Q(reform__in=shown))


def _keys(rows: Sequence[dict[str, int]]) -> list[int]:
    return [key for row in rows for key in row.values()]


def _entered_between(start: date, end: date) -> list[Q]:
    """What was said in between, what was entered late, and what waits for an event that moved."""
    said = Q(known_on__gt=start, known_on__lte=end)
    asked = [said]
    if began_by(start):
        after, until = _midnight(start), _midnight(end)
        entered = Q(recorded_at__gte=after, recorded_at__lt=until, withdrawn=False)
        asked.append(entered & Q(known_on__lte=start))
    # From the few events on, not from the entries of the time.
    moved = Update.objects.filter(said, event__in=Event.objects.values("pk")).order_by()
    events = set(moved.values_list("event", flat=True).distinct())
    return [*asked, Q(kind=Update.Kind.TARGET, after__in=events)] if events else asked


def began_by(day: date) -> bool:
    """Whether anything was entered by a day: what comes later may be read late. One query."""
    first = Update.objects.filter(withdrawn=False).aggregate(first=Min("recorded_at"))["first"]
    return first is not None and timezone.localdate(first) <= day


def _midnight(day: date) -> datetime:
    """The end of a day, as London counts."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _reforms_of_few(asked: Sequence[Q]) -> set[int] | None:
    """The reforms of all entries that fit any of what is asked; None where these are very many."""
    found: set[int] = set()
    for one in asked:
        rows = Update.objects.filter(one).order_by().values_list("reform", flat=True)
        keys = list(rows[: MOST_ENTRIES + 1])
        if len(keys) > MOST_ENTRIES:
            return None
        found |= {key for key in keys if key}
    return found


def _any(asked: Sequence[Q]) -> Q:
    either = Q()
    for one in asked:
        either |= one
    return either
