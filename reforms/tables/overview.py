"""The overview in words: how many milestones of each group stand in which way."""

from django.utils.html import format_html

from libs.days import Day
from libs.pagetables import Column, PageTable
from reforms.pages.overview import OverviewLine, OverviewPage
from reforms.timeline.looks import Look

GROUPS = {"strand": "Strand", "stage": "Stage", "force": "Legal force"}


class CountColumn(Column):
    """The counts of one look, each a link to the milestones that it counts."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.words.capitalize(), is_number=True, empty_values=())
        self.look = look

    def render(self, record: OverviewLine) -> str:
        for linked in record.counts:
            if linked.count.look is self.look:
                return format_html('<a href="{}">{}</a>', linked.href, linked.count.number)
        return "0"


class OverviewTable(PageTable):
    """The counts of every line, under the same heads."""

    class Meta:
        attrs = {"class": "table"}

    def __init__(self, page: OverviewPage, day: Day, *, grouped_by: str) -> None:
        columns = [
            ("title", Column(GROUPS[grouped_by], accessor="line__title")),
            ("reform_count", Column("Reforms", is_number=True, accessor="line__reform_count")),
        ]
        columns += [
            (f"count_{linked.count.look}", CountColumn(linked.count.look)) for linked in page.tally
        ]
        super().__init__(
            page.lines, day=day, caption="Milestones by how they stand", extra_columns=columns
        )
