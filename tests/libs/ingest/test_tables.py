"""An entry may stand for a table; what is wrong with a row is told by the table's line."""

from datetime import date
from pathlib import Path

import pytest

from partnerships.models import LocalAuthority, Region
from seeds.loading import load
from tests.libs.ingest.folder import mistakes, numbers, write

pytestmark = pytest.mark.django_db

PLACES = """
- model: partnerships.region
  fields: {code: E1, slug: north, name: North}
- model: partnerships.localauthority
  rows: towns.csv
  fields:
    code: "{code}"
    slug: "town-{code}"
    name: "{name}"
    kind: Town
    dfe_code: "{dfe}"
    region: ["{region}"]
    valid_from: "{since}"
"""
HEAD = "code,name,dfe,region,since"


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / "towns.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return folder


def test_each_row_becomes_an_entry_with_its_cells_in_the_fields(tmp_path: Path) -> None:
    table(tmp_path, 'E2,"Ham, County of",101,E1,2023-04-01', "E3,Ton,102,E1,")
    done = load(folder=write(tmp_path, places=PLACES))
    assert numbers(done) == {"added": 3}
    ham, ton = LocalAuthority.objects.order_by("code")
    assert (ham.name, ham.slug, ham.region.slug) == ("Ham, County of", "town-E2", "north")
    assert (ham.valid_from, ton.valid_from) == (date(2023, 4, 1), None)


def test_a_second_load_of_a_table_changes_nothing(tmp_path: Path) -> None:
    table(tmp_path, "E2,Ham,101,E1,2023-04-01")
    load(folder=write(tmp_path, places=PLACES))
    assert numbers(load(folder=tmp_path)) == {"unchanged": 2}


BAD = {
    "a cell that is no day": (
        ["E2,Ham,101,E1,", "E3,Ton,102,E1,2023-02-30"],
        "towns.csv: line 3, entry 2 (partnerships.localauthority town-E3), field valid_from: ",
    ),
    "a key that nothing has": (
        ["E2,Ham,101,E9,"],
        "towns.csv: line 2, entry 1 (partnerships.localauthority town-E2), field region: "
        "no region is called 'E9'",
    ),
    "a row with too few cells": (
        ["E2,Ham,101,E1"],
        "towns.csv: Row 2 has 4 cells, but the first row has 5.",
    ),
    "a row with too many cells": (
        ["E2,Ham,101,E1,,more"],
        "towns.csv: Row 2 has 6 cells, but the first row has 5.",
    ),
    "a quote that is not closed": (
        ['E2,"Ham,101'],
        "towns.csv: The file cannot be read as CSV after row 1: unexpected end of data.",
    ),
    "the same row twice": (
        ["E2,Ham,101,E1,", "E2,Ham,101,E1,"],
        "towns.csv: line 3, entry 2 (partnerships.localauthority town-E2): "
        "is already in this file, in line 2",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_row_is_told_by_table_and_line(what: str, tmp_path: Path) -> None:
    rows, told = BAD[what]
    table(tmp_path, *rows)
    (found,) = mistakes(tmp_path, places=PLACES)
    assert found.startswith(told)
    assert not Region.objects.exists()


def test_a_column_that_the_table_has_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    table(tmp_path, "E2,Ham,101,E1,", head="code,name,dfe,regions,since")
    (found,) = mistakes(tmp_path, places=PLACES)
    assert found == (
        "towns.csv: field region: there is no column 'region'; did you mean 'regions'?"
    )


def test_a_table_that_is_missing_is_told_by_name(tmp_path: Path) -> None:
    assert mistakes(tmp_path, places=PLACES) == ["towns.csv: there is no such table"]


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_bytes(HEAD.encode() + b"\nE2,H\xe4m,101,E1,\n")
    (found,) = mistakes(tmp_path, places=PLACES)
    assert found.startswith("towns.csv: The file is not plain text in UTF-8.")


def test_rows_name_one_table(tmp_path: Path) -> None:
    wrong = PLACES.replace("rows: towns.csv", "rows: [towns.csv]")
    (found,) = mistakes(tmp_path, places=wrong)
    assert found.endswith("the rows are those of one table: 'rows: ../reference/regions.csv'")
