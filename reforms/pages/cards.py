"""The cards of the site, a reform and a strand: what other sites show of their pages."""

from collections.abc import Iterable
from datetime import date

from django.shortcuts import get_object_or_404

from libs.days import Day
from libs.drawings.card import Card
from libs.vaguedates.printing import print_days_left
from reforms.marks import SIGNS
from reforms.models import Reform, Strand
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from reforms.standing import Standing

SITE_TITLE = "England’s SEND and AP reforms"
SITE_LINE = "What was promised, by when, what changed, and who said so."

OPEN = {Standing.UPCOMING, Standing.IN_ITS_WINDOW, Standing.NOT_BEFORE, Standing.MAY_HAPPEN}
PASSED = {Standing.DATE_PASSED, Standing.NOT_READ}


def site_card(day: Day) -> Card:
    """The card of every page that has none of its own. One query."""
    count = Reform.objects.known_by(day.on).filter(is_context=False).count()
    return Card(
        kind="The tracker",
        title=SITE_TITLE,
        line=SITE_LINE,
        date=_count(count),
        day=f"As known on {day.label}",
    )


def reform_card(day: Day, slug: str) -> Card:
    """The card of a reform that was known by the day; Http404 for another. Five queries."""
    known_by = Reform.objects.known_by(day.on).select_related("strand")
    (known,) = read_known([get_object_or_404(known_by, slug=slug)], day.on)
    told = first_to_tell(known.milestones, day.on)
    return Card(
        kind=f"Reform: {known.strand}",
        title=known.name,
        line=known.description,
        date=_date(told) if told else "No date is known.",
        **_standing(told, day.on),
        day=f"As known on {day.label}",
    )


def strand_card(day: Day, slug: str) -> Card:
    """The card of a strand with a reform that was known by the day; Http404 for another."""
    strand = get_object_or_404(Strand, slug=slug)
    rows = get_list_of(strand, day)
    milestones = {one: known for known in rows for one in known.milestones}
    told = first_to_tell(milestones, day.on)
    return Card(
        kind="Strand of the reforms",
        title=strand.title,
        line=f"{_count(len(rows))}: {'; '.join(row.name for row in rows)}." if rows else "",
        date=f"{milestones[told].name}: {_date(told)}" if told else "",
        **_standing(told, day.on),
        day=f"As known on {day.label}",
    )


def get_list_of(strand: Strand, day: Day) -> tuple[ReformKnown, ...]:
    """A strand's reforms as known on a day, context among them."""
    reforms = Reform.objects.known_by(day.on).filter(strand=strand).select_related("strand")
    return read_known(list(reforms), day.on)


def first_to_tell(milestones: Iterable[MilestoneKnown], day: date) -> MilestoneKnown | None:
    """The milestone that matters first on a day, None where there is no milestone.

    What ends next; then what is open without an end; what went by last; what waits for an event;
    what was settled last.
    """

    def key(one: MilestoneKnown) -> tuple[int, int]:
        first, last = one.window.earliest or date.max, one.window.latest or date.min
        if _last_to_come(one, day):
            return 0, last.toordinal()
        if one.standing in OPEN:
            return 1, first.toordinal()
        if one.standing in PASSED:
            return 2, -last.toordinal()
        return (4 if one.standing.is_settled else 3), -last.toordinal()

    return min(milestones, key=key, default=None)


def _last_to_come(milestone: MilestoneKnown, day: date) -> date | None:
    """Its last day; None where it is settled, gone by, or has no end."""
    last = milestone.window.latest
    is_due = milestone.standing in OPEN and not milestone.is_floor
    return last if is_due and last is not None and last >= day else None


def _date(milestone: MilestoneKnown) -> str:
    words = f", “{milestone.words}”" if milestone.words else ""
    return f"{milestone.title}{words}"


def _standing(milestone: MilestoneKnown | None, day: date) -> dict[str, str]:
    if milestone is None:
        return {}
    last = _last_to_come(milestone, day)
    days = f": {print_days_left(last, day)}" if last else ""
    standing = milestone.standing
    return {"standing": f"{standing.label}{days}", "sign": SIGNS[standing], "look": standing.value}


def _count(number: int) -> str:
    return f"{number} reform{'' if number == 1 else 's'}"
