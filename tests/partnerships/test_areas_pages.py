"""The pages of the areas as values: one area and the list, on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerships.models import (
    BodyName,
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Region,
    Relation,
    Succession,
)
from partnerships.pages.areas import AreaPage, build_area, build_areas
from partnerships.pages.delivery_model import build_delivery_model
from reforms.models import Involvement, Reform
from seeds.days import Day
from seeds.models import Caveat
from seeds.pages import caveats_known_by
from tests.rows import add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
AUTUMN, SPRING = date(2023, 9, 30), date(2026, 4, 1)
NOW = Day(TODAY, TODAY)


def on(year: int, month: int, day: int) -> Day:
    return Day(date(year, month, day), TODAY)


def page_of(area: LocalAuthority, day: Day = NOW) -> AreaPage:
    rows = LocalAuthority.objects.select_related("region")
    return build_area(rows.prefetch_related(caveats_known_by(day.on)).get(pk=area.pk), day)


@pytest.fixture
def north() -> Region:
    return add(Region, slug="north", name="North")


@pytest.fixture
def lead(north: Region) -> LocalAuthority:
    return add(LocalAuthority, slug="ham", name="Ham", region=north, dfe_code="101")


@pytest.fixture
def member(north: Region) -> LocalAuthority:
    return add(LocalAuthority, slug="ton", name="Ton", region=north, dfe_code="102")


@pytest.fixture
def outsider(north: Region) -> LocalAuthority:
    return add(LocalAuthority, slug="wick", name="Wick", region=north, dfe_code="103")


@pytest.fixture
def partnership(north: Region, lead: LocalAuthority, member: LocalAuthority) -> DeliveryBody:
    """Two areas in one partnership, which is part of a whole and was renamed in October."""
    whole = add(DeliveryBody, slug="partnerships", tier="regional", kind="regional-partnership")
    add(BodyName, body=whole, name="Regional partnerships", known_on=date(2023, 8, 14))
    body = add(DeliveryBody, slug="northern", region=north, tier="regional")
    add(BodyName, body=body, name="Northern old", known_on=AUTUMN)
    add(BodyName, body=body, name="Northern new", known_on=date(2023, 10, 24))
    add(Relation, source_body=body, target_body=whole, kind="part-of", known_on=AUTUMN)
    # Its supporting member is told of first: leads are known by their role, not their place.
    for area, role in ((member, "supporting local authority"), (lead, "lead local authority")):
        add(Membership, group=body, member=None, local_authority=area, role=role, known_on=AUTUMN)
    add(Involvement, reform=add(Reform, slug="tested"), body=whole, known_on=date(2023, 8, 14))
    return body


@pytest.mark.usefixtures("partnership")
def test_a_member_has_its_part_and_the_reforms_of_the_whole(member: LocalAuthority) -> None:
    page = page_of(member)
    assert page.partnership
    assert page.partnership.role == "supporting local authority"
    assert page.partnership.body.name == "Northern new"
    assert [part.area.name for part in page.leads] == ["Ham"]
    assert [part.area.name for part in page.supporters] == ["Ton"]
    assert [(reach.slug, reach.body.name) for reach in page.reaches] == [
        ("tested", "Regional partnerships")
    ]


@pytest.mark.usefixtures("partnership")
def test_an_area_that_is_in_none_is_told_who_is(outsider: LocalAuthority) -> None:
    page = page_of(outsider)
    assert page.partnership is None
    assert page.region_partnership
    assert page.region_partnership.name == "Northern new"
    assert (len(page.region_parts), page.region_area_count, page.reaches) == (2, 3, ())


@pytest.mark.usefixtures("partnership")
def test_a_partnership_has_the_name_of_the_day_and_is_not_there_before(
    member: LocalAuthority,
) -> None:
    old = page_of(member, on(2023, 10, 23)).partnership
    assert old
    assert old.body.name == "Northern old"
    before = page_of(member, on(2023, 9, 29))
    assert (before.partnership, before.region_parts, before.reaches) == (None, (), ())


def test_what_is_said_again_of_a_member_counts_once_with_its_newest_source(
    partnership: DeliveryBody, member: LocalAuthority
) -> None:
    (first,) = Membership.objects.filter(local_authority=member)
    again = add(
        Membership,
        group=partnership,
        member=None,
        local_authority=member,
        role=first.role,
        known_on=date(2023, 12, 11),
    )
    page = page_of(member)
    assert len(page.region_parts) == 2
    assert page.partnership
    assert page.partnership.said.source
    assert again.passage
    assert page.partnership.said.source.href == again.passage.get_absolute_url()


@pytest.fixture
def boards(lead: LocalAuthority) -> dict[str, IntegratedCareBoard]:
    """A board that was split on 1 April 2026, of which this area's part went to one of two."""
    ends = {"valid_from": date(2022, 7, 1), "valid_to": date(2026, 3, 31)}
    old = add(IntegratedCareBoard, ods_code="QOLD", name="Old board", **ends)
    new = add(IntegratedCareBoard, ods_code="QNEW", name="New board", valid_from=SPRING)
    other = add(IntegratedCareBoard, ods_code="QOTH", name="Other board", valid_from=SPRING)
    add(Coverage, local_authority=lead, board=old, extent="main", known_on=date(2024, 2, 14))
    add(
        Coverage,
        local_authority=lead,
        board=new,
        known_on=SPRING,
        basis="inferred",
        reason="By geography.",
        passage=None,
    )
    for heir in (new, other):
        add(Succession, predecessor=old, successor=heir, kind="split", on=SPRING, known_on=SPRING)
    return {"old": old, "new": new, "other": other}


