"""A region with a partnership, its areas and their boards, to test with. Nothing here is a fact."""

from datetime import date

import pytest

from libs.days import Day
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
from partnerships.pages.areas import AreaPage, build_area
from reforms.models import Involvement, Reform
from seeds.pages import caveats_known_by
from tests.rows import add

__all__ = ["boards", "lead", "member", "north", "outsider", "partnership"]

TODAY = date(2026, 11, 22)
AUTUMN, SPRING = date(2023, 9, 30), date(2026, 4, 1)
NOW = Day(TODAY, TODAY)


def on(year: int, month: int, day: int) -> Day:
    return Day(date(year, month, day), TODAY)


def page_of(area: LocalAuthority, day: Day = NOW) -> AreaPage:
    rows = LocalAuthority.objects.select_related("region", "passage__document")
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
    # Adds the supporting member first: the role makes a member the lead, not the order.
    for area, role in ((member, "supporting local authority"), (lead, "lead local authority")):
        add(Membership, group=body, member=None, local_authority=area, role=role, known_on=AUTUMN)
    add(Involvement, reform=add(Reform, slug="tested"), body=whole, known_on=date(2023, 8, 14))
    return body


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
    for successor in (new, other):
        add(
            Succession,
            predecessor=old,
            successor=successor,
            kind="split",
            on=SPRING,
            known_on=SPRING,
        )
    return {"old": old, "new": new, "other": other}
