"""The places and partnerships that the fixtures carry, held against what was read."""

import csv
from collections import Counter
from datetime import date

import pytest
import yaml

from config.environment import BASE_DIR
from partnerships.models import (
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Region,
    Succession,
)
from seeds.models import Sourced
from tests.documents import everything

__all__ = ["everything"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]

LAST_OF_42, FIRST_OF_36 = date(2026, 3, 31), date(2026, 4, 1)
FACTS = BASE_DIR.parent / "shared" / "facts"
REFERENCE = BASE_DIR / "seeds" / "reference"

MEMBERS = {
    "North East": ["*Hartlepool", "County Durham", "Gateshead", "Stockton-on-Tees"],
    "North West": ["*Manchester", "Oldham", "Rochdale", "Trafford"],
    "Yorkshire and The Humber": ["*Wakefield", "Bradford", "Calderdale", "Leeds"],
    "East Midlands": ["**Leicester", "**Leicestershire", "**Rutland"],
    "West Midlands": [
        *("*Telford and Wrekin", "Herefordshire, County of", "Shropshire", "Worcestershire"),
    ],
    "East of England": ["*Bedford", "Central Bedfordshire", "Luton"],
    "London": ["*Barnet", "Camden", "Enfield", "Islington"],
    "South East": ["*Portsmouth", "Brighton and Hove", "East Sussex", "West Sussex"],
    "South West": ["**Gloucestershire", "**Swindon"],
}
"""The 32 authorities; a star marks the lead, two stars joint leads."""
MARKS = {
    "lead local authority": "*",
    "joint lead local authority": "**",
    "supporting local authority": "",
}


