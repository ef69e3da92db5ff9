"""Dated figures: those of one measure, and the latest of each."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from libs.days import Day
from libs.pagetables import Column, PageTable, day_link
from reforms.pages.figures import FigureLine, FiguresPage, MeasureKnown
from seeds.marks import said_mark

SHOWN = 12
"""Rows that stand before the fold."""


class FiguresTable(PageTable):
    """The figures of a measure, newest first."""

    amount = Column("Figure")
    period = Column("For", empty_values=())
    words = Column("In the source’s words", label="In words")
    said = Column("Source")

    class Meta:
        attrs = {"class": "table figures"}

    def __init__(self, measure: MeasureKnown, day: Day) -> None:
        caption = f"{measure.title}, newest first"
        super().__init__(measure.lines, day=day, caption=caption, shown=SHOWN)

    def render_amount(self, record: FigureLine) -> str:
        return _amount(record)

    def render_period(self, record: FigureLine) -> str:
        return _period(record)

    def render_words(self, record: FigureLine) -> str:
        words = f"“{record.words}”"
        if not record.note:
            return words
        return format_html('{} <span class="sub quiet">{}</span>', words, record.note)

    def render_said(self, record: FigureLine) -> str:
        return said_mark(record.said, self.day)


class MeasuresTable(PageTable):
    """What is counted, each with its latest figure."""

    title = Column("What is counted")
    amount = Column("Latest figure", label="Latest")
    period = Column("For", empty_values=())
    said = Column("Source")
    count = Column("Figures", is_number=True)

    class Meta:
        attrs = {"class": "table figures"}

    def __init__(self, page: FiguresPage, day: Day) -> None:
        caption = "What is counted, with the latest figure of each"
        super().__init__(page.measures, day=day, caption=caption, shown=SHOWN)

    def render_title(self, record: MeasureKnown) -> str:
        link = day_link(self.day, "reforms:figure", record.slug, text=record.title)
        return format_html('{} <span class="sub quiet">{}</span>', link, record.scope)

    def render_amount(self, record: MeasureKnown) -> str:
        return _amount(record.latest)

    def render_period(self, record: MeasureKnown) -> str:
        return _period(record.latest)

    def render_said(self, record: MeasureKnown) -> str:
        return said_mark(record.latest.said, self.day)

    def render_count(self, record: MeasureKnown) -> str:
        return str(len(record.lines))


def _amount(line: FigureLine) -> str:
    """The number, and below it of which part it is and whose forecast."""
    forecast = f"Forecast by {line.forecast_by}" if line.forecast_by else ""
    below = [part for part in (line.part, forecast) if part]
    if not below:
        return line.amount
    return format_html('{} <span class="sub quiet">{}</span>', line.amount, "; ".join(below))


def _period(line: FigureLine) -> str:
    if not line.period:
        return SafeString('<span class="quiet">No time given</span>')
    if not line.read_as:
        return f"“{line.period}”"
    return format_html('“{}” <span class="read-as">{}</span>', line.period, line.read_as)
