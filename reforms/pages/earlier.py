"""What was said of a date before: sharper words that a vaguer date covers, and each of its moves.

"November 2026" after "9 November 2026" takes nothing back: the day still fits. A later date that
does not leave room for the earlier one has moved it, and then the later one stands alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from libs.vaguedates.vague_date import Window
from reforms.models import Reform, Update
from reforms.pages.event_days import EventDays, read_event_days
from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.pages.slips import build_slip
from seeds.pages import build_said

ENDLESS = timedelta.max


def sharpest_covered(newer: Window, older: Sequence[Window]) -> int | None:
    """Which of the older windows is sharper than the newer one and lies inside it; None for none.

        sharpest_covered(November, [autumn, 9 November])  is 1: the day lies in the month
        sharpest_covered(November, [9 October])           is None: the date has moved
        sharpest_covered(9 November, [November])          is None: the newer one is sharper

    Of several the shortest is taken, of two that are as short the later one in the list. An empty
    window covers nothing and is covered by nothing.
    """
    fitting = [
        (_length(one), -place)
        for place, one in enumerate(older)
        if _length(one) < _length(newer) and _covers(newer, one)
    ]
    return -min(fitting)[1] if fitting else None


def with_earlier(
    known: Iterable[ReformKnown], targets: Iterable[Update], day: date
) -> list[ReformKnown]:
    """Reforms whose milestones say which sharper date was given before, and how the date moved.

    `targets` are the target dates of their milestones that stand on the day, in any order, with
    their reforms, milestones, passages and documents. One query, if any of them waits for an event.
    """
    by_milestone: dict[tuple[str, str], list[Update]] = {}
    events = read_event_days((rows := list(targets)), day)
    for target in sorted(rows, key=lambda one: (one.known_on, one.pk)):
        if target.milestone and target.reform:
            of = (target.reform.slug, target.milestone.slug)
            by_milestone.setdefault(of, []).append(target)
    return [
        replace(
            reform,
            milestones=tuple(
                _kept(one, by_milestone.get((reform.slug, one.slug), []), events)
                for one in reform.milestones
            ),
        )
        for reform in known
    ]


def read_earlier(known: Sequence[ReformKnown], day: date) -> list[ReformKnown]:
    """The same, with the target dates read from the log. Two queries at most."""
    reforms = Reform.objects.filter(slug__in=[reform.slug for reform in known])
    targets = Update.objects.known_by(day).filter(
        kind=Update.Kind.TARGET, milestone__isnull=False, reform__in=reforms
    )
    rows = targets.select_related("reform", "milestone", "passage__document")
    return with_earlier(known, rows, day)


def _kept(milestone: MilestoneKnown, targets: list[Update], events: EventDays) -> MilestoneKnown:
    """`targets` are those of the milestone, oldest first; the last of them is in force."""
    if targets:
        slip = build_slip(targets, events, milestone.standing)
        milestone = replace(milestone, slip=slip)
    # A floor leaves room for a target date, but it is none that still fits.
    older = [one for one in targets[:-1] if one.sense == milestone.sense]
    place = sharpest_covered(milestone.window, [one.target.window for one in older])
    if place is None or milestone.waits_for:
        return milestone
    earlier = older[place]
    return replace(milestone, earlier_words=earlier.target.words, earlier_said=build_said(earlier))


def _length(window: Window) -> timedelta:
    if window.earliest is None or window.latest is None:
        return ENDLESS
    return window.latest - window.earliest


def _covers(outer: Window, inner: Window) -> bool:
    if outer.is_empty or inner.is_empty:
        return False
    begins = outer.earliest is None or (inner.earliest or date.min) >= outer.earliest
    ends = outer.latest is None or (inner.latest or date.max) <= outer.latest
    return begins and ends
