"""Planned against done, from the log: all that was said of each date, and a plan in a sentence."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from libs.days import Day, keep_day, page_address
from libs.pagememo.readings import once_a_version
from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import Window
from reforms.models import Outcome, Reform, Update
from reforms.pages.earlier import read_earlier
from reforms.pages.event_days import read_event_days
from reforms.pages.known import MilestoneKnown, read_known
from reforms.slippage import (
    Became,
    CurveDrawing,
    DateStood,
    OutcomeStood,
    Promise,
    curve_of,
    draw_curve,
)
from reforms.standing import Standing, window_after
from seeds.history import correction_of
from seeds.models import Document
from seeds.plan_supplied import PlanLine

Key = tuple[str, str]
"""A milestone: its reform's slug and its own."""

MEANS: Mapping[str, Became] = {
    Outcome.MET: Became.HAPPENED,
    Outcome.HAPPENED: Became.HAPPENED,
    Outcome.PART_MET: Became.IN_PART,
    Outcome.STOPPED: Became.ENDED,
    Outcome.SUPERSEDED: Became.ENDED,
}
"""What each outcome means for the count."""

STANDS: tuple[tuple[str, Collection[Standing]], ...] = (
    ("happened", (Standing.MET, Standing.HAPPENED)),
    ("in part", (Standing.PART_MET,)),
    ("dropped", (Standing.STOPPED,)),
    ("replaced", (Standing.SUPERSEDED,)),
    ("not heard of since their date", (Standing.DATE_PASSED, Standing.NOT_READ)),
    (
        "open or to come",
        (
            *(Standing.UPCOMING, Standing.IN_ITS_WINDOW, Standing.WAITING, Standing.NO_DATE),
            *(Standing.NOT_BEFORE, Standing.MAY_HAPPEN),
        ),
    ),
)
"""What became of a plan's dates, in the order of the sentence."""


@dataclass(frozen=True, slots=True)
class PlanTold:
    """What became of the dates of one document: how many, and how many each way."""

    dates: int
    counts: tuple[tuple[str, int], ...]

    @property
    def in_words(self) -> str:
        """“34 dates: 9 happened, 3 in part, 6 replaced, 16 not heard of since their date”."""
        of = ", ".join(f"{count} {words}" for words, count in self.counts if count)
        return f"{self.dates} date{'' if self.dates == 1 else 's'}: {of}"


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """Some dates, planned against done, in words and drawn; there is no drawing of nothing."""

    told: str
    label: str
    drawing: CurveDrawing | None


def build_planned(
    promises: Iterable[Promise], milestones: Iterable[MilestoneKnown], day: Day
) -> PlannedPage:
    """What became of some milestones, as known on a day; `promises` are all that was said of them.

    For one document they are those `of` that document.
    """
    curve = curve_of(promises, day.on)
    counts = curve.at(day.on)
    should = _between(counts.least, counts.most)
    return PlannedPage(
        told=f"As known on {day.label}: {tell_plan(milestones).in_words}.",
        label=(
            f"Planned against done: by {day.label} {should} should have happened, "
            f"{counts.happened} are known to have. The table has the numbers of each year."
        ),
        drawing=draw_curve(curve),
    )


def _between(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"


def tell_plan(milestones: Iterable[MilestoneKnown]) -> PlanTold:
    """What became of some dates, by how each stands on the day."""
    standings = Counter(milestone.standing for milestone in milestones)
    return PlanTold(
        standings.total(),
        tuple((words, sum(standings[one] for one in those)) for words, those in STANDS),
    )


def read_plan(document: Document, day: Day) -> PlanTold | None:
    """What became of the dates that a document gave; None where it gave none.

    What is there for context is left out. Eight queries at most.
    """
    given = Update.objects.known_by(day.on).filter(
        kind=Update.Kind.TARGET,
        milestone__isnull=False,
        reform__is_context=False,
        passage__document=document,
    )
    keys = set(given.order_by().values_list("reform", "reform__slug", "milestone__slug"))
    if not keys:
        return None
    named = {(reform, milestone) for _, reform, milestone in keys}
    reforms = Reform.objects.filter(pk__in={pk for pk, _, _ in keys}).select_related("strand")
    return tell_plan(
        milestone
        for reform in read_earlier(read_known(list(reforms), day.on), day.on)
        for milestone in reform.milestones
        if (reform.slug, milestone.slug) in named and milestone.slip and milestone.slip.is_dated
    )


def read_plan_line(document: Document, day: Day) -> PlanLine | None:
    """The same for the document's own page, with a link to its dates."""
    told = read_plan(document, day)
    href = keep_day(page_address("reforms:slippage"), day, document=document.slug)
    return PlanLine(told.in_words, href) if told and told.dates else None


@once_a_version(most=8)
def read_promises(day: Day, reforms: frozenset[str]) -> Mapping[Key, Promise]:
    """All that was said by the day of the dates and outcomes of some reforms, given by slug.

    Two queries at most.

    A floor promises nothing and a proposed date is no plan yet: neither counts, nor does context.
    """
    entries = (
        Update.objects.stated_by(day.on)
        .filter(
            kind__in=(Update.Kind.TARGET, Update.Kind.OUTCOME),
            milestone__isnull=False,
            reform__in=Reform.objects.filter(slug__in=reforms, is_context=False).values("pk"),
            withdrawn=False,
        )
        .select_related("reform", "milestone", "passage__document", "corrected_by")
        .order_by("known_on", "pk")
    )
    found: dict[Key, tuple[list[DateStood], list[OutcomeStood]]] = {}
    rows = list(entries)
    events = read_event_days(rows, day.on)
    for row in rows:
        reform: Any = row.reform
        milestone: Any = row.milestone
        dates, outcomes = found.setdefault((reform.slug, milestone.slug), ([], []))
        if row.kind == Update.Kind.OUTCOME:
            until = _until(row, day)
            became = MEANS[row.outcome]
            outcomes.append(OutcomeStood(row.known_on, row.pk, until, became))
        elif row.sense != TimeSense.FLOOR and not row.is_proposed:
            expected = events.get(row.after_id, ()) if row.after_id else ()
            dates += _dates(row, expected, day)
    return MappingProxyType(
        {key: Promise(tuple(dates), tuple(outcomes)) for key, (dates, outcomes) in found.items()}
    )


def _dates(row: Update, expected: Iterable[tuple[date, Window]], day: Day) -> Iterable[DateStood]:
    """A date as it stood: one that waits for an event anew from each day that told of the event."""
    until = _until(row, day)
    by = row.passage.document.slug if row.passage else ""
    if row.after_id is None:
        return [DateStood(row.known_on, row.pk, until, row.target.window, by)]
    told = [(max(since, row.known_on), window) for since, window in expected]
    # An event of which nothing was expected yet gives no days, and zip() then takes no end.
    ends = [*(since for since, _ in told[1:]), until][: len(told)]
    words = row.target.words
    return [
        DateStood(since, row.pk, end, window_after(window, words), by)
        for (since, window), end in zip(told, ends, strict=True)
        if (end is None or since < end) and (until is None or since < until)
    ]


def _until(row: Update, day: Day) -> date | None:
    """From which day on an entry is mended, as known on the day looked at."""
    right = correction_of(row)
    return right.known_on if right and right.known_on <= day.on else None
