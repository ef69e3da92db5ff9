"""The base of a page's tables: rows in groups, cells ready for the one template.

Rows come in their order: the page that built them knows which part of a long list it holds and how
it is sorted, so its table, its drawing and its file agree. The table says so in its head.

django-tables2's own rows look up each cell's accessor, signature and attributes anew, some 40
microseconds a cell; here all that is the same for a column is worked out once for a table.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import django_tables2 as tables
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString
from django_tables2.data import TableListData

from libs.days import Day


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading, which is "" for none; `anchor` is what addresses call it.

    `note` says beside a folded heading how much there is.
    """

    rows: Sequence[Any]
    heading: str | SafeString = ""
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `sort` is what a click asks for, "" for a column that is not sorted."""

    text: str
    attrs: SafeString
    sort: str


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row, ready to print: its own attributes and its cells."""

    attrs: str
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Part:
    """What is printed as a table of its own: all of it, or what unfolds under a `summary`.

    `heading` is the group's where the part is one; `bodies` are the rows of each <tbody>.
    """

    caption: str
    bodies: tuple[tuple[PrintedRow, ...], ...]
    summary: str = ""
    heading: str | SafeString = ""
    anchor: str = ""
    is_open: bool = False


FOLDS_AT_LEAST = 3
"""Rows that are worth a fold: fewer stand with those before them."""


class InOrder(TableListData):  # type: ignore[misc]  # django-tables2 publishes no types
    """Rows that are sorted already."""

    def order_by(self, aliases: Any) -> None:
        """Leave them as they are."""


