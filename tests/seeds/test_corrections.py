"""A page of a past day says what it showed on that day and shows no longer, and why."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from glossary.models import Sense, Term
from libs.days import Day
from partnerships.models import BodyFact, BodyName, DeliveryBody
from reforms.models import Event, Reform, Update
from seeds.corrections import build_corrections, mended_since
from seeds.models import Sourced
from tests.rendering import queries_apart
from tests.rows import DAY, add
from tests.torture import share

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SHOWN, THEN = datetime(2023, 8, 20, 12, tzinfo=UTC), Day(date(2023, 9, 1), TODAY)
MENDED = datetime(2024, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def body() -> DeliveryBody:
    return add(DeliveryBody, slug="board", title="The board")


@pytest.fixture
def name(body: DeliveryBody) -> BodyName:
    return add(BodyName, body=body, name="Bord", recorded_at=SHOWN)


def mend(wrong: Sourced, **given: Any) -> Any:
    given = {"known_on": DAY, "recorded_at": MENDED, **given}
    row = wrong.correction("It was misread.", **given)
    row.save()
    return row


def lines(day: Day = THEN, path: str = "/bodies/board/") -> list[tuple[str, str, str, str]]:
    shown = build_corrections(day, path).own
    return [(line.verb, line.on, line.read, line.why) for line in shown]


def test_a_slip_that_was_mended_later_is_told(name: BodyName) -> None:
    mend(name, name="Board")
    told = ("Corrected", "5 March 2024", "is called Bord", "It was misread.")
    assert lines() == [told]


def test_the_line_leads_to_the_entry_and_stands_on_the_page(client: Client, name: BodyName) -> None:
    right = mend(name, name="Board")
    text = client.get("/bodies/board/", {"on": THEN.date}).content.decode()
    assert "Corrected on 5 March 2024: it read “is called Bord”. Why: It was misread." in text
    assert f'href="/bodies/board/?on={THEN.date}#{right.key}"' in text
    assert f'<li id="{right.key}"' in text


def test_what_was_withdrawn_is_told(name: BodyName) -> None:
    mend(name, withdrawn=True)
    assert lines() == [("Withdrawn", "5 March 2024", "is called Bord", "It was misread.")]


def test_nothing_is_said_of_what_the_tracker_had_not_recorded_by_then(name: BodyName) -> None:
    mend(name, name="Board")
    before = Day(date(2023, 8, 19), TODAY)
    assert mended_since(before.on) == []


def test_nothing_is_said_of_what_was_mended_by_then_or_from_a_later_day_on(
    body: DeliveryBody, name: BodyName
) -> None:
    mend(name, name="Board", recorded_at=datetime(2023, 8, 30, tzinfo=UTC))
    fact = add(BodyFact, body=body, recorded_at=SHOWN)
    mend(fact, text="Something else.", known_on=date(2024, 1, 1))
    assert lines() == []
    assert [line[2] for line in lines(Day(date(2024, 2, 1), TODAY))] == ["Does something"]


def test_nothing_is_said_today(name: BodyName) -> None:
    mend(name, name="Board")
    assert build_corrections(Day(TODAY, TODAY), "/bodies/board/").is_empty


def test_the_end_of_a_day_is_that_of_london(name: BodyName) -> None:
    # Half an hour past midnight in London, on the next day; still 20 August in UTC.
    mend(name, name="Board", recorded_at=datetime(2023, 8, 20, 23, 30, tzinfo=UTC))
    assert len(mended_since(date(2023, 8, 20))) == 1
    assert mended_since(date(2023, 8, 21)) == []


def test_of_a_chain_what_was_shown_is_told_once(name: BodyName) -> None:
    later = mend(name, name="Boord", known_on=date(2024, 3, 1))
    last = mend(later, name="Board", recorded_at=datetime(2024, 4, 1, tzinfo=UTC))
    (told,) = mended_since(THEN.on)
    assert (told.fact, told.wrong) == (last, name)


def test_a_page_lists_its_own_and_counts_those_of_others(client: Client, name: BodyName) -> None:
    mend(name, name="Board")
    for number in range(4):
        sense = add(Sense, term=add(Term, slug=f"t{number}"), recorded_at=SHOWN)
        mend(sense, expansion=f"another {number}")
    at_body = build_corrections(THEN, "/bodies/board/")
    assert (len(at_body.own), at_body.more, at_body.others) == (1, 0, 4)
    at_list = build_corrections(THEN, "/glossary/", ("/glossary/",))
    assert (len(at_list.own), at_list.more, at_list.others) == (3, 1, 1)
    assert at_list.href == f"/changes/?from={THEN.date}&to=2026-11-22#corrected"
    assert client.get(at_list.href).status_code == 200


PAGES = [
    *("/", "/next/", "/next/documents/", "/evidence/", "/roadmap/", "/changes/"),
    *("/delivery-model/", "/bodies/board/", "/areas/", "/glossary/", "/sources/", "/about/"),
]


@pytest.mark.parametrize("address", share(PAGES, 3))
@pytest.mark.usefixtures("as_in_a_new_process")
def test_every_page_that_shows_facts_says_it(address: str, client: Client, name: BodyName) -> None:
    mend(name, name="Board")
    with queries_apart() as without:
        client.get(address)
    with queries_apart() as asked:
        text = client.get(address, {"on": THEN.date}).content.decode()
    assert ("it read “is called Bord”" in text) or ("corrected since that day" in text)
    assert asked.rendering == []
    assert len(asked.view) <= len(without.view) + 2


def test_an_update_is_told_on_the_pages_of_its_reform_or_event(client: Client) -> None:
    reform, event = add(Reform, slug="one"), add(Event, slug="vote")
    for about in ({"reform": reform}, {"reform": None, "event": event}):
        said = {"kind": "target", "target_words": "2024", "target_edtf": "2024"}
        if "event" not in about:
            said = {"kind": "stage", "stage": "future"}
        mend(add(Update, **about, **said, recorded_at=SHOWN), note="Mended.")
    for page in ("/reforms/one/", "/events/vote/"):
        text = client.get(page, {"on": THEN.date}).content.decode()
        assert text.count("Corrected on 5 March 2024: it read") == 1
        assert "1 entry on other pages was corrected since" in " ".join(text.split())
