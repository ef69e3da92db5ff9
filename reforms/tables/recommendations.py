"""Recommendations by report, with how each was answered."""

from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from libs.days import Day
from libs.pagetables import Column, PageTable, RowGroup, day_link
from reforms.pages.recommendations import (
    AnswerKnown,
    EntrySaid,
    RecommendationKnown,
    RecommendationsPage,
    ReportRead,
)
from seeds.marks import said_mark


class RecommendationsTable(PageTable):
    """What is asked, of whom and by when; the answer; what was done; the reforms it is about."""

    asked = Column("Recommendation", empty_values=())
    answer = Column("Answer", empty_values=())
    done = Column("Done", empty_values=())
    reforms = Column("Reforms it is about", label="Reforms", empty_values=())

    class Meta:
        attrs = {"class": "table recommendations"}

    def __init__(self, page: RecommendationsPage, day: Day) -> None:
        self.before: EntrySaid | None = None
        self.at = ""
        reports = {one.report: one for one in page.reports}
        groups = [
            RowGroup(list(rows), self._heading(reports[report], day), f"report-{report[0]}")
            for report, rows in groupby(page.rows, lambda row: row.report)
        ]
        super().__init__(day=day, caption="Recommendations by report", groups=groups)

    @staticmethod
    def _heading(one: ReportRead, day: Day) -> SafeString:
        """The report, how many recommendations it made and how many of them were read."""
        link = day_link(day, "reforms:event", one.report[0], text=one.report[1])
        if one.said is None:
            return format_html(
                '{} <span class="sub quiet">{} read; no source that we read says how many it'
                " made</span>",
                *(link, one.read),
            )
        return format_html(
            '{} <span class="sub quiet">{} made, {} read {}</span>',
            *(link, one.made, one.read, said_mark(one.said, day)),
        )

    def render_asked(self, record: RecommendationKnown) -> SafeString:
        made = record.made
        number = f"{record.number}. " if record.number else ""
        whom = f"To {record.asked_of}" if record.asked_of else ""
        beside = ", ".join(filter(None, [whom, f"due “{made.due}”" if made.due else ""]))
        return format_html(
            '<span id="{}">{}{}</span> <span class="sub">{}{}{}</span>',
            *(record.slug, number, made.text, beside, ". " if beside else ""),
            said_mark(made.said, self.day),
        )

    def render_answer(self, record: RecommendationKnown) -> SafeString:
        if record.answer is AnswerKnown.UNKNOWN or record.answered is None:
            return format_html('<span class="quiet">{}</span>', record.answer.label)
        # An answer to several at once is told with the first of them.
        if record.answered == self.before:
            again = '<b>{}</b>, <a href="#{}">as above</a>'
            return format_html(again, record.answer.label, self.at)
        self.before, self.at = record.answered, record.slug
        return format_html("<b>{}</b> {}", record.answer.label, self._entry(record.answered))

    def render_done(self, record: RecommendationKnown) -> SafeString:
        if record.done is None:
            return SafeString('<span class="quiet none">No source in the log says</span>')
        return self._entry(record.done)

    def render_reforms(self, record: RecommendationKnown) -> SafeString:
        if not record.reforms:
            return SafeString('<span class="quiet none">None recorded</span>')
        links = (
            (day_link(self.day, "reforms:reform", slug, text=title),)
            for slug, title in record.reforms
        )
        return format_html_join(SafeString("<br>"), "{}", links)

    def _entry(self, one: EntrySaid) -> SafeString:
        due = f" Due “{one.due}”." if one.due else ""
        why = one.said.reason
        return format_html(
            '<span class="sub">{}{} {} {}</span>',
            *(one.text, due, why, said_mark(one.said, self.day)),
        )
