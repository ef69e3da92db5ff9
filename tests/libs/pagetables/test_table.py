"""A page's table, from its class to its markup."""

from datetime import date
from types import SimpleNamespace as Plain
from typing import Any
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.template.loader import get_template
from django.urls import path

from libs.days import Day
from libs.pagetables import Column, PageTable, RowGroup, day_link, sort_choices

urlpatterns = [path("birds/<slug>/", lambda _: HttpResponse(), name="bird")]
pytestmark = pytest.mark.urls(__name__)

TODAY = date(2026, 11, 22)
PAST = Day(date(2023, 8, 14), TODAY)


class BirdsTable(PageTable):
    name = Column("Bird", orderable=True)
    eggs = Column("Eggs a year", label="Eggs", is_number=True, orderable=True)
    song = Column("Its song")

    class Meta:
        attrs = {"class": "table birds"}

    def render_name(self, record: Plain) -> str:
        return day_link(self.day, "bird", record.slug, text=record.name)

    def row_attrs_of(self, record: Plain) -> str:
        return f' id="{record.slug}"'

    def spans_of(self, record: Plain) -> dict[str, int]:
        return {"eggs": 2} if record.eggs == 0 else {}


WREN = Plain(slug="wren", name="Wren", eggs=6, song="loud <and> long")
SWAN = Plain(slug="swan", name="Swan", eggs=0, song="")
SWIFT = Plain(slug="swift", name="Swift", eggs=3, song=None)


def drawn(table: PageTable, day: Day = PAST, fields: tuple[tuple[str, str], ...] = ()) -> Any:
    """The table as elements, drawn on a page with some choices."""
    site = Plain(strip=Plain(day=day), here="/birds/", form_fields=fields)
    html = get_template("django_tables2/govuk.html").render({"table": table, "site": site})
    return ElementTree.fromstring(f"<page>{html}</page>")  # noqa: S314 - our own markup


def cells(page: Any) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in page.iterfind(".//tbody/tr")]


def birds(*rows: Plain, **options: Any) -> BirdsTable:
    return BirdsTable(rows, day=PAST, caption="Birds of the garden", **options)


def test_a_table_has_a_caption_and_every_head_its_scope() -> None:
    page = drawn(birds(WREN))
    assert page.findtext(".//caption") == "Birds of the garden"
    assert page.find("table").get("class") == "table birds"
    heads = page.findall(".//thead//th")
    assert [("".join(head.itertext()), head.get("scope")) for head in heads] == [
        ("Bird", "col"),
        ("Eggs a year", "col"),
        ("Its song", "col"),
    ]
    row = page.find(".//tbody/tr")
    assert [(cell.tag, cell.get("scope"), cell.get("data-label")) for cell in row] == [
        ("th", "row", None),
        ("td", None, "Eggs"),
        ("td", None, "Its song"),
    ]
    assert (row.get("id"), row[1].get("class")) == ("wren", "number")


def test_what_is_printed_is_escaped_and_nothing_is_printed_for_nothing() -> None:
    page = drawn(birds(WREN, SWIFT))
    assert cells(page) == [["Wren", "6", "loud <and> long"], ["Swift", "3", ""]]


def test_links_keep_the_day_looked_at() -> None:
    assert drawn(birds(WREN)).find(".//tbody//a").get("href") == "/birds/wren/?on=2023-08-14"


def test_a_head_that_sorts_keeps_the_day_and_what_else_was_asked() -> None:
    page = drawn(birds(WREN), fields=(("q", "w"), ("page", "3")))
    assert [link.get("href") for link in page.iterfind(".//thead//a")] == [
        "/birds/?q=w&on=2023-08-14&sort=name",
        "/birds/?q=w&on=2023-08-14&sort=eggs",
    ]


@pytest.mark.parametrize(
    ("sort", "says", "asks"),
    [("eggs", "ascending", "-eggs"), ("-eggs", "descending", "eggs"), ("", None, "eggs")],
)
def test_a_sorted_column_says_so_and_turns_round(sort: str, says: str | None, asks: str) -> None:
    page = drawn(birds(WREN, SWAN, sort=sort))
    head = page.findall(".//thead//th")[1]
    assert head.get("aria-sort") == says
    assert head.find("a").get("href").endswith(f"sort={asks}")


