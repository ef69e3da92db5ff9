"""Dates that moved, and how many did of each strand, body, audience or year."""

from collections.abc import Callable
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from libs.days import Day
from libs.pagetables import Column, PageTable, day_link
from reforms.milestone_marks import milestone_mark
from reforms.pages.slippage import SlippagePage, SlippageRow, Tally
from reforms.pages.slips import NO_REASON, DateSaid
from reforms.slippage import CurveRow, MoveKind
from seeds.marks import cite_mark, said_mark

SHOWN = 3
"""Rows that stand before the fold."""


class SlippageTable(PageTable):
    """Each date that moved: how it was first said, how it stands now, and who says why."""

    milestone = Column("Date of what", label="Date of what")
    first = Column("First said", empty_values=())
    now = Column("Said last", empty_values=())
    became = Column("What became of it", label="Became", empty_values=())
    why = Column("Why", empty_values=())

    class Meta:
        attrs = {"class": "table slips"}

    def __init__(self, page: SlippagePage, day: Day) -> None:
        super().__init__(
            page.shown,
            day=day,
            caption="Dates that moved, or were dropped or replaced",
            shown=SHOWN,
            previous=page.previous,
            following=page.following,
        )

    def render_milestone(self, record: SlippageRow) -> SafeString:
        slug, name = record.reform
        link = day_link(self.day, "reforms:reform", slug, text=name)
        return format_html('{} <span class="sub">{}</span>', link, record.milestone.title)

    def render_first(self, record: SlippageRow) -> SafeString:
        return self._date(record.slip.first)

    def render_now(self, record: SlippageRow) -> SafeString:
        if not record.slip.has_moved:
            return SafeString('<span class="quiet">The same days</span>')
        return self._date(record.slip.now)

    def render_became(self, record: SlippageRow) -> SafeString:
        standing = record.milestone.standing
        # What took its place, or put an end to it, is its standing too.
        says_more = standing.is_settled and not record.slip.ending
        settled = milestone_mark(record.milestone) if says_more else ""
        return format_html(
            '<b>{}</b> <span class="sub">{}</span>', capfirst(record.slip.moved), settled
        )

    def render_why(self, record: SlippageRow) -> SafeString:
        slip = record.slip
        cited = (
            (one.reason, said_mark(one.reason_said, self.day) if one.reason_said else "")
            for one in slip.reasons
        )
        if slip.asks_why:
            return format_html('<span class="quiet">{}</span>', capfirst(NO_REASON))
        return format_html_join(" ", "{} {}", cited)

    def _date(self, said: DateSaid) -> SafeString:
        read = "" if said.interval in ("", said.words) else said.interval
        cite = cite_mark(said.said.source, self.day, brief=True)
        return format_html(
            '“{}” <span class="read-as">{}</span> <span class="read-as">{} {}</span>',
            *(said.words, read, said.said.known_on, cite),
        )


class TallyTable(PageTable):
    """How many dates there are by one name, and what became of them.

    Each name leads to the `address` of its own dates, where that is given.
    """

    title = Column("Name")
    dates = Column("Dates", is_number=True)
    back = Column("Put back", is_number=True, empty_values=())
    forward = Column("Brought forward", label="Forward", is_number=True, empty_values=())
    vaguer = Column("Vaguer or left open", label="Vaguer", is_number=True, empty_values=())
    ended = Column("Dropped or replaced", label="Ended", is_number=True, empty_values=())

    class Meta:
        attrs = {"class": "table tallied"}

    def __init__(
        self,
        tallies: tuple[Tally, ...],
        day: Day,
        caption: str,
        address: Callable[[str], str] | None = None,
    ) -> None:
        self.address = address
        super().__init__(tallies, day=day, caption=caption)

    def render_title(self, record: Tally) -> SafeString:
        if self.address is None:
            return conditional_escape(record.title)
        return format_html('<a href="{}">{}</a>', self.address(record.slug), record.title)

    def render_back(self, record: Tally) -> int:
        return _count(record, MoveKind.PUT_BACK)

    def render_forward(self, record: Tally) -> int:
        return _count(record, MoveKind.FORWARD)

    def render_vaguer(self, record: Tally) -> int:
        return _count(record, MoveKind.VAGUER, MoveKind.OPENED)

    def render_ended(self, record: Tally) -> int:
        return _count(record, MoveKind.DROPPED, MoveKind.REPLACED)


def _count(tally: Tally, *kinds: Any) -> int:
    counts = dict(zip(MoveKind, tally.counts, strict=True))
    return sum(counts[kind] for kind in kinds)


class PlannedTable(PageTable):
    """Planned against done, as numbers: at the end of each year, and on the day looked at."""

    by = Column("By the end of", label="By", accessor="day")
    planned = Column("Should have happened", label="Planned", is_number=True, empty_values=())
    happened = Column("Known to have happened", label="Happened", is_number=True, empty_values=())
    in_part = Column("In part", is_number=True, empty_values=())
    ended = Column("Dropped or replaced", label="Ended", is_number=True, empty_values=())

    class Meta:
        attrs = {"class": "table tallied"}

    def __init__(self, rows: tuple[CurveRow, ...], day: Day) -> None:
        super().__init__(rows, day=day, caption="Planned against done")

    def render_by(self, record: CurveRow) -> str:
        return self.day.label if record.is_on else str(record.day.year)

    def render_planned(self, record: CurveRow) -> str:
        counts = record.counts
        least, most = counts.least, counts.most
        return str(most) if least == most else f"{least} to {most}"

    def render_happened(self, record: CurveRow) -> str:
        return self._known(record, record.counts.happened)

    def render_in_part(self, record: CurveRow) -> str:
        return self._known(record, record.counts.in_part)

    def render_ended(self, record: CurveRow) -> str:
        return self._known(record, record.counts.ended)

    def _known(self, record: CurveRow, number: int) -> str:
        """Of a day that has not come nothing is known."""
        return str(number) if record.day <= self.day.on else ""
