"""Next dates, dates that went by, and documents that are awaited."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from libs.days import Day, keep_day, page_address
from libs.pagetables import Column, PageTable, RowGroup, day_link
from reforms.milestone_marks import milestone_mark
from reforms.pages.acting import ActingPage
from reforms.pages.awaited import AwaitedPage
from reforms.pages.due import DuePage
from reforms.pages.home import HomePage
from reforms.pages.open_dates import DueMilestone
from seeds.marks import said_mark

SHOWN, SHOWN_AFTER = 6, 2
"""Rows that stand before the fold: of the dates that are set, and of each list after them."""

UNREAD = "Milestones whose date passed after the sources were last read"


def ready_link(line: DueMilestone, day: Day) -> SafeString:
    """The way to what to have ready for a date; nothing where no source asks anything."""
    count = sum(len(one.steps) for one in line.milestone.ready)
    if not count:
        return SafeString("")
    text = f"What to have ready: {count} point{'' if count == 1 else 's'}"
    address = f"{keep_day(page_address('reforms:ready'), day)}#{line.anchor}"
    return format_html(' <a class="sub" href="{}">{}</a>', address, text)


class LinesTable(PageTable):
    """Milestones with the reform that each belongs to; each kind of list leaves some columns out.

    Where the heading says that all are proposed, the rows need not (`says_proposed`).
    """

    milestone = Column("Milestone")
    due = Column("Due", empty_values=())
    audiences = Column("Who must act")
    words = Column("In the source’s words", label="In words", empty_values=())
    standing = Column("Standing", empty_values=())
    source = Column("Source", empty_values=())

    class Meta:
        attrs = {"class": "table lines"}

    def __init__(self, *args: Any, says_proposed: bool = True, **options: Any) -> None:
        self.says_proposed = says_proposed
        super().__init__(*args, **options)

    def render_milestone(self, record: DueMilestone) -> str:
        link = day_link(self.day, "reforms:reform", record.reform_slug, text=record.reform)
        ready = ready_link(record, self.day)
        return format_html('{} <span class="sub">{}</span>{}', link, record.milestone.title, ready)

    def render_due(self, record: DueMilestone) -> str:
        return format_html('{} <b class="left">{}</b>', capfirst(record.by), record.left)

    def render_audiences(self, record: DueMilestone) -> str:
        return ", ".join(record.audiences)

    def render_words(self, record: DueMilestone) -> str:
        milestone = record.milestone
        proposed = "proposed" if milestone.is_proposed and self.says_proposed else ""
        beside = ", ".join(filter(None, [self.read_as(record), proposed]))
        if not beside:
            return f"“{milestone.words}”"
        return format_html('“{}” <span class="read-as">{}</span>', milestone.words, beside)

    def read_as(self, record: DueMilestone) -> str:
        """How the words are read, "" where the row says it elsewhere."""
        return record.milestone.hangs or record.milestone.read_as

    def render_standing(self, record: DueMilestone) -> str:
        return milestone_mark(record.milestone)

    def render_source(self, record: DueMilestone) -> str:
        said = record.milestone.target_said
        return said_mark(said, self.day) if said else ""


class DatesTable(LinesTable):
    """Dates that passed or wait, and how they stand."""

    class Meta(LinesTable.Meta):
        exclude = ("due", "audiences")


class DueTable(LinesTable):
    """Dates in the order of their last days: by when, with the days left, and who must act."""

    milestone = Column("What is due")

    class Meta(LinesTable.Meta):
        exclude = ("standing",)
        sequence = ("milestone", "due", "audiences", "words", "source")

    def read_as(self, record: DueMilestone) -> str:
        return "" if record.by == record.milestone.interval else record.milestone.read_as


class BeginningsTable(LinesTable):
    """When something begins, set or proposed: nothing is due by then."""

    milestone = Column("What begins")

    class Meta(LinesTable.Meta):
        exclude = ("due", "standing")
        sequence = ("milestone", "words", "audiences", "source")


class EndlessTable(LinesTable):
    """Dates without an end that anybody gave, and how they stand."""

    milestone = Column("What may happen")

    class Meta(LinesTable.Meta):
        exclude = ("due",)
        sequence = ("milestone", "words", "standing", "audiences", "source")


class ActingTable(LinesTable):
    """The dates of one year, by whom they concern, with who says so."""

    milestone = Column("For whom, and what")

    class Meta(LinesTable.Meta):
        attrs = {"class": "table table--grouped lines"}
        exclude = ("due", "audiences")

    def __init__(self, page: ActingPage, day: Day) -> None:
        groups = [
            RowGroup(
                one.lines,
                day_link(day, "reforms:next", text=one.title, choices={"for": one.slug}),
            )
            for one in page.audiences
        ]
        super().__init__(day=day, caption=f"Dates of {page.year}", groups=groups)


def home_tables(page: HomePage, day: Day) -> dict[str, PageTable]:
    """The home page's tables, by the names of its lists."""
    return {
        "upcoming": DueTable(page.upcoming, day=day, caption="What ends next"),
        "endless": EndlessTable(page.endless, day=day, caption="Open, with no end given"),
        **_dates(
            day,
            waiting=(page.waiting, "Milestones that wait for an event"),
            passed=(page.passed, "Milestones whose date has passed"),
            unread=(page.unread, UNREAD),
        ),
    }


def due_tables(page: DuePage, day: Day) -> dict[str, PageTable]:
    """Those of the next dates."""
    return {
        "set_dates": DueTable(page.set_dates, day=day, caption="Set dates", shown=SHOWN),
        "proposed": DueTable(
            page.proposed,
            day=day,
            caption="Proposed dates",
            says_proposed=False,
            shown=SHOWN_AFTER,
        ),
        "beginnings": BeginningsTable(
            page.beginnings, day=day, caption="What begins, and when", shown=SHOWN_AFTER
        ),
        "endless": EndlessTable(
            page.endless, day=day, caption="Open, with no end given", shown=SHOWN_AFTER
        ),
        **_dates(day, waiting=(page.waiting, "Milestones that wait for an event")),
    }


def awaited_tables(page: AwaitedPage, day: Day) -> dict[str, PageTable]:
    """Those of the documents that are awaited."""
    return _dates(
        day,
        ahead=(page.ahead, "Documents still to come"),
        passed=(page.passed, "Documents that were not found by their date"),
        undated=(page.undated, "Documents without a date"),
        unread=(page.unread, "Documents due after the sources were last read"),
    )


def _dates(day: Day, **lists: tuple[tuple[DueMilestone, ...], str]) -> dict[str, PageTable]:
    return {
        name: DatesTable(lines, day=day, caption=caption, shown=SHOWN)
        for name, (lines, caption) in lists.items()
        if lines
    }
