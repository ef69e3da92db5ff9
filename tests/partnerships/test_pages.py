"""Delivery bodies as known on a day: the builders."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from glossary.models import Term
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from partnerships.pages.body import BodyPage, build_body
from partnerships.pages.delivery_model import build_delivery_model
from partnerships.pages.known import BodyKnown
from reforms.models import Involvement, Reform
from seeds.days import Day
from seeds.models import Caveat, Passage, Reading
from seeds.pages import caveats_known_by
from tests.rows import add

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
APRIL = date(2022, 4, 28)
AUGUST = date(2023, 8, 14)
THEN = Day(APRIL, TODAY)

pytestmark = pytest.mark.django_db


def named(slug: str, day: date = APRIL, **given: object) -> DeliveryBody:
    """A body that has a name from `day` on."""
    body = add(DeliveryBody, slug=slug, title=f"Title of {slug}", **given)
    add(BodyName, body=body, name=f"Name of {slug}", known_on=day)
    return body


def page_of(body: DeliveryBody, day: Day = NOW) -> BodyPage:
    (row,) = DeliveryBody.objects.filter(pk=body.pk).prefetch_related(caveats_known_by(day.on))
    return build_body(row, day)


def known(body: DeliveryBody, day: Day = NOW) -> BodyKnown:
    return page_of(body, day).body


def add_bodies(number: int) -> None:
    """Bodies that have everything, each tied to the next."""
    bodies = [named(f"body-{row}", tier="regional") for row in range(number)]
    for row, body in enumerate(bodies):
        other = bodies[row - 1]
        add(BodyName, body=body, name="A newer name", abbreviation="NN", known_on=AUGUST)
        add(BodyFact, body=body, known_on=APRIL)
        add(Relation, source_body=body, target_body=other, known_on=APRIL)
        add(Relation, source_body=body, target_body=other, kind="succeeds", known_on=APRIL)
        add(Membership, group=body, member=other, known_on=APRIL)
        add(Involvement, body=body, reform=add(Reform), known_on=APRIL)
        body.caveats.add(add(Reading, caveat=add(Caveat, known_on=APRIL)).caveat)


def test_a_body_is_called_what_it_was_called_on_the_day() -> None:
    body = named("board")
    add(BodyName, body=body, name="The new board", abbreviation="NB", known_on=AUGUST)
    assert (known(body, THEN).name, known(body, THEN).abbreviation) == ("Name of board", "")
    assert (known(body).name, known(body).abbreviation) == ("The new board", "NB")
    assert [name.name for name in known(body).earlier_names] == ["Name of board"]


def test_the_same_name_said_again_is_no_earlier_name() -> None:
    body = named("board")
    add(BodyName, body=body, name="Name of board", known_on=AUGUST)
    assert known(body).earlier_names == ()


def test_the_newest_sentence_says_what_a_body_does() -> None:
    body = named("board")
    add(BodyFact, body=body, text="Will meet.", known_on=APRIL)
    add(BodyFact, body=body, text="Meets.", known_on=AUGUST)
    does = [known(body, day).does for day in (THEN, NOW)]
    assert [fact and fact.text for fact in does] == ["Will meet.", "Meets."]


def test_details_are_those_of_the_newest_day_and_older_ones_stay_in_the_history() -> None:
    body = named("board")
    add(BodyFact, body=body, kind="detail", text="Is to be formed.", known_on=APRIL)
    add(BodyFact, body=body, kind="detail", text="Has 21 members.", known_on=AUGUST)
    page = page_of(body)
    assert [fact.text for fact in page.body.details] == ["Has 21 members."]
    assert [(entry.day, entry.says) for entry in page.entries] == [
        ("14 August 2023", "Has 21 members."),
        ("28 April 2022", "Called Name of board"),
        ("28 April 2022", "Is to be formed."),
    ]


@pytest.mark.parametrize(
    ("text", "words", "edtf", "shown"),
    [
        ("Began.", "in 2021", "2021", ("in 2021", "1 January to 31 December 2021")),
        ("Met on 6 June 2023.", "6 June 2023", "2023-06-06", ("", "")),
        ("Met.", "6 June 2023", "2023-06-06", ("6 June 2023", "")),
        ("Meets every term.", "every term", "", ("", "")),
    ],
)
def test_a_time_is_shown_in_the_sources_words_and_not_twice(
    text: str, words: str, edtf: str, shown: tuple[str, str]
) -> None:
    body = named("board")
    add(BodyFact, body=body, kind="started", text=text, when_words=words, when_edtf=edtf)
    (start,) = known(body).starts
    assert (start.when, start.interval) == shown


def test_ties_are_seen_from_both_sides_in_the_words_of_the_source() -> None:
    unit, group = named("unit"), named("group")
    add(Relation, source_body=unit, target_body=group, label="works with", known_on=AUGUST)
    assert [(tie.words, tie.other.name) for tie in known(unit).ties] == [
        ("works with", "Name of group")
    ]
    assert [(tie.words, tie.other.name) for tie in known(group).ties_to] == [
        ("works with", "Name of unit")
    ]
    assert known(unit, THEN).ties == known(unit).ties_to == ()


def test_a_tie_that_is_said_again_is_shown_once_in_its_newest_words() -> None:
    unit, group = named("unit"), named("group")
    for day, label in [(APRIL, "will work with"), (AUGUST, "works with")]:
        add(Relation, source_body=unit, target_body=group, label=label, known_on=day)
    assert [tie.words for tie in known(unit).ties] == ["works with"]


def test_a_successor_that_has_started_ends_a_body_from_the_day_that_is_known() -> None:
    old, new = named("old"), named("new", AUGUST)
    start = {"when_words": "6 June 2023", "when_edtf": "2023-06-06"}
    add(BodyFact, body=new, kind="started", known_on=AUGUST, **start)
    add(
        Relation,
        source_body=new,
        target_body=old,
        kind="succeeds",
        basis="inferred",
        reason="Both are the one board.",
        known_on=AUGUST,
    )
    assert not known(old, THEN).has_ended
    ended = known(old)
    assert ended.has_ended
    assert [(tie.other.slug, tie.said.is_inferred) for tie in ended.became] == [("new", True)]
    assert [tie.other.slug for tie in known(new).was] == ["old"]
    assert ended.ties_to == known(new).ties == ()


@pytest.mark.parametrize("start", [None, "2023", "2023-08-15"])
def test_a_successor_that_is_still_to_come_ends_no_body(start: str | None) -> None:
    old, new = named("old"), named("new", AUGUST)
    add(Relation, source_body=new, target_body=old, kind="succeeds", known_on=AUGUST)
    if start:
        add(BodyFact, body=new, kind="started", when_words=start, when_edtf=start, known_on=AUGUST)
    assert [tie.other.slug for tie in known(old).became] == ["new"]
    assert not known(old).has_ended


@pytest.mark.parametrize(
    ("words", "edtf", "has_ended"),
    [("former", "../2023-08-14", True), ("until 2025", "2025", False)],
)
def test_the_calendar_alone_ends_no_body(words: str, edtf: str, has_ended: bool) -> None:
    body = named("taskforce")
    add(BodyFact, body=body, kind="ended", when_words=words, when_edtf=edtf, known_on=AUGUST)
    assert known(body).has_ended is has_ended
    assert [fact.when for fact in known(body).ends] == [words]


def test_members_are_bodies_or_whoever_a_source_describes() -> None:
    board = named("board")
    add(Membership, group=board, member=named("dfe"), role="department", position=1)
    add(Membership, group=board, member=None, described_as="parents", role="partner", position=2)
    shown = [
        (row.role, row.body.name if row.body else None, row.described_as)
        for row in known(board).members
    ]
    assert shown == [("department", "Name of dfe", ""), ("partner", None, "parents")]


def test_a_member_knows_where_it_belongs() -> None:
    board, department = named("board"), named("dfe")
    add(Membership, group=board, member=department, role="member")
    assert [row.body and row.body.slug for row in known(department).member_of] == ["board"]


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
    assert page_of(body, THEN).parts == ()
    (part,) = page_of(body).parts
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


def test_tiers_stand_from_national_to_local_with_ended_bodies_last() -> None:
    old = named("old", tier="national", position=1)
    named("new", tier="national", position=2)
    ended = {"when_words": "former", "when_edtf": "../2023-08-14", "known_on": AUGUST}
    add(BodyFact, body=old, kind="ended", **ended)
    named("around", tier="around")
    named("local", tier="local")
    shown = [
        (tier.title, [body.slug for body in tier.bodies])
        for tier in build_delivery_model(NOW).tiers
    ]
    assert shown == [
        ("National", ["new", "old"]),
        ("Local", ["local"]),
        ("Around the delivery model", ["around"]),
    ]
    (then, *_) = build_delivery_model(THEN).tiers
    assert [body.slug for body in then.bodies] == ["old", "new"]


def test_a_body_is_there_from_the_day_it_was_named() -> None:
    named("late", AUGUST)
    assert build_delivery_model(THEN).is_empty
    assert [body.slug for body in build_delivery_model(NOW).bodies] == ["late"]


def test_the_note_on_what_the_order_says_is_on_the_page() -> None:
    add(Caveat, key="a9", place="delivery-model")
    assert [box.anchor for box in build_delivery_model(NOW).caveats] == ["a9"]


@pytest.mark.parametrize("number", [3, 120])
@pytest.mark.parametrize("day", [NOW, THEN], ids=["today", "a past day"])
def test_pages_ask_as_many_queries_however_many_bodies_there_are(
    number: int, day: Day, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_bodies(number)
    add(Reading, caveat=add(Caveat, place="delivery-model", known_on=APRIL))
    (row,) = DeliveryBody.objects.filter(slug="body-1").prefetch_related(caveats_known_by(day.on))
    with django_assert_num_queries(9):
        build_delivery_model(day)
    with django_assert_num_queries(6):
        build_body(row, day)
