"""The roadmap as a table, and the key dates around it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from libs.days import Day
from libs.pagetables import Column, PageTable, RowGroup, day_link
from libs.pagetables.table import PrintedRow
from reforms.marks import stage_mark, standing_mark
from reforms.milestone_marks import milestone_mark
from reforms.pages.events import EventKnown
from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.pages.overview import UNFOLDED
from reforms.pages.roadmap import RoadmapPage
from seeds.marks import INFERRED, cite_mark
from seeds.pages import Said

SORTED = 10
"""Reforms of a sorted table that stand before its fold."""

IN_WORDS = "In the source’s words"


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _words(milestone: MilestoneKnown) -> str:
    """A date's words, and what was said of it before."""
    words, slip = _quoted(milestone.words), milestone.slip
    said = [slip.in_brief] if slip and slip.has_moved else []
    if milestone.earlier_words:
        said.insert(0, f"earlier said: {_quoted(milestone.earlier_words)}")
    if not said:
        return words
    beside = format_html_join(" ", '<span class="read-as">{}</span>', ((one,) for one in said))
    return format_html("{} {}", words, beside)


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """A row of the roadmap: one of a reform's milestones, or the reform itself (None)."""

    reform: ReformKnown
    milestone: MilestoneKnown | None


class RoadmapTable(PageTable):
    """Reforms with their milestones below them, grouped or sorted as the page is."""

    title = Column("Reform and milestone", orderable=True)
    stage = Column("Stage", orderable=True)
    words = Column(IN_WORDS, label="In words")
    target = Column("Read as", orderable=True)
    standing = Column("Standing")
    source = Column("Source")

    class Meta:
        attrs = {"class": "table table--grouped roadmap"}

    def __init__(self, page: RoadmapPage, day: Day) -> None:
        self.says_strand = bool(page.sort) or page.grouped_by != "strand"
        by = {"force": "legal force"}.get(page.grouped_by, page.grouped_by)
        order = "sorted by a column" if page.sort else f"by {by}"
        known = "today" if day.is_today else f"on {day.label}"
        groups = (
            RowGroup(
                [
                    RoadmapRow(reform, milestone)
                    for reform in group.reforms
                    for milestone in (None, *reform.milestones)
                ],
                group.title,
                group.slug,
                _how_much(group.reforms),
            )
            for group in page.groups
        )
        is_long = page.reform_count + page.milestone_count > UNFOLDED
        super().__init__(
            day=day,
            caption=f"Reforms and milestones {order}, as known {known}",
            groups=groups,
            sort=page.sort,
            previous=page.previous,
            following=page.following,
            opened=0 if is_long else None,
            shown=SORTED if page.sort else 0,
        )

    def counts_as_row(self, record: RoadmapRow) -> bool:
        return record.milestone is None

    def bodies(self, groups: Iterable[RowGroup]) -> Iterator[tuple[PrintedRow, ...]]:
        """One <tbody> for each heading and for each reform with its milestones."""
        write = self.writer()
        for group in groups:
            if group.heading:
                yield (self.heading_row(group),)
            rows: list[PrintedRow] = []
            for record in group.rows:
                if record.milestone is None and rows:
                    yield tuple(rows)
                    rows = []
                rows.append(write(record))
            yield tuple(rows)

    def row_attrs_of(self, record: RoadmapRow) -> str:
        return "" if record.milestone else ' class="roadmap__reform"'

    def head_attrs_of(self, record: RoadmapRow) -> str:
        return ' scope="row" class="sub"' if record.milestone else ' scope="rowgroup"'

    def spans_of(self, record: RoadmapRow) -> Mapping[str, int]:
        return {"title": 2} if record.milestone else {"words": 3}

    def render_title(self, record: RoadmapRow) -> str:
        if record.milestone:
            return record.milestone.title
        reform = record.reform
        link = day_link(self.day, "reforms:reform", reform.slug, text=reform.name)
        beside = reform.strand if self.says_strand else "context only" if reform.is_context else ""
        if not beside:
            return link
        return format_html('{} <span class="roadmap__strand">{}</span>', link, beside)

    def render_stage(self, record: RoadmapRow) -> str:
        reform = record.reform
        mark = stage_mark(reform.stage, inferred=_is_inferred(reform.stage_said))
        if not reform.legal_force:
            return mark
        inferred = f" {INFERRED}" if _is_inferred(reform.legal_force_said) else ""
        return format_html(
            '{} <span class="read-as">{}{}</span>', mark, reform.legal_force, SafeString(inferred)
        )

    def render_words(self, record: RoadmapRow) -> str:
        if record.milestone:
            return _words(record.milestone)
        if record.reform.milestones:
            return ""
        return SafeString('<span class="quiet">No date in the sources</span>')

    def render_target(self, record: RoadmapRow) -> str:
        milestone = record.milestone
        if not milestone:
            return ""
        # What the source says in the same words is not said again.
        return milestone.hangs or (
            "" if milestone.interval == milestone.words else milestone.interval
        )

    def render_standing(self, record: RoadmapRow) -> str:
        return milestone_mark(record.milestone) if record.milestone else ""

    def render_source(self, record: RoadmapRow) -> str:
        if record.milestone:
            said = record.milestone.outcome_said or record.milestone.target_said
        else:
            said = record.reform.description_said
        return cite_mark(said.source if said else None, self.day, brief=True)


def _how_much(reforms: Sequence[ReformKnown]) -> str:
    milestones = sum(len(reform.milestones) for reform in reforms)
    return f"{_plural(len(reforms), 'reform')}, {_plural(milestones, 'milestone')}"


def _plural(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _is_inferred(said: Said | None) -> bool:
    return said is not None and said.is_inferred


class EventsTable(PageTable):
    """Key dates around the reforms."""

    title = Column("Event")
    words = Column(IN_WORDS, label="In words")
    interval = Column("Read as")
    standing = Column("Standing")
    source = Column("Source", accessor="said")

    class Meta:
        attrs = {"class": "table"}

    def row_attrs_of(self, record: EventKnown) -> str:
        return format_html(' id="{}"', record.slug)

    def render_title(self, record: EventKnown) -> SafeString:
        return day_link(self.day, "reforms:event", record.slug, text=record.name)

    def render_words(self, value: str) -> str:
        return _quoted(value)

    def render_standing(self, record: EventKnown) -> str:
        return standing_mark(record.standing)

    def render_source(self, value: Said) -> str:
        return cite_mark(value.source, self.day, brief=True)