def test_rows_stay_in_the_order_of_their_page() -> None:
    page = drawn(birds(WREN, SWAN, SWIFT, sort="eggs"))
    assert [row[0] for row in cells(page)] == ["Wren", "Swan", "Swift"]


def test_columns_stand_in_the_order_that_a_table_is_given() -> None:
    page = drawn(birds(WREN, sequence=("song", "..."), exclude=("eggs",)))
    assert cells(page) == [["loud <and> long", "Wren"]]
    assert [(cell.tag, cell.get("scope")) for cell in page.find(".//tbody/tr")] == [
        ("th", "row"),
        ("td", None),
    ]


def test_a_cell_may_stand_across_columns_without_their_labels() -> None:
    row = drawn(birds(SWAN)).find(".//tbody/tr")
    assert [(cell.tag, cell.get("colspan"), cell.get("data-label")) for cell in row] == [
        ("th", None, None),
        ("td", "2", None),
    ]


def test_groups_have_headings_across_all_columns() -> None:
    groups = [RowGroup([WREN], "Small & round", "small"), RowGroup([SWAN, SWIFT], "Others")]
    page = drawn(BirdsTable(day=PAST, caption="Birds", groups=groups))
    assert [len(body) for body in page.iterfind(".//tbody")] == [2, 3]
    heading = page.find(".//tbody/tr[@class='group']/th")
    assert (heading.text, dict(heading.attrib)) == (
        "Small & round",
        {"colspan": "3", "scope": "colgroup", "id": "small"},
    )


def test_the_rest_of_a_long_list_unfolds_and_no_fold_is_for_a_row_or_two() -> None:
    rows = [Plain(slug=f"b{number}", name=f"Bird {number}", eggs=1, song="") for number in range(5)]
    page = drawn(birds(*rows, shown=2))
    shown, rest = page.findall(".//table")
    assert [len(table.find("tbody")) for table in (shown, rest)] == [2, 3]
    assert page.findtext("details/summary") == "Show the other 3"
    assert page.find("details/table") is rest
    assert [cell[0] for cell in cells(page)] == [row.name for row in rows]
    assert rest.findtext("caption") == "Birds of the garden: the other 3"
    assert len(drawn(birds(*rows, shown=3)).findall(".//table")) == 1


def test_groups_unfold_by_themselves_and_what_sorts_stands_above_them() -> None:
    groups = [
        RowGroup([WREN], "Small & round", "small", "1 bird"),
        RowGroup([SWAN, SWIFT], "Others", "others"),
    ]
    page = drawn(BirdsTable(day=PAST, caption="Birds", groups=groups, opened=1))
    folds = page.findall("details")
    assert [("open" in fold.attrib, fold.find("summary/h2").get("id")) for fold in folds] == [
        (True, "small"),
        (False, "others"),
    ]
    assert [fold.findtext("summary/span") for fold in folds] == ["1 bird", "2"]
    assert [len(fold.findall(".//tbody/tr")) for fold in folds] == [1, 2]
    assert page.find(".//thead//a") is None
    assert [link.text for link in page.iterfind("p//a")] == ["Bird", "Eggs a year"]


def test_a_long_table_leads_to_its_other_pages() -> None:
    page = drawn(birds(WREN, previous=1, following=3), fields=(("q", "w"), ("page", "2")))
    links = page.findall(".//nav/a")
    assert [(link.get("rel"), link.get("href")) for link in links] == [
        ("prev", "/birds/?q=w&page=1&on=2023-08-14"),
        ("next", "/birds/?q=w&page=3&on=2023-08-14"),
    ]
    assert drawn(birds(WREN)).find(".//nav") is None


def test_a_form_can_offer_every_order() -> None:
    assert [value for value, _ in sort_choices(BirdsTable)] == ["name", "-name", "eggs", "-eggs"]
