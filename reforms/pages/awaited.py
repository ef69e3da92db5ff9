"""The documents that are awaited, as the sources speak of them: when each is to come."""

from dataclasses import dataclass

from libs.days import Day
from reforms.models import Milestone, Reform
from reforms.pages.known import read_known
from reforms.pages.open_dates import DueMilestone
from reforms.standing import Standing
from seeds.models import Caveat

SOUGHT = "looked-for-and-not-found"
"""The caveat that tells what was looked for."""

MAX_DOCUMENTS = 200
"""Reforms with documents on the page."""


@dataclass(frozen=True, slots=True)
class AwaitedPage:
    """What /next/documents/ shows: dated ahead, without a date, and gone by without being found.

    `unread` are dated later than anybody read. `says_what_was_sought`: the roadmap has a caveat on
    documents that were looked for without any date.
    """

    ahead: tuple[DueMilestone, ...]
    undated: tuple[DueMilestone, ...]
    passed: tuple[DueMilestone, ...]
    unread: tuple[DueMilestone, ...]
    says_what_was_sought: bool

    @property
    def count(self) -> int:
        return len(self.ahead) + len(self.undated) + len(self.passed) + len(self.unread)


def build_awaited(day: Day) -> AwaitedPage:
    """The documents that no source had told of as published by the day. Seven queries."""
    documents = Milestone.objects.filter(kind=Milestone.Kind.DOCUMENT)
    reforms = Reform.objects.known_by(day.on).filter(is_context=False)
    rows = reforms.filter(pk__in=documents.values("reform")).select_related("strand")[
        :MAX_DOCUMENTS
    ]
    lines = [
        DueMilestone(reform.slug, reform.name, milestone, ())
        for reform in read_known(list(rows), day.on)
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
        says_what_was_sought=Caveat.objects.known_by(day.on).filter(key=SOUGHT).exists(),
    )
