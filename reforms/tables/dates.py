"""Next dates, dates that went by, and documents that are awaited."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from libs.days import Day
from libs.pagetables import Column, PageTable, RowGroup, day_link
from reforms.marks import standing_mark
from reforms.pages.acting import ActingPage
from reforms.pages.awaited import AwaitedPage
from reforms.pages.due import AudienceDates, DuePage
from reforms.pages.home import HomePage
from reforms.pages.open_dates import DueMilestone
from seeds.marks import cite_mark

UNREAD = "Milestones whose date passed after the sources were last read"


class DatesTable(PageTable):
    """Milestones with the reform that each belongs to."""

    milestone = Column("Milestone")
    words = Column("In the source’s words", label="In words")
    standing = Column("Standing")

    class Meta:
        attrs = {"class": "table lines"}

    def render_milestone(self, record: DueMilestone) -> str:
        link = day_link(self.day, "reforms:reform", record.reform_slug, text=record.reform)
        return format_html('{} <span class="sub">{}</span>', link, record.milestone.title)

    def render_words(self, record: DueMilestone) -> str:
        read_as = record.milestone.hangs or record.milestone.read_as
        if not read_as:
            return f"“{record.milestone.words}”"
        return format_html('“{}” <span class="read-as">{}</span>', record.milestone.words, read_as)

    def render_standing(self, record: DueMilestone) -> str:
        return standing_mark(record.milestone.standing)


class MeantDatesTable(DatesTable):
    """Dates that are neither set nor proposed by where they stand, so each says which it is."""

    class Meta(DatesTable.Meta):
        pass

    def render_words(self, record: DueMilestone) -> str:
        words = super().render_words(record)
        if not record.milestone.is_proposed:
            return words
        return format_html('{} <span class="read-as">proposed</span>', words)


class DatesByAudienceTable(DatesTable):
    """The same, by whom they concern."""

    milestone = Column("For whom, and what")

    class Meta:
        attrs = {"class": "table table--grouped lines"}

    def __init__(self, audiences: tuple[AudienceDates, ...], *, day: Day, caption: str) -> None:
        groups = [RowGroup(audience.lines, self._heading(audience, day)) for audience in audiences]
        super().__init__(day=day, caption=caption, groups=groups)

    @staticmethod
    def _heading(audience: AudienceDates, day: Day) -> SafeString:
        choices = {"for": audience.slug}
        return day_link(day, "reforms:next", text=audience.title, choices=choices)


class ActingTable(DatesTable):
    """The dates of one year, by whom they concern, with who says so."""

    milestone = Column("For whom, and what")
    source = Column("Source", empty_values=())

    class Meta:
        attrs = {"class": "table table--grouped lines"}

    def __init__(self, page: ActingPage, day: Day) -> None:
        groups = [
            RowGroup(
                one.lines,
                day_link(day, "reforms:next", text=one.title, choices={"for": one.slug}),
            )
            for one in page.audiences
        ]
        super().__init__(day=day, caption=f"Dates of {page.year}", groups=groups)

    def render_words(self, record: DueMilestone) -> str:
        words = super().render_words(record)
        if not record.milestone.is_proposed:
            return words
        return format_html('{} <span class="read-as">proposed</span>', words)

    def render_source(self, record: DueMilestone) -> SafeString:
        said = record.milestone.target_said
        return cite_mark(said.source if said else None, self.day, brief=True)


def home_tables(page: HomePage, day: Day) -> dict[str, PageTable]:
    """The home page's tables, by the names of its lists."""
    by_audience = "The first open dates, by whom they concern"
    return {
        "by_audience": DatesByAudienceTable(page.by_audience, day=day, caption=by_audience),
        **_dates(
            day,
            upcoming=(page.upcoming, "Milestones whose window is still open"),
            waiting=(page.waiting, "Milestones that wait for an event"),
            passed=(page.passed, "Milestones whose date has passed"),
            unread=(page.unread, UNREAD),
        ),
    }


def due_tables(page: DuePage, day: Day) -> dict[str, PageTable]:
    """Those of the next dates."""
    by_audience = "Set dates, by whom they concern"
    return {
        "by_audience": DatesByAudienceTable(page.by_audience, day=day, caption=by_audience),
        **_dates(
            day,
            set_dates=(page.set_dates, "Set dates"),
            proposed=(page.proposed, "Proposed dates"),
            waiting=(page.waiting, "Milestones that wait for an event"),
        ),
        "beginnings": MeantDatesTable(page.beginnings, day=day, caption="What begins, and when"),
        "floors": MeantDatesTable(page.floors, day=day, caption="No earlier than a date"),
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
        name: DatesTable(lines, day=day, caption=caption)
        for name, (lines, caption) in lists.items()
        if lines
    }
