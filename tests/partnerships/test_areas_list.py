"""The list of areas and the delivery model that unfolds into them, as values, on a day."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.lookup import look_up_area
from partnerships.models import (
    BodyName,
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Region,
    Relation,
)
from partnerships.pages.areas import build_areas
from partnerships.pages.areas.index import AreaKnown
from partnerships.pages.delivery_model import build_delivery_model
from reforms.models import Involvement, Reform
from tests.partnerships.areas import (
    AUTUMN,
    NOW,
    SPRING,
    boards,
    lead,
    member,
    north,
    on,
    outsider,
    page_of,
    partnership,
)
from tests.rows import add

__all__ = ["boards", "lead", "member", "north", "outsider", "partnership"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("as_in_a_new_process"),
]


@pytest.mark.usefixtures("partnership", "boards", "outsider")
def test_the_list_has_regions_with_their_members_and_boards_with_their_areas() -> None:
    page = build_areas(NOW)
    (region,) = page.regions
    assert [row.area.name for row in region.areas] == ["Ham", "Ton", "Wick"]
    assert [part.area.name for part in region.members] == ["Ham", "Ton"]
    assert (page.area_count, page.member_count) == (3, 2)
    assert [(row.board.name, [area.name for area in row.areas]) for row in page.boards] == [
        ("New board", ["Ham"])
    ]
    assert [row.board.name for row in page.ended_boards] == ["Old board"]


def rows_for(typed: str) -> list[AreaKnown]:
    """The areas that the list shows for what was typed."""
    found = build_areas(NOW, typed, look_up_area(typed)).found
    return [row.known for row in found.rows] if found else []


@pytest.mark.usefixtures("partnership", "outsider")
def test_a_query_answers_with_what_the_area_is_part_of() -> None:
    (answer,) = rows_for("ham")
    assert answer.partnership
    assert answer.partnership.short_role == "lead"
    (answer,) = rows_for("102")
    assert answer.area.name == "Ton"


@pytest.mark.usefixtures("outsider")
def test_a_slip_is_a_guess() -> None:
    page = build_areas(NOW, "wik", look_up_area("wik"))
    assert page.found
    assert (page.found.is_guess, page.found.is_sure) == (True, False)
    assert [row.known.area.name for row in page.found.rows] == ["Wick"]


@pytest.mark.usefixtures("partnership", "outsider")
def test_a_region_can_be_asked_for_and_nothing_found_says_so() -> None:
    page = build_areas(NOW, "North", look_up_area("North"))
    assert page.region_found
    assert page.region_found.name == "North"
    nothing = build_areas(NOW, "zzzz", look_up_area("zzzz"))
    assert nothing.found
    assert (nothing.found.is_unknown, nothing.region_found) == (True, None)


def test_a_regional_body_unfolds_within_the_one_that_it_is_part_of(
    partnership: DeliveryBody,
) -> None:
    page = build_delivery_model(NOW)
    (whole,) = page.bodies
    assert whole.slug == "partnerships"
    assert [part.slug for part in whole.parts] == [partnership.slug]
    assert whole.area_count == 2
    (part,) = whole.parts
    roles = [(role, [area.name for area in areas]) for role, areas in part.areas_by_role]
    assert roles == [("supporting local authority", ["Ton"]), ("lead local authority", ["Ham"])]
    (before,) = build_delivery_model(on(2023, 9, 29)).bodies
    assert before.parts == ()


def test_a_body_of_no_region_stays_where_it_is() -> None:
    whole, part = add(DeliveryBody, slug="whole"), add(DeliveryBody, slug="part")
    for body in (whole, part):
        add(BodyName, body=body)
    add(Relation, source_body=part, target_body=whole, kind="part-of")
    assert {body.slug for body in build_delivery_model(NOW).bodies} == {"whole", "part"}


def queries(build: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        build()
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    partnership: DeliveryBody,
    boards: dict[str, IntegratedCareBoard],
    lead: LocalAuthority,
    north: Region,
) -> None:
    pages = {
        "list": lambda: build_areas(NOW),
        "search": lambda: build_areas(NOW, "ham", look_up_area("ham")),
        "area": lambda: page_of(lead),
        "model": lambda: build_delivery_model(NOW),
    }
    few = {name: queries(build) for name, build in pages.items()}
    for number in range(30):
        area = add(LocalAuthority, name=f"Area {number}", region=north, dfe_code=f"2{number:02}")
        add(Membership, group=partnership, member=None, local_authority=area, known_on=AUTUMN)
        for board in boards.values():
            add(Coverage, local_authority=area, board=board, known_on=SPRING)
        add(Involvement, reform=add(Reform), body=partnership, known_on=AUTUMN)
        other = add(DeliveryBody, region=north, tier="regional")
        add(BodyName, body=other, known_on=AUTUMN)
        add(Membership, group=other, member=None, local_authority=lead, known_on=AUTUMN)
    assert {name: queries(build) for name, build in pages.items()} == few
    assert few["list"] == 8
    assert few["area"] <= 21