@pytest.mark.usefixtures("boards")
def test_the_board_of_the_day_and_the_one_before_it_are_told_apart(lead: LocalAuthority) -> None:
    page = page_of(lead)
    assert [(row.board.name, row.extent) for row in page.covers] == [("New board", "all of it")]
    assert page.covers[0].said.reason == "By geography."
    (past,) = page.past_covers
    assert (past.cover.board.name, past.cover.extent) == ("Old board", "most of it")
    assert past.cover.board.until == "31 March 2026"
    assert [(heir.name, heir.words) for heir in past.heirs] == [
        ("New board", "split, part went to")
    ]


@pytest.mark.usefixtures("boards")
def test_the_end_of_a_board_is_not_told_before_it_came(lead: LocalAuthority) -> None:
    page = page_of(lead, on(2026, 3, 31))
    assert [row.board.name for row in page.covers] == ["Old board"]
    assert (page.covers[0].board.until, page.covers[0].board.heirs) == ("", ())
    assert page.past_covers == ()
    assert page_of(lead, on(2024, 2, 13)).covers == ()


def test_the_areas_of_a_taskforce_are_told_with_those_nearby(
    lead: LocalAuthority, member: LocalAuthority, outsider: LocalAuthority
) -> None:
    far = add(LocalAuthority, name="Far", dfe_code="104")
    body = add(DeliveryBody, slug="taskforces")
    add(BodyName, body=body, name="Taskforces", known_on=AUTUMN)
    for area in (lead, member, far):
        add(Membership, group=body, member=None, local_authority=area, role="area", known_on=AUTUMN)
    (listed,) = page_of(lead).lists
    assert [part.role for part in listed.own] == ["area"]
    assert [area.name for area in listed.nearby] == ["Ton"]
    (listed,) = page_of(outsider).lists
    assert (listed.own, [area.name for area in listed.nearby]) == ((), ["Ham", "Ton"])
    assert page_of(lead, on(2023, 9, 29)).lists == ()


def test_an_area_shows_its_own_caveats_from_the_day_they_could_be_seen(
    lead: LocalAuthority,
) -> None:
    lead.caveats.add(add(Caveat, key="two-councils", known_on=date(2025, 10, 28)))
    assert [box.anchor for box in page_of(lead).caveats] == ["two-councils"]
    assert page_of(lead, on(2025, 10, 27)).caveats == ()


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


@pytest.mark.usefixtures("partnership", "outsider")
def test_a_query_answers_with_what_the_area_is_part_of() -> None:
    (answer,) = build_areas(NOW, "ham").answers
    assert answer.partnership
    assert answer.partnership.short_role == "lead"
    (answer,) = build_areas(NOW, "102").answers
    assert answer.area.name == "Ton"
    assert [row.area.name for row in build_areas(NOW, "wik").matches] == ["Wick"]


@pytest.mark.usefixtures("partnership", "outsider")
def test_a_region_can_be_asked_for_and_nothing_found_says_so() -> None:
    page = build_areas(NOW, "North")
    assert page.region_found
    assert (page.region_found.name, page.found_nothing) == ("North", False)
    assert build_areas(NOW, "zzzz").found_nothing


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
        "search": lambda: build_areas(NOW, "ham"),
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
