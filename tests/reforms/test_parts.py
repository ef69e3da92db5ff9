"""Pages that work something out for each reform: so many at a time, and nothing else is read."""

from datetime import date

import pytest
from django.test import Client

from libs.days import Day
from reforms.models import Involvement, Milestone, Reform, Strand, Update
from reforms.pages import parts
from reforms.pages.parts import PartAsked, read_part
from reforms.pages.promise_rows import read_promise_part
from reforms.pages.slippage import read_slippage, read_slippage_part
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)


@pytest.fixture
def five(monkeypatch: pytest.MonkeyPatch) -> list[Reform]:
    """Five reforms with a date each, two of them to a part; the order is by strand and place."""
    monkeypatch.setattr(parts, "PART_SIZE", 2)
    second, first = (
        add(Strand, slug=f"strand-{place}", title=f"Strand {place}", position=900 + place)
        for place in (2, 1)
    )
    order = [(second, 1), (first, 2), (first, 1), (second, 0), (first, 3)]
    reforms = [
        add(Reform, slug=f"r{strand.position - 900}{place}", strand=strand, position=place)
        for strand, place in order
    ]
    context = add(Reform, slug="context", strand=first, position=0, is_context=True)
    for reform in (*reforms, context):
        dated = {"reform": reform, "milestone": add(Milestone, reform=reform), "kind": "target"}
        add(Update, **dated, target_words="by 2030", target_edtf="../2030")
    return reforms


def slugs(asked: PartAsked) -> str:
    return " ".join(reform.slug for reform in read_part(TODAY, asked)[0])


def test_parts_follow_the_roadmap_and_leave_context_out(five: list[Reform]) -> None:
    assert [slugs(PartAsked(number)) for number in (1, 2, 3, 4)] == [
        "r11 r12",
        "r13 r20",
        "r21",
        "",
    ]
    found = [read_part(TODAY, PartAsked(number))[1] for number in (1, 2, 3)]
    assert [(one.first, one.last, one.previous, one.following) for one in found] == [
        (1, 2, 0, 2),
        (3, 4, 1, 3),
        (5, 5, 2, 0),
    ]
    assert read_part(date(1999, 1, 1), PartAsked())[1].is_whole


def test_a_choice_cuts_the_list_before_its_parts(five: list[Reform]) -> None:
    assert slugs(PartAsked(strand="strand-2")) == "r20 r21"
    assert slugs(PartAsked(2, strand="strand-1")) == "r13"
    role = add(Involvement, reform=five[0])
    assert slugs(PartAsked(body=role.body.slug)) == "r21"
    document = five[0].updates.get().passage.document  # type: ignore[union-attr]
    assert five[0].slug in slugs(PartAsked(document=document.slug))


def test_what_fits_one_part_is_whole_whatever_is_chosen(
    five: list[Reform], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART_SIZE", 5)
    rows, part = read_part(TODAY, PartAsked(strand="strand-2"))
    assert (len(rows), part.is_whole) == (5, True)


def test_the_pages_work_out_one_part(client: Client, five: list[Reform]) -> None:
    day = Day(TODAY, TODAY)
    rows, _ = read_slippage_part(day, PartAsked(2))
    assert [row.reform[0] for row in rows] == ["r13", "r20"]
    assert [row.reform[0] for row in read_slippage(day)] == ["r11", "r12", "r13", "r20", "r21"]
    promised, _ = read_promise_part(day, PartAsked(3))
    assert [row.slug for row in promised] == ["r21"]
    for address, part in (("/slippage/", "/slippage/?part=2"), ("/lacking/", "/lacking/?part=2")):
        assert f'href="{part}" rel="next"' in client.get(address).content.decode()
        assert "reforms 3 to 4" in client.get(part).content.decode()
        assert client.get(f"{address}?strand=strand-2").status_code == 200
        assert client.get(f"{address}?strand=none").status_code == 400
        assert client.get(f"{address}?part=0").status_code == 400
    assert client.get("/slippage.svg?part=2").status_code == 200


def test_what_is_there_once_says_nothing_of_parts(client: Client) -> None:
    add(Update, reform=add(Reform), kind="name", name="One", known_on=DAY)
    assert 'rel="next"' not in client.get("/lacking/").content.decode()
