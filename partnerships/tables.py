"""The table of a body's members."""

from libs.pagetables import Column, PageTable, day_link
from partnerships.pages.known import MemberKnown
from seeds.marks import said_mark


class MembersTable(PageTable):
    name = Column("Member")
    role = Column("Role")
    source = Column("Source", accessor="said")

    class Meta:
        attrs = {"class": "table members"}

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
