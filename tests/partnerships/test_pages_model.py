"""A body's page and the delivery model: the builders."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from glossary.models import Term
from libs.days import Day, keep_day
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from partnerships.pages.body import build_body
from partnerships.pages.delivery_model import build_delivery_model
from partnerships.pages.heard import Age
from reforms.models import Involvement, Reform
from seeds.models import Caveat, Document, Passage, Reading
from seeds.pages import caveats_known_by
from tests.partnerships.bodies import APRIL, AUGUST, NOW, THEN, TODAY, add_bodies, named, page_of
from tests.rows import add
from tests.torture import share

FRAME = 3  # the strip that every page has
pytestmark = pytest.mark.django_db


def test_the_history_tells_everything_newest_first_with_its_time_in_the_sources_words() -> None:
    board = named("board")
    when = {"when_words": "this year", "when_edtf": "2022"}
    add(BodyFact, body=board, kind="detail", text="Is due.", known_on=APRIL, **when)
    add(Membership, group=board, member=None, described_as="parents", role="partner")
    add(Membership, group=named("group"), member=board, role="leader")
    add(Relation, source_body=named("unit"), target_body=board, label="will oversee")
    shown = [(entry.day, entry.says, entry.note) for entry in page_of(board).entries]
    assert shown == [
        ("14 August 2023", "Name of unit will oversee Name of board", ""),
        ("14 August 2023", "Partner: parents", ""),
        ("14 August 2023", "Leader of Name of group", ""),
        ("28 April 2022", "Called Name of board", ""),
        ("28 April 2022", "Is due.", "“this year”, read as 1 January to 31 December 2022"),
    ]


def test_a_body_has_its_part_in_reforms_with_who_says_so() -> None:
    body = named("board")
    add(
        Involvement,
        body=body,
        reform=add(Reform, slug="standards", title="National Standards"),
        role="tests",
        text="Tries them out.",
        known_on=AUGUST,
    )
    assert page_of(body, THEN).roles == ()
    (part,) = page_of(body).roles
    assert (part.slug, part.role, part.text) == ("standards", "tests", "Tries them out.")
    assert part.said.source


@pytest.mark.parametrize("text", ["REP", "REPs"])
def test_an_abbreviation_leads_to_its_term_also_from_the_plural(text: str) -> None:
    body = add(BodyName, abbreviation="REPs").body
    passage = add(Passage)
    add(Term, slug="the-term", text=text).used_in.add(passage)
    assert page_of(body).term_slug == "the-term"
    assert page_of(named("other")).term_slug == ""


def test_each_document_is_named_once_among_the_sources() -> None:
    passage = add(Passage)
    body = add(BodyName, passage=passage).body
    for _ in range(2):
        add(BodyFact, body=body, passage=passage)
    (source,) = page_of(body).sources
    assert source.href == passage.document.get_absolute_url()


def test_tiers_stand_from_national_to_local_with_ended_bodies_folded_away() -> None:
    old = named("old", tier="national", position=1)
    named("new", tier="national", position=2)
    ended = {"when_words": "former", "when_edtf": "../2023-08-14", "known_on": AUGUST}
    add(BodyFact, body=old, kind="ended", **ended)
    named("around", tier="around")
    named("local", tier="local")
    page = build_delivery_model(Day(AUGUST, TODAY))
    shown = [(tier.title, [body.slug for body in tier.bodies]) for tier in page.tiers]
    assert shown == [
        ("National", ["new"]),
        ("Local", ["local"]),
        ("Around the delivery model", ["around"]),
    ]
    assert [body.slug for body in page.earlier] == ["old"]
    assert (page.folded_count, [body.slug for body in page.drawn]) == (
        1,
        ["new", "local", "around"],
    )
    (then, *_) = build_delivery_model(THEN).tiers
    assert [body.slug for body in then.bodies] == ["old", "new"]


def test_a_body_is_last_heard_of_where_the_newest_document_names_it() -> None:
    body = named("unit", tier="national")
    (heard,) = (one.heard for one in build_delivery_model(NOW).bodies)
    assert heard
    assert (heard.on, heard.age_on(date(2023, 4, 27))) == (APRIL, Age.FRESH)
    assert [heard.age_on(date(2023, 4, 28)), heard.age_on(date(2024, 4, 28))] == [
        Age.QUIET,
        Age.SILENT,
    ]
    assert heard.told_on(NOW.on) == "28 April 2022, 4 years ago"
    add(Relation, source_body=named("other"), target_body=body, known_on=AUGUST)
    add(Involvement, body=body, reform=add(Reform), known_on=date(2026, 1, 1))
    page = build_delivery_model(NOW)
    assert {one.slug: one.heard.on for one in page.bodies if one.heard} == {
        "unit": date(2026, 1, 1),
        "other": AUGUST,
    }
    assert [one.slug for one in page.earlier] == ["other"]


def test_where_all_fell_silent_the_drawing_has_them_all() -> None:
    named("unit", tier="national")
    page = build_delivery_model(NOW)
    assert ([one.slug for one in page.drawn], page.folded_count) == (["unit"], 0)


def test_a_body_is_there_from_the_day_it_was_named() -> None:
    named("late", AUGUST)
    assert build_delivery_model(THEN).is_empty
    assert [body.slug for body in build_delivery_model(NOW).bodies] == ["late"]


def test_the_note_on_what_the_order_says_is_on_the_page() -> None:
    add(Caveat, key="a9", place="delivery-model")
    assert [box.anchor for box in build_delivery_model(NOW).caveats] == ["a9"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("number", "day"), share([(number, day) for number in (3, 60) for day in (NOW, THEN)], 3)
)
def test_pages_ask_as_many_queries_however_many_bodies_there_are(
    client: Client, number: int, day: Day, first_num_queries: DjangoAssertNumQueries
) -> None:
    add(Document, file_name="read.txt")
    add_bodies(number)
    add(Reading, caveat=add(Caveat, place="delivery-model", known_on=APRIL))
    (row,) = DeliveryBody.objects.filter(slug="body-1").prefetch_related(caveats_known_by(day.on))
    with first_num_queries(10):
        build_delivery_model(day)
    with first_num_queries(6):
        build_body(row, day)
    frame = FRAME if day.is_today else FRAME + 1  # what was corrected since
    with first_num_queries(10 + frame):
        client.get(keep_day("/delivery-model/", day))
    explaining = 1 if day.is_today else 0  # the published lists are known from later on
    with first_num_queries(4 + 6 + frame + explaining):
        client.get(keep_day("/bodies/body-1/", day))
