"""What is awaited: documents that sources promise, and the places where answers will stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from libs.days import Day
from reforms.models import ExpectedEvidence, Milestone, Reform
from reforms.pages.expected import PlaceKnown
from reforms.pages.known import ReformKnown, read_known
from reforms.pages.open_dates import DueMilestone
from reforms.standing import Standing
from seeds.models import Caveat

SOUGHT = "looked-for-and-not-found"
"""The caveat that tells what was looked for."""

MAX_DOCUMENTS = 200
"""Reforms with documents, or with places where answers will stand, on the page."""

PLACES = ExpectedEvidence.objects.values("reform")
"""The reforms with such places, on whatever day."""


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """A place where the answer to an open milestone will stand, and that milestone."""

    line: DueMilestone
    place: PlaceKnown
    strand: str


@dataclass(frozen=True, slots=True)
class AwaitedPage:
    """What /next/documents/ shows: dated ahead, without a date, and gone by without being found.

    `unread` are dated later than anybody read. `places` are where answers will stand.
    `says_what_was_sought`: the roadmap has a caveat on documents that were looked for without any
    date.
    """

    ahead: tuple[DueMilestone, ...]
    undated: tuple[DueMilestone, ...]
    passed: tuple[DueMilestone, ...]
    unread: tuple[DueMilestone, ...]
    places: tuple[ExpectedLine, ...]
    says_what_was_sought: bool

    @property
    def count(self) -> int:
        return len(self.ahead) + len(self.undated) + len(self.passed) + len(self.unread)

    @property
    def unread_places(self) -> int:
        return sum(one.place.is_unread for one in self.places)


def build_awaited(day: Day) -> AwaitedPage:
    """What no source had told of as published, or answered, by the day. Eight queries."""
    documents = Milestone.objects.filter(kind=Milestone.Kind.DOCUMENT)
    awaiting = Q(pk__in=documents.values("reform")) | Q(pk__in=PLACES)
    reforms = Reform.objects.known_by(day.on).filter(awaiting, is_context=False)
    rows = reforms.select_related("strand")[:MAX_DOCUMENTS]
    known = read_known(list(rows), day.on)
    lines = [
        DueMilestone(reform.slug, reform.name, milestone, ())
        for reform in known
        for milestone in reform.milestones
        if milestone.is_document and not milestone.standing.is_settled
    ]
    dated = {Standing.UPCOMING, Standing.IN_ITS_WINDOW, Standing.NOT_BEFORE, Standing.MAY_HAPPEN}

    def last_day(line: DueMilestone) -> tuple[bool, str]:
        latest = line.milestone.window.latest
        return latest is None, latest.isoformat() if latest else ""

    return AwaitedPage(
        ahead=tuple(
            sorted((row for row in lines if row.milestone.standing in dated), key=last_day)
        ),
        undated=tuple(
            row for row in lines if row.milestone.standing in {Standing.WAITING, Standing.NO_DATE}
        ),
        passed=tuple(row for row in lines if row.milestone.standing == Standing.DATE_PASSED),
        unread=tuple(row for row in lines if row.is_unread),
        places=_expected(known),
        says_what_was_sought=Caveat.objects.known_by(day.on).filter(key=SOUGHT).exists(),
    )


def build_expected(day: Day, reform: str = "") -> tuple[ExpectedLine, ...]:
    """Where the answers to open milestones will stand, of all reforms or of one. Six queries."""
    rows = Reform.objects.known_by(day.on).filter(pk__in=PLACES)
    if reform:
        rows = rows.filter(slug=reform)
    return _expected(read_known(list(rows.select_related("strand")), day.on))


def _expected(known: Iterable[ReformKnown]) -> tuple[ExpectedLine, ...]:
    """Those due first come first, and those without a day last."""
    lines = [
        ExpectedLine(
            DueMilestone(reform.slug, reform.name, milestone, ()), place, reform.strand_slug
        )
        for reform in known
        for milestone in reform.milestones
        if not milestone.standing.is_settled
        for place in milestone.places
    ]
    return tuple(sorted(lines, key=_by_day))


def _by_day(one: ExpectedLine) -> tuple[date, str, str]:
    window = one.place.due.window
    return window.latest or window.earliest or date.max, one.line.anchor, one.place.key
