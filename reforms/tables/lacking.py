"""Reforms, with what each lacks of owner, measure, time, money and law."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from libs.days import Day
from libs.pagetables import Column, PageTable, RowGroup, day_link
from reforms.pages.lacking import LackingPage, PartSaid, PromisePart, PromiseRow
from seeds.marks import said_mark

MOST_OPEN = 6
"""Reforms up to which no strand is folded."""


class LackingTable(PageTable):
    """Each reform with its five: what the log has, cited, or that no source in it says."""

    name = Column("Reform")
    owner = Column("Owner", empty_values=())
    measure = Column("Measure", empty_values=())
    time = Column("Time", empty_values=())
    money = Column("Money", empty_values=())
    law = Column("Law", empty_values=())

    class Meta:
        attrs = {"class": "table lacking"}

    def __init__(self, page: LackingPage, day: Day) -> None:
        super().__init__(
            day=day,
            caption="Reforms by strand, with what each lacks",
            groups=[_group(list(rows)) for _, rows in groupby(page.shown, lambda one: one.strand)],
            opened=0 if len(page.shown) > MOST_OPEN else len(page.shown),
            previous=page.previous,
            following=page.following,
        )

    def render_name(self, record: PromiseRow) -> SafeString:
        link = day_link(self.day, "reforms:reform", record.slug, text=record.name)
        lacks = ", ".join(record.lacks)
        told = f"Lacks {lacks}" if lacks else "Lacks nothing"
        return format_html('{} <span class="sub">{}</span>', link, told)

    def render_owner(self, record: PromiseRow) -> SafeString:
        return self._part(record, PromisePart.OWNER)

    def render_measure(self, record: PromiseRow) -> SafeString:
        return self._part(record, PromisePart.MEASURE)

    def render_time(self, record: PromiseRow) -> SafeString:
        return self._part(record, PromisePart.TIME)

    def render_money(self, record: PromiseRow) -> SafeString:
        return self._part(record, PromisePart.MONEY)

    def render_law(self, record: PromiseRow) -> SafeString:
        return self._part(record, PromisePart.LAW)

    def _part(self, record: PromiseRow, part: PromisePart) -> SafeString:
        one = record.parts[list(PromisePart).index(part)]
        if one.said is None:
            return format_html('<span class="quiet">{}</span>', capfirst(one.words))
        return format_html('{} <span class="read-as">{}</span>', _words(one), self._cite(one))

    def _cite(self, one: PartSaid) -> SafeString:
        cite = said_mark(one.said, self.day) if one.said else SafeString("")
        return format_html("{}; {} more", cite, one.more) if one.more else cite


def _words(one: PartSaid) -> SafeString:
    """What is lacking though a source speaks of it stands in the quiet of what is lacking."""
    return format_html("{}" if one.is_there else '<span class="quiet">{}</span>', one.words)


def _group(rows: Sequence[PromiseRow]) -> RowGroup:
    slug, title = rows[0].strand
    many = f"{len(rows)} reform{'' if len(rows) == 1 else 's'}"
    counts = [(part, sum(part in row.lacks for row in rows)) for part in PromisePart]
    lacking = [(part, count) for part, count in counts if count]
    if not lacking:
        return RowGroup(rows, title, slug, many)
    (part, count), *others = lacking
    verb = "lacks" if count == 1 else "lack"
    said = [f"{count} {verb} {part}", *(f"{number} {other}" for other, number in others)]
    return RowGroup(rows, title, slug, f"{many}: {', '.join(said)}")
