"""Whole tables: what they say of themselves, what they hold, and any day rebuilt from them."""

import csv
import importlib.util
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from openpyxl import load_workbook

from libs.pagememo.version import public_models
from opendata.downloads import stored
from opendata.downloads.dictionary import NOT_PUBLIC, read_dictionary
from reforms.models import Reform, Update
from reforms.pages.known import read_known
from tests.documents import documents
from tests.rows import add

__all__ = ["documents"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("documents"),
]
ZIP = "/data/send-ap-tracker.zip"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DOWNLOADS_FOLDER = tmp_path / "downloads"
    return tmp_path / "downloads"


def whole(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response)


def test_every_table_of_the_rooms_is_given_out_and_described() -> None:
    models = {table.model for table in read_dictionary()}
    assert models | set(NOT_PUBLIC) == set(public_models())
    for table in read_dictionary():
        columns = [column.name for column in table.columns]
        assert len(set(columns)) == len(columns), table.name
        assert set(table.key) <= set(columns), table.name
        assert all(column.about for column in table.columns)
    by_name = {table.name: {column.name for column in table.columns} for table in read_dictionary()}
    for table in read_dictionary():
        for one in table.references:
            assert set(one.columns) <= by_name[table.name]
            assert set(one.to) <= by_name[one.table]


def test_the_state_of_any_day_is_rebuilt_from_the_package(client: Client, tmp_path: Path) -> None:
    package = tmp_path / "all.zip"
    package.write_bytes(whole(client, ZIP))
    script = settings.BASE_DIR / "docs" / "rebuild_a_day.py"
    spec: Any = importlib.util.spec_from_file_location("rebuild_a_day", script)
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for day in (date(2022, 4, 27), date(2022, 4, 28), date(2023, 8, 14)):
        rows = Reform.objects.known_by(day).select_related("strand")
        known = {reform.slug: reform for reform in read_known(list(rows), day)}
        rebuilt = module.rebuild(str(package), str(day))
        assert sorted(rebuilt) == sorted(known)
        for slug, told in rebuilt.items():
            reform = known[slug]
            assert told["name"][1:] == reform.name[1:]
            assert (told["stage"], told["legal_force"]) == (reform.stage, reform.legal_force_key)
            assert {one.slug: (one.words, one.edtf) for one in reform.milestones if one.words} == {
                own: (about["words"], about["edtf"])
                for own, about in told["milestones"].items()
                if about["words"]
            }
    assert len(known) > 10


def test_all_forms_hold_the_same_and_are_made_once(client: Client, folder: Path) -> None:
    add(Update, reform=Reform.objects.first(), kind="name", name="=1+1", note="two\r\nlines")
    first = whole(client, ZIP)
    with zipfile.ZipFile(BytesIO(first)) as package:
        described = json.loads(package.read("datapackage.json"))
        assert described == client.get("/data/datapackage.json").json()
        counts = {}
        for resource in described["resources"]:
            text = package.read(resource["path"]).decode()
            head, *rows = csv.reader(text.splitlines(keepends=True))
            assert head == [field["name"] for field in resource["schema"]["fields"]]
            counts[resource["name"]] = len(rows)
            if resource["name"] == "updates":
                assert "'=1+1" in rows[-1]
                assert "".join(whole(client, "/data/updates.csv").decode()) == text
    path = folder / "copy.sqlite"
    path.write_bytes(whole(client, "/data/send-ap-tracker.sqlite"))
    with closing(sqlite3.connect(path)) as file:
        for name, count in counts.items():
            assert file.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (count,)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert ("=1+1",) in file.execute("SELECT name FROM updates").fetchall()
    book = load_workbook(BytesIO(whole(client, "/data/send-ap-tracker.xlsx")), read_only=True)
    cells = list(book["updates"].iter_rows(values_only=True))
    assert len(cells) == counts["updates"] + 1
    assert "'=1+1" in cells[-1]
    made = {file.name for file in folder.iterdir()}
    assert whole(client, ZIP) == first
    assert {file.name for file in folder.iterdir()} == made


def test_a_file_is_made_anew_once_anything_was_written(folder: Path) -> None:
    made: list[int] = []

    def make(path: Path) -> None:
        made.append(1)
        path.write_text(f"number {len(made)}")

    def text() -> str:
        with stored.open_stored("a.txt", make) as file:
            return file.read().decode()

    assert (text(), text()) == ("number 1", "number 1")
    add(Reform)
    assert text() == "number 2"
    assert len(list(folder.iterdir())) == 1


def test_a_whole_table_is_asked_for_by_its_tag_with_or_without_a_mark(client: Client) -> None:
    answer = client.get("/data/reforms.csv?bom=yes")
    assert whole(client, "/data/reforms.csv?bom=yes").startswith(b"\xef\xbb\xbfslug,")
    assert whole(client, "/data/reforms.csv").startswith(b"slug,")
    headers = {"If-None-Match": answer["ETag"]}
    assert client.get("/data/reforms.csv?bom=yes", headers=headers).status_code == 304
    assert client.get("/data/reforms.csv?bom=perhaps").status_code == 400
    assert client.get("/data/nothing.csv").status_code == 404
