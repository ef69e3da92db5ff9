"""What each reform lacks of owner, measure, time, money and law, from the log as known on a day."""

import csv
import json
from datetime import date, timedelta

import pytest
from django.test import Client

from libs.days import Day
from reforms.actions import correct
from reforms.models import Figure, Involvement, Measure, Milestone, Reform, Update
from reforms.pages.lacking import (
    PartSaid,
    PromisePart,
    PromiseRow,
    build_lacking,
)
from reforms.pages.promise_rows import read_promise_rows
from reforms.tables.lacking import LackingTable
from seeds.actions import Source
from seeds.models import Basis
from tests.rows import add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)
LATER = date(2024, 6, 1)


def parts_of(reform: Reform, day: date = TODAY) -> dict[PromisePart, PartSaid]:
    (row,) = (row for row in read_promise_rows(Day(day, TODAY)) if row.slug == reform.slug)
    return {one.part: one for one in row.parts}


def lacks(reform: Reform, day: date = TODAY) -> str:
    return " ".join(part for part, one in parts_of(reform, day).items() if not one.is_there)


def a_reform() -> Reform:
    reform = add(Reform)
    add(Update, reform=reform, kind="name", name="A promise")
    return reform


def test_each_of_the_five_is_there_from_its_day_on() -> None:
    reform = a_reform()
    assert lacks(reform) == "owner measure time money law"
    add(Involvement, reform=reform, role="leads", known_on=LATER)
    measure = add(Measure, unit="people")
    measure.reforms.add(reform)
    add(Figure, measure=measure, known_on=LATER)
    milestone = add(Milestone, reform=reform)
    said = {"reform": reform, "known_on": LATER}
    words = {"target_words": "by 2027", "target_edtf": "../2027"}
    add(Update, milestone=milestone, kind="target", **words, **said)
    add(Update, kind="description", note="£1.8 billion over three years.", **said)
    add(Update, kind="legal-force", legal_force="proposal", **said)
    assert lacks(reform, LATER - timedelta(1)) == "owner measure time money law"
    found = parts_of(reform, LATER)
    assert lacks(reform, LATER) == ""
    assert found[PromisePart.MONEY].words == "£1.8 billion named"
    assert found[PromisePart.LAW].words == "Proposal"
    assert all(one.said and one.said.source for one in found.values())


@pytest.mark.parametrize(
    ("unit", "at_one_time", "missing"),
    [
        ("pounds", False, "owner measure time law"),
        ("pounds", True, "owner time money law"),
        ("pounds a year", False, "owner time money law"),
    ],
)
def test_what_is_paid_is_money_and_a_debt_or_a_price_a_measure(
    unit: str, at_one_time: bool, missing: str
) -> None:
    reform, measure = a_reform(), add(Measure, unit=unit, is_at_one_time=at_one_time)
    measure.reforms.add(reform)
    add(Figure, measure=measure)
    assert lacks(reform) == missing


def test_what_promises_nothing_is_lacking_and_a_correction_is_seen() -> None:
    reform = a_reform()
    add(Involvement, reform=reform, role="advises")
    milestone = add(Milestone, reform=reform)
    words = {"target_words": "not before 2028", "target_edtf": "2028/..", "sense": "floor"}
    add(Update, reform=reform, milestone=milestone, kind="target", **words)
    force = add(Update, reform=reform, kind="legal-force", legal_force="none")
    law = parts_of(reform)[PromisePart.LAW]
    assert lacks(reform) == "owner measure time money law"
    assert law.said
    assert law.words == "No legal force"
    source = Source(force.known_on, Basis.STATED, passage=force.passage)
    correct(force, correction_reason="Misread.", source=source, by=None, legal_force="enacted")
    assert lacks(reform) == "owner measure time money"


def test_the_page_filters_and_its_files_say_the_same(client: Client) -> None:
    led, other = a_reform(), a_reform()
    add(Involvement, reform=led, role="delivers")
    page = client.get("/lacking/?lacks=owner").content.decode()
    assert f"/reforms/{other.slug}/" in page
    assert f"/reforms/{led.slug}/" not in page
    assert "No source in the log says" in page
    lines = list(
        csv.DictReader(client.get("/lacking.csv").content.decode("utf-8-sig").splitlines())
    )
    assert {line["slug"]: line["lacks"] for line in lines}[led.slug] == "measure; time; money; law"
    (row,) = json.loads(client.get(f"/lacking.json?strand={led.strand.slug}").content)["rows"]
    assert row["owner_says"].startswith("Delivered by ")
    told = client.get(f"/reforms/{led.slug}/").content.decode()
    assert "Measure, time, money, law" in told
    api = client.get(f"/api/v1/reforms/{led.slug}/").json()
    assert api["lacks"] == ["measure", "time", "money", "law"]
    assert client.get("/lacking/?lacks=courage").status_code == 400


def test_a_folded_strand_says_how_many_of_its_reforms_lack_what() -> None:
    parts = tuple(PartSaid(part, part != PromisePart.LAW) for part in PromisePart)
    rows = [PromiseRow(("one", "One"), f"r{number}", "R", parts) for number in range(7)]
    rows.append(PromiseRow(("two", "Two"), "r8", "R", tuple(map(PartSaid, PromisePart))))
    day = Day(TODAY, TODAY)
    table = LackingTable(build_lacking(rows), day)
    assert [(part.summary, part.is_open) for part in table.parts()] == [
        ("7 reforms: 7 lack law", False),
        ("1 reform: 1 lacks owner, 1 measure, 1 time, 1 money, 1 law", False),
    ]
    few = LackingTable(build_lacking(rows[5:]), day)
    assert [part.is_open for part in few.parts()] == [True, True]
