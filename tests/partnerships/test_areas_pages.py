"""The page of one area, as values, on a day."""

from datetime import date

import pytest

from partnerships.models import BodyName, DeliveryBody, LocalAuthority, Membership, Region
from seeds.models import Caveat, Passage
from tests.partnerships.areas import (
    AUTUMN,
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

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("partnership")
def test_a_member_has_its_part_and_the_reforms_of_the_whole(member: LocalAuthority) -> None:
    page = page_of(member)
    assert page.partnership
    assert page.partnership.role == "supporting local authority"
    assert page.partnership.body.name == "Northern new"
    assert [part.area.name for part in page.leads] == ["Ham"]
    assert [part.area.name for part in page.supporters] == ["Ton"]
    assert [(reform.part.slug, reform.body.name) for reform in page.reforms] == [
        ("tested", "Regional partnerships")
    ]


@pytest.mark.parametrize(
    ("role", "leads"),
    [
        ("lead local authority", True),
        ("joint lead local authority", True),
        ("area that helps to lead", False),
    ],
)
def test_who_leads_is_said_by_the_whole_role(
    role: str, leads: bool, partnership: DeliveryBody, outsider: LocalAuthority
) -> None:
    add(Membership, group=partnership, member=None, local_authority=outsider, role=role)
    assert (outsider.name in [part.area.name for part in page_of(outsider).leads]) is leads


def test_the_names_and_codes_lead_to_where_they_are_from(north: Region) -> None:
    passage = add(Passage)
    area = add(LocalAuthority, region=north, dfe_code="104", passage=passage)
    reference = page_of(area).reference
    assert reference
    assert reference.href == passage.get_absolute_url()


def test_where_nobody_said_where_they_are_from_nothing_is_claimed(member: LocalAuthority) -> None:
    assert page_of(member).reference is None


@pytest.mark.usefixtures("partnership")
def test_an_area_that_is_in_none_is_told_who_is(outsider: LocalAuthority) -> None:
    page = page_of(outsider)
    assert page.partnership is None
    assert page.region_partnership
    assert page.region_partnership.name == "Northern new"
    assert (len(page.region_parts), page.region_area_count, page.reforms) == (2, 3, ())


@pytest.mark.usefixtures("partnership")
def test_a_partnership_has_the_name_of_the_day_and_is_not_there_before(
    member: LocalAuthority,
) -> None:
    old = page_of(member, on(2023, 10, 23)).partnership
    assert old
    assert old.body.name == "Northern old"
    before = page_of(member, on(2023, 9, 29))
    assert (before.partnership, before.region_parts, before.reforms) == (None, (), ())


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
