"""The database holds the rules about delivery bodies, whatever writes to it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Model

from partnerships.models import (
    BodyFact,
    BodyName,
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Relation,
    Succession,
)
from tests.constraints import assert_refused, breaks_of_a_fact, constraints_of, insert, insert_copy
from tests.rows import add, new

pytestmark = pytest.mark.django_db


def two_names_on_a_day() -> None:
    first = add(BodyName)
    insert(new(BodyName, body=first.body, known_on=first.known_on))


def one_tie_twice_on_a_day() -> None:
    first = add(Relation)
    insert(new(Relation, source_body=first.source_body, target_body=first.target_body))


def an_interval_turned_round() -> None:
    fact = add(BodyFact, when_words="2023", when_edtf="2023")
    insert_copy(fact, key="turned-round", when_earliest="2024-01-01")


def a_tie_to_itself() -> None:
    body = add(DeliveryBody)
    insert(new(Relation, source_body=body, target_body=body))


def a_member_of_itself() -> None:
    body = add(DeliveryBody)
    insert(new(Membership, group=body, member=body))


def a_cover_told_twice() -> None:
    first = add(Coverage)
    insert(new(Coverage, local_authority=first.local_authority, board=first.board))


def a_succession_told_twice() -> None:
    first = add(Succession)
    insert(new(Succession, predecessor=first.predecessor, successor=first.successor))


def a_board_that_succeeds_itself() -> None:
    board = add(IntegratedCareBoard)
    insert(new(Succession, predecessor=board, successor=board))


LAST_DAY_FIRST = {"valid_from": date(2026, 4, 1), "valid_to": date(2026, 3, 31)}
BREAKS: dict[str, Callable[[], None]] = {
    "body_name_one_a_day": two_names_on_a_day,
    "body_fact_when_in_order": an_interval_turned_round,
    "body_fact_lifetime_has_date": lambda: insert(new(BodyFact, kind="started")),
    "relation_joins_two_bodies": a_tie_to_itself,
    "relation_once_a_day": one_tie_twice_on_a_day,
    "membership_names_one_member": lambda: insert(new(Membership, described_as="parents")),
    "membership_not_of_itself": a_member_of_itself,
    "local_authority_days_in_order": lambda: insert(new(LocalAuthority, **LAST_DAY_FIRST)),
    "icb_days_in_order": lambda: insert(new(IntegratedCareBoard, **LAST_DAY_FIRST)),
    "coverage_once": a_cover_told_twice,
    "succession_once": a_succession_told_twice,
    "succession_joins_two_boards": a_board_that_succeeds_itself,
}
SOURCED: list[type[Model]] = [BodyName, BodyFact, Relation, Membership, Coverage, Succession]
for model in SOURCED:
    BREAKS |= breaks_of_a_fact(model)


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_breaks(name: str) -> None:
    assert_refused(name, BREAKS[name], "partnerships")


def test_every_constraint_is_broken_here() -> None:
    assert set(BREAKS) == set(constraints_of("partnerships"))


def test_whole_rows_are_accepted() -> None:
    for model in SOURCED:
        add(model)
        add(model, basis="inferred", reason="An editor thinks so.", passage=None)
    add(Membership, member=None, described_as="parents")
    add(Membership, member=None, local_authority=add(LocalAuthority))
    add(LocalAuthority, valid_from=date(2023, 4, 1), valid_to=date(2023, 4, 1))
    add(BodyFact, kind="started", when_words="in 2022", when_edtf="2022")


def test_a_member_must_be_named_or_described_and_not_in_two_ways() -> None:
    memberless = new(Membership, member=None, described_as="")
    assert_refused("membership_names_one_member", lambda: insert(memberless), "partnerships")
    two = new(Membership, local_authority=add(LocalAuthority))
    assert_refused("membership_names_one_member", lambda: insert(two), "partnerships")


def test_a_body_may_have_another_name_from_another_day() -> None:
    first = add(BodyName)
    insert(new(BodyName, body=first.body, known_on=date(2022, 4, 28)))
    assert first.body.names.count() == 2