class PageTable(tables.Table):  # type: ignore[misc]  # django-tables2 publishes no types
    """A table of `rows`, or of groups of rows. The first column heads each row.

    `sort` is the column by which the rows are sorted, with "-" before it for the other way round.
    `previous` and `following` are page numbers, 0 for none. Of more rows than `shown` (0 for any
    number) the rest is folded; `opened`, None for no folds, is how many groups stand open where
    each unfolds by itself.
    """

    def __init__(
        self,
        rows: Iterable[Any] = (),
        *,
        day: Day,
        caption: str,
        groups: Iterable[RowGroup] | None = None,
        sort: str = "",
        previous: int = 0,
        following: int = 0,
        shown: int = 0,
        opened: int | None = None,
        **options: Any,
    ) -> None:
        self.day = day
        self.shown, self.opened = shown, opened
        self.caption = caption
        self.groups = tuple(groups) if groups is not None else (RowGroup(tuple(rows)),)
        self.previous, self.following = previous, following
        data = InOrder([row for group in self.groups for row in group.rows])
        super().__init__(data, order_by=sort, **options)

    def row_attrs_of(self, record: Any) -> str:
        """What a table says of a row besides its cells: ' id="…"', escaped."""
        return ""

    def head_attrs_of(self, record: Any) -> str:
        """What a table says of the cell that heads a row."""
        return ' scope="row"'

    def spans_of(self, record: Any) -> Mapping[str, int]:
        """How many columns a cell takes, by its column's name, where it is more than one."""
        return {}

    def heads(self) -> Iterator[Head]:
        """The heads of the columns, in their order."""
        for column in self.columns:
            attrs = dict(column.column.attrs["th"])
            if column.is_ordered:
                is_down = column.order_by_alias.is_descending
                attrs = {"aria-sort": "descending" if is_down else "ascending"} | attrs
            sort = str(column.order_by_alias.next) if column.orderable else ""
            yield Head(column.header, flatatt(attrs), sort)

    @property
    def is_folded(self) -> bool:
        """Whether each group unfolds by itself."""
        return self.opened is not None and len(self.groups) > 1

    @property
    def sorts(self) -> bool:
        """Whether any of its columns does."""
        return any(head.sort for head in self.heads())

    def parts(self) -> Iterator[Part]:
        """The tables that it is printed as, in their order; one where nothing is folded."""
        if self.is_folded:
            for number, group in enumerate(self.groups):
                unheaded = replace(group, heading="")
                yield Part(
                    strip_tags(group.heading),
                    tuple(self.bodies((unheaded,))),
                    group.note or str(len(group.rows)),
                    group.heading,
                    group.anchor,
                    is_open=number < (self.opened or 0),
                )
            return
        first, rest = self._split()
        yield Part(self.caption, tuple(self.bodies(first)))
        if rest:
            count = sum(self.counts_as_row(row) for group in rest for row in group.rows)
            yield Part(
                f"{self.caption}: the other {count}",
                tuple(self.bodies(rest)),
                f"Show the other {count}",
            )

    def counts_as_row(self, record: Any) -> bool:
        """Whether a fold may begin with the record, and counts it."""
        return True

    def _split(self) -> tuple[Sequence[RowGroup], Sequence[RowGroup]]:
        """The groups that stand open, and those that are folded: none but of one long list."""
        if not self.shown or len(self.groups) != 1:
            return self.groups, ()
        (group,) = self.groups
        starts = [place for place, row in enumerate(group.rows) if self.counts_as_row(row)]
        if len(starts) < self.shown + FOLDS_AT_LEAST:
            return self.groups, ()
        at = starts[self.shown]
        rows = group.rows
        return (replace(group, rows=rows[:at]),), (RowGroup(rows[at:]),)

    def bodies(self, groups: Iterable[RowGroup]) -> Iterator[tuple[PrintedRow, ...]]:
        """The rows of each <tbody>: one for a group, its heading first."""
        write = self.writer()
        for group in groups:
            heading = [self.heading_row(group)] if group.heading else []
            yield (*heading, *map(write, group.rows))

    def heading_row(self, group: RowGroup) -> PrintedRow:
        """The row that names a group, across all columns."""
        anchor = format_html(' id="{}"', group.anchor) if group.anchor else ""
        cell = '<th colspan="{}" scope="colgroup"{}>{}</th>'
        cells = format_html(cell, len(self.columns), anchor, group.heading)
        return PrintedRow(' class="group"', cells)

    def writer(self) -> Callable[[Any], PrintedRow]:
        """What makes a row of a record, with all that is the same for every row."""
        columns = [
            (column.name, self._renderer(column), flatatt(column.column.attrs["td"]))
            for column in self.columns
        ]

        def write(record: Any) -> PrintedRow:
            cells: list[str] = []
            spans, covered = self.spans_of(record), 0
            for name, render, attrs in columns:
                if covered:
                    covered -= 1
                    continue
                tag = "td" if cells else "th"
                own = attrs if cells else self.head_attrs_of(record)
                if span := spans.get(name, 0):
                    covered = span - 1
                    # What stands across several columns answers to none of their labels.
                    own = f'{"" if cells else own} colspan="{span}"'
                cells.append(f"<{tag}{own}>{conditional_escape(render(record))}</{tag}>")
            return PrintedRow(self.row_attrs_of(record), SafeString("".join(cells)))

        return write

    def _renderer(self, column: Any) -> Callable[[Any], Any]:
        """What prints a column's cell of a record: render_NAME, or the column's own way."""
        wanted = _parameters(getattr(column.render, "__func__", column.render))
        accessor, empty = column.accessor, column.column.empty_values
        if wanted == ("record",):
            return lambda record: column.render(record=record)

        def render(record: Any) -> Any:
            value = accessor.resolve(record)
            if value in empty:
                return ""
            known = {"value": value, "record": record, "table": self}
            return column.render(**{name: known[name] for name in wanted})

        return render


@lru_cache(maxsize=256)
def _parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """What a method wants to be given, itself left out."""
    return tuple(name for name in inspect.signature(function).parameters if name != "self")


def sort_choices(table: type[PageTable]) -> list[tuple[str, str]]:
    """Every order that a table can be asked for, as the choices of a form's field."""
    names = [name for name, column in table.base_columns.items() if column.orderable]
    return [(way + name, name) for name in names for way in ("", "-")]
