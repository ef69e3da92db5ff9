"""The overview in words: how many milestones of each group stand in which way."""

from typing import Any

from libs.days import Day
from libs.pagetables import Column, PageTable
from reforms.overview import Overview
from reforms.overview.layout import TableRow

GROUPS = {"strand": "Strand", "stage": "Stage", "force": "Legal force"}


class CountColumn(Column):
    """The counts at one place of every row."""

    def __init__(self, header: str, place: int) -> None:
        super().__init__(header, is_number=True, empty_values=())
        self.place = place

    def render(self, record: TableRow) -> Any:
        return record.counts[self.place].number


class OverviewTable(PageTable):
    """The counts of every line, under the same heads."""

    class Meta:
        attrs = {"class": "table"}

    def __init__(self, overview: Overview, day: Day, *, grouped_by: str) -> None:
        columns = [
            ("title", Column(GROUPS[grouped_by])),
            ("reform_count", Column("Reforms", is_number=True)),
        ]
        columns += [
            (f"count_{count.look}", CountColumn(count.look.words.capitalize(), place))
            for place, count in enumerate(overview.counts)
        ]
        super().__init__(
            overview.table, day=day, caption="Milestones by how they stand", extra_columns=columns
        )
