"""What is known of each reform, and from how many documents."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from libs.days import Day
from libs.pagetables import Column, PageTable, RowGroup, day_link
from reforms.pages.evidence import Evidence, EvidencePage
from seeds.marks import cite_mark


class EvidenceTable(PageTable):
    """What is known of each reform, and from how many documents."""

    name = Column("Reform")
    last = Column("Last mentioned", label="Last mentioned")
    reports = Column("Evaluations and reports", label="Reports", empty_values=())
    stated = Column("From those responsible", label="Responsible", is_number=True)
    reported = Column("From others", label="Others", is_number=True)

    class Meta:
        attrs = {"class": "table table--grouped evidence"}

    def __init__(self, page: EvidencePage, day: Day) -> None:
        super().__init__(
            day=day,
            caption="Reforms by strand, with the evidence on each",
            groups=[
                RowGroup(strand.rows, strand.title, strand.slug, _how_much(strand.rows))
                for strand in page.strands
            ],
            opened=1,
            previous=page.previous,
            following=page.following,
        )

    def render_name(self, record: Evidence) -> str:
        return day_link(self.day, "reforms:reform", record.slug, text=record.name)

    def render_last(self, record: Evidence) -> str:
        cite = cite_mark(record.last_source, self.day, brief=True)
        return format_html("{} {}", record.last, cite)

    def render_reports(self, record: Evidence) -> str:
        if not record.reports:
            return SafeString('<span class="quiet">None found</span>')
        cites = ((cite_mark(report, self.day, brief=True),) for report in record.reports)
        return format_html_join("", '<span class="evidence__report">{}</span>', cites)


def _how_much(rows: Sequence[Evidence]) -> str:
    reports = sum(bool(row.reports) for row in rows)
    reforms = f"{len(rows)} reform{'' if len(rows) == 1 else 's'}"
    return f"{reforms}, {reports} with a report" if reports else reforms
