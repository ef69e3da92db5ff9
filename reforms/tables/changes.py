"""What changed between two days, a table for each group of changes."""

from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from libs.days import Day, keep_day
from libs.pagetables import Column, PageTable, day_link
from libs.vaguedates.printing import print_short_day
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.changes import ChangesPage
from reforms.pages.changes.page import ChangeTable
from reforms.pages.changes.rows import ChangeRow, Side
from seeds.marks import INFERRED, cite_mark

ONE_SIDED = (ChangeGroup.NEW, ChangeGroup.FILED, ChangeGroup.LATE)
"""The groups that have nothing to set beside what is known now."""

SHOWN: dict[str, int] = {ChangeGroup.OUTCOME: 4, ChangeGroup.NEW: 1}
SHOWN_OF_OTHERS = 2
"""Rows of a group that stand before its fold."""
MENDED = (ChangeGroup.CORRECTED, ChangeGroup.WITHDRAWN)
"""The groups that tell when something was recorded, not on which day it was known."""

MOST_ROWS, MOST_MENDED = 200, 25
"""Rows of a group that a page holds; the CSV has all."""


class ChangesTable(PageTable):
    """One group of changes: what was known by each of the two days."""

    name = Column("What")

    class Meta:
        attrs = {"class": "table changes"}

    def __init__(self, group: ChangeTable, page: ChangesPage, day: Day) -> None:
        is_new = group.anchor in ONE_SIDED
        sides = {
            side: Column(f"Known by {day}", label=f"By {print_short_day(date.fromisoformat(iso))}")
            for side, day, iso in (
                ("before", page.start_label, page.start),
                ("after", page.end_label, page.end),
            )
        }
        if group.anchor in MENDED:
            sides = {"before": Column("What it said"), "after": Column("What it says now")}
        columns = [
            (side, column) for side, column in sides.items() if not (is_new and side == "before")
        ]
        attrs = {"class": "table changes changes--new"} if is_new else None
        most = MOST_MENDED if group.anchor in MENDED else MOST_ROWS
        super().__init__(
            group.rows[:most],
            day=day,
            caption=group.title,
            extra_columns=columns,
            attrs=attrs,
            shown=0 if group.is_folded else SHOWN.get(group.anchor, SHOWN_OF_OTHERS),
        )

        self.left_out = group.count - len(group.rows[:most])

    def render_name(self, record: ChangeRow) -> str:
        return format_html(
            '{} <span class="sub">{}</span>', self._link(record), capfirst(record.what)
        )

    def _link(self, record: ChangeRow) -> str:
        """To the page of what the row is about, or to the entry of a correction."""
        if record.address:
            address = keep_day(record.address, self.day)
            return format_html('<a href="{}">{}</a>', address, record.name)
        name = "partnerships:body" if record.page == "body" else "reforms:reform"
        return day_link(self.day, name, record.slug, text=record.name)

    def render_before(self, record: ChangeRow) -> SafeString:
        return self._side(record.before)

    def render_after(self, record: ChangeRow) -> SafeString:
        shift = format_html(' <span class="shift">{}</span>', capfirst(record.shift))
        dates = format_html(
            '<ul class="plain-list changes__dates">{}</ul>',
            format_html_join("", "<li>{}</li>", ((date,) for date in record.dates)),
        )
        why = format_html(' <span class="shift">Why: {}</span>', record.reason)
        return format_html(
            "{}{}{}{}",
            self._side(record.after),
            shift if record.shift else "",
            dates if record.dates else "",
            why if record.reason else "",
        )

    def _side(self, side: Side) -> SafeString:
        if not side.text:
            return SafeString('<span class="quiet">–</span>')
        read_as = format_html(' <span class="read-as">{}</span>', side.interval)
        inferred = SafeString(f"{INFERRED} ") if side.said and side.said.is_inferred else ""
        return format_html(
            "{}{} {}{}",
            side.text,
            read_as if side.interval else "",
            inferred,
            cite_mark(side.said.source if side.said else None, self.day),
        )
