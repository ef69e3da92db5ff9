"""The table of a body's members."""

from collections.abc import Iterable

from libs.days import Day
from libs.pagetables import Column, PageTable, day_link
from partnerships.pages.known import MemberKnown
from seeds.marks import said_mark

SHOWN = 8
"""Members that stand before the fold."""


class MembersTable(PageTable):
    name = Column("Member")
    role = Column("Role")
    source = Column("Source", accessor="said")

    class Meta:
        attrs = {"class": "table members"}

    def __init__(self, rows: Iterable[MemberKnown], *, day: Day, caption: str) -> None:
        super().__init__(rows, day=day, caption=caption, shown=SHOWN)

    def render_name(self, record: MemberKnown) -> str:
        if record.body:
            slug = record.body.slug
            return day_link(self.day, "partnerships:body", slug, text=record.name)
        if record.area:
            slug = record.area.slug
            return day_link(self.day, "partnerships:area", slug, text=record.name)
        return record.name

    def render_role(self, value: str) -> str:
        return value[:1].upper() + value[1:]

    def render_source(self, record: MemberKnown) -> str:
        return said_mark(record.said, self.day)
