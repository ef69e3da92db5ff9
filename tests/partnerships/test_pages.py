"""What was known of a delivery body on a day."""

import pytest

from partnerships.models import BodyFact, BodyName, Membership, Relation
from tests.partnerships.bodies import APRIL, AUGUST, NOW, THEN, known, named, page_of
from tests.rows import add

pytestmark = pytest.mark.django_db


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
    assert [(relation.words, relation.other.name) for relation in known(unit).relations] == [
        ("works with", "Name of group")
    ]
    assert [(relation.words, relation.other.name) for relation in known(group).relations_to] == [
        ("works with", "Name of unit")
    ]
    assert known(unit, THEN).relations == known(unit).relations_to == ()


def test_a_tie_that_is_said_again_is_shown_once_in_its_newest_words() -> None:
    unit, group = named("unit"), named("group")
    for day, label in [(APRIL, "will work with"), (AUGUST, "works with")]:
        add(Relation, source_body=unit, target_body=group, label=label, known_on=day)
    assert [relation.words for relation in known(unit).relations] == ["works with"]


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
    assert [(relation.other.slug, relation.said.is_inferred) for relation in ended.became] == [
        ("new", True)
    ]
    assert [relation.other.slug for relation in known(new).was] == ["old"]
    assert ended.relations_to == known(new).relations == ()


@pytest.mark.parametrize("start", [None, "2023", "2023-08-15"])
def test_a_successor_that_is_still_to_come_ends_no_body(start: str | None) -> None:
    old, new = named("old"), named("new", AUGUST)
    add(Relation, source_body=new, target_body=old, kind="succeeds", known_on=AUGUST)
    if start:
        add(BodyFact, body=new, kind="started", when_words=start, when_edtf=start, known_on=AUGUST)
    assert [relation.other.slug for relation in known(old).became] == ["new"]
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
