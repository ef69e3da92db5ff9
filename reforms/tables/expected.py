"""Where the answers to open milestones will stand, and how far these places were read."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from libs.days import Day
from libs.pagetables import Column, PageTable, day_link
from reforms.pages.awaited import ExpectedLine
from seeds.marks import said_mark

SHOWN = 12
"""Rows before the fold."""


class ExpectedTable(PageTable):
    """Where and when the answer to a milestone will stand, and whether somebody read there."""

    milestone = Column("Milestone", empty_values=())
    place = Column("Where its answer will stand", label="Where", empty_values=())
    due = Column("Due", empty_values=())
    state = Column("Read", empty_values=())
    source = Column("Source", empty_values=())

    class Meta:
        attrs = {"class": "table lines"}

    def __init__(self, lines: tuple[ExpectedLine, ...], day: Day) -> None:
        super().__init__(lines, day=day, caption="Where answers will stand", shown=SHOWN)

    def render_due(self, record: ExpectedLine) -> SafeString:
        due = record.place.due
        if not due:
            return SafeString('<span class="quiet">No day named</span>')
        return format_html('“{}” <span class="read-as">{}</span>', due, due.read_as)

    def render_place(self, record: ExpectedLine) -> SafeString:
        place = record.place
        where = place_link(place.text, place.address)
        return format_html('{} <span class="read-as">{}</span>', where, place.kind_label)

    def render_milestone(self, record: ExpectedLine) -> SafeString:
        line = record.line
        link = day_link(self.day, "reforms:reform", line.reform_slug, text=line.reform)
        return format_html('{} <span class="sub">{}</span>', link, line.milestone.title)

    def render_state(self, record: ExpectedLine) -> SafeString:
        tag = "<b>{}</b>" if record.place.is_unread else "{}"
        return format_html(tag, record.place.state.capitalize())

    def render_source(self, record: ExpectedLine) -> SafeString:
        said = record.place.said
        reason = format_html(' <span class="read-as">{}</span>', said.reason) if said.reason else ""
        return format_html("{}{}", said_mark(said, self.day), reason)


def place_link(text: str, address: str) -> SafeString:
    """The place by its name, linked to its publisher's page where that is known."""
    if not address:
        return format_html("{}", text)
    return format_html('<a href="{}">{}</a>', address, text)