def table(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def boards_on(day: date) -> set[str]:
    boards = IntegratedCareBoard.objects.filter(valid_from__lte=day)
    return set(boards.exclude(valid_to__lt=day).values_list("ods_code", flat=True))


def areas_of(body: str, role: str) -> set[str]:
    rows = Membership.objects.filter(group__slug=body, role=role, local_authority__isnull=False)
    return set(rows.values_list("local_authority__name", flat=True))


def test_there_are_nine_regions_153_authorities_and_each_is_in_one() -> None:
    assert (Region.objects.count(), LocalAuthority.objects.count()) == (9, 153)
    per_region = Counter(LocalAuthority.objects.values_list("region__name", flat=True))
    assert per_region == {
        "North East": 12,
        "North West": 24,
        "Yorkshire and The Humber": 15,
        "East Midlands": 10,
        "West Midlands": 14,
        "East of England": 11,
        "London": 33,
        "South East": 19,
        "South West": 15,
    }


def test_every_row_of_the_tables_is_there() -> None:
    rows = {
        "regions.csv": Region,
        "local_authorities.csv": LocalAuthority,
        "integrated_care_boards.csv": IntegratedCareBoard,
        "coverage.csv": Coverage,
        "successions.csv": Succession,
    }
    there = {name: model._default_manager.count() for name, model in rows.items()}
    there["coverage.csv"] -= Coverage.objects.exclude(corrects=None).count()
    assert there == {name: len(table(name)) for name in rows}


def test_42_boards_became_36_on_the_first_of_april_2026() -> None:
    before, after = boards_on(LAST_OF_42), boards_on(FIRST_OF_36)
    assert (len(before), len(after)) == (42, 36)
    assert (len(before - after), len(after - before)) == (12, 6)
    assert set(Succession.objects.values_list("predecessor__ods_code", flat=True)) == before - after
    heirs = set(Succession.objects.values_list("successor__ods_code", flat=True))
    assert heirs == (after - before) | {"QRL"}
    assert set(Succession.objects.values_list("on", "basis")) == {(FIRST_OF_36, "reported")}


@pytest.mark.parametrize("day", [LAST_OF_42, FIRST_OF_36])
def test_every_authority_is_covered_by_boards_that_last(day: date) -> None:
    covered = Coverage.objects.known_by(day).filter(board__ods_code__in=boards_on(day))
    assert set(covered.values_list("local_authority", flat=True)) == set(
        LocalAuthority.objects.values_list("pk", flat=True)
    )
    whole = Counter(covered.filter(extent="whole").values_list("local_authority", flat=True))
    most = Counter(covered.filter(extent="main").values_list("local_authority", flat=True))
    assert max((whole + most).values()) == 1


def test_where_the_parts_of_a_board_went_is_inferred_and_says_from_what() -> None:
    split = {"QNQ", "QM7", "QJG"}
    named = {"Essex", "Hertfordshire", "Suffolk"}  # NHS England says with whom these go
    rows = Coverage.objects.known_by(FIRST_OF_36).filter(known_on=FIRST_OF_36)
    for row in rows.select_related("local_authority"):
        before = Coverage.objects.filter(local_authority=row.local_authority, known_on__year=2024)
        codes = set(before.values_list("board__ods_code", flat=True))
        if codes & split:
            said = "NHS England" if row.local_authority.name in named else "geography"
            assert (row.basis, said in row.reason) == ("inferred", True), str(row)
    inferred = Coverage.objects.filter(known_on__year=2024, basis="inferred")
    names = set(inferred.values_list("local_authority__name", flat=True))
    assert names == {"Cumberland", "Westmorland and Furness"}


@pytest.mark.parametrize("region", MEMBERS)
def test_each_partnership_has_its_authorities_and_leads(region: str) -> None:
    (body,) = DeliveryBody.objects.filter(region__name=region, kind="regional-partnership")
    rows = body.memberships.filter(local_authority__isnull=False).select_related("local_authority")
    members = dict.fromkeys(f"{MARKS[row.role]}{row.member_name}" for row in rows)
    assert list(members) == MEMBERS[region]
    regions = {row.local_authority.region for row in rows if row.local_authority}
    assert regions == {body.region}


def test_the_partnerships_have_32_authorities_worcestershire_among_them() -> None:
    rows = Membership.objects.filter(group__region__isnull=False, local_authority__isnull=False)
    names = set(rows.values_list("local_authority__name", flat=True))
    assert len(names) == 32 == sum(map(len, MEMBERS.values()))
    assert "Worcestershire" in names
    (body,) = DeliveryBody.objects.filter(region__name="West Midlands")
    assert body.caveats.filter(kind="contradiction", title__contains="Worcestershire").exists()


def test_the_boards_of_a_partnership_are_those_that_geography_gives() -> None:
    """Inferred ones stand in the fixture: they must follow from the coverage of its members."""
    for body in DeliveryBody.objects.filter(region__isnull=False):
        areas = body.memberships.values("local_authority")
        covers = Coverage.objects.filter(local_authority__in=areas, board__code__gt="")
        wanted = set(covers.exclude(extent="part").values_list("board__name", flat=True))
        boards = body.memberships.filter(role="integrated care board")
        assert set(boards.values_list("described_as", flat=True)) == wanted, body.slug
        first = boards.order_by("known_on").first()
        assert first
        assert first.basis == "inferred"


def test_the_taskforce_areas_are_the_21_that_were_named() -> None:
    named = areas_of("ap-specialist-taskforces", "taskforce area")
    assert len(named) == 21
    assert {"Birmingham", "Bristol, City of", "Sandwell", "Tower Hamlets"} <= named
    body = DeliveryBody.objects.get(slug="ap-specialist-taskforces")
    assert body.caveats.filter(key="apst-21-or-22", kind="contradiction").exists()


def test_the_pathfinder_areas_are_those_that_sources_name() -> None:
    assert areas_of("elsec-pathfinders", "pathfinder area") == {
        *("Leicester", "Leicestershire", "Rutland", "Oldham", "Shropshire", "Telford and Wrekin"),
    }


SPOT = [
    ("cpp-name", "stated", "q02-whole", "2023-10-24"),
    ("cpp-launched", "stated", "q03-whole", "2023-12-11"),
    ("cpp-member-worcestershire", "reported", "l03-whole", "2023-09-30"),
    ("cpp-member-worcestershire-again", "reported", "l04-whole", "2024-09-25"),
    ("cpp-member-bedford-again", "stated", "q03-whole", "2023-12-11"),
    ("cpp-planned-span", "reported", "l05-whole", "2025-03-31"),
    ("cpp-does-reach", "reported", "l05-whole", "2025-03-31"),
    ("cpp-evaluation", "stated", "p08-whole", "2026-01-29"),
    ("apst-area-bristol", "inferred", "m07-whole", "2023-11-24"),
    ("elsec-area-rutland", "stated", "q08-whole", "2025-09-16"),
    ("elsec-area-oldham", "stated", "q07-whole", "2025-12-31"),
    ("icb-42-to-36", "reported", "t03-whole", "2026-04-01"),
    ("covers-E09000003-QMJ", "stated", "r04-whole", "2024-02-14"),
    ("covers-E09000003-Z9B2Z", "reported", "t03-whole", "2026-04-01"),
    ("succession-QNQ-QRL", "reported", "t03-whole", "2026-04-01"),
]


@pytest.mark.parametrize(("key", "basis", "passage", "known_on"), SPOT)
def test_a_fact_stands_with_its_source_and_its_day(
    key: str, basis: str, passage: str, known_on: str
) -> None:
    rows = [
        row
        for model in _fact_models()
        for row in model._default_manager.filter(key=key).select_related("passage")
    ]
    (row,) = rows
    assert row.passage
    assert (row.basis, row.passage.key, row.known_on.isoformat()) == (basis, passage, known_on)


def _fact_models() -> list[type[Sourced]]:
    from seeds.facts_by_passage import fact_models

    return fact_models()


@pytest.mark.skipif(not FACTS.is_dir(), reason="the files that were read are not beside us")
def test_the_tables_say_what_was_read() -> None:
    with (FACTS / "reference_regions_las_icbs.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    columns = ("la_gss_code", "la_name", "dfe_la_code", "region_code", "la_valid_from")
    assert {tuple(row[name] for name in columns) for row in read} == {
        (row.code, row.name, row.dfe_code, row.region.code, str(row.valid_from))
        for row in LocalAuthority.objects.select_related("region")
    }
    covers = Coverage.objects.values_list("local_authority__code", "board__ods_code")
    boards = ("icb_2022_ods", "icb_2026_ods")
    assert set(covers) == {(row["la_gss_code"], row[board]) for row in read for board in boards}


@pytest.mark.skipif(not FACTS.is_dir(), reason="the files that were read are not beside us")
def test_the_memberships_are_those_of_the_file() -> None:
    read = yaml.safe_load((FACTS / "partnerships.yaml").read_text(encoding="utf-8"))
    wanted = {
        (row["region_gss"], place["gss"], f"{place['role']} local authority")
        for row in read["partnerships"]
        for place in row["local_authorities"]
    }
    rows = Membership.objects.filter(group__region__isnull=False, local_authority__isnull=False)
    found = set(rows.values_list("group__region__code", "local_authority__code", "role"))
    assert found == wanted
    pathfinders = {
        name for row in read["partnerships"] for name in row["elsec_pathfinder_areas"] or []
    }
    assert areas_of("elsec-pathfinders", "pathfinder area") == pathfinders
