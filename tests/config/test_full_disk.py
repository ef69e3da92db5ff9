"""A disk that is full while somebody saves, on each database, without a disk or root.

`python -m dev.full_disk` fills a real one under the served site. Here SQLite may not add a page to
its file, and PostgreSQL's own server says what it says when a table cannot grow.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection, connections
from django.db.utils import ConnectionHandler
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from reversion.models import Version

from glossary.models import Term

ADD = "/admin/glossary/term/add/"
TYPED = {"text": "XYZQ", "slug": "xyzq", "other_spellings": "word " * 30}
NO_LIMIT = 2**30
FULL = """
CREATE FUNCTION pg_temp.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
END $$;
CREATE TRIGGER full_disk AFTER INSERT ON {} FOR EACH ROW EXECUTE FUNCTION pg_temp.full()
"""


@pytest.fixture
def file_database(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The tests' tables in a file, opened as the site opens one, in place of those in memory."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is tried below")
    with django_db_blocker.unblock():
        in_memory: Any = connections["default"]
        in_memory.ensure_connection()
        file = tmp_path / "site.sqlite3"
        with closing(sqlite3.connect(file)) as copy:
            in_memory.connection.backup(copy)
            copy.execute("VACUUM")  # no page that is free already
        named = {**in_memory.settings_dict, "NAME": str(file)}
        connections["default"] = ConnectionHandler({"default": named})["default"]
        try:
            yield
        finally:
            connection.close()
            connections["default"] = in_memory


def editor() -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(User.objects.create_superuser("anna"))
    return browser


def allow(pages: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def saved() -> tuple[int, int, int]:
    return Term.objects.count(), LogEntry.objects.count(), Version.objects.count()


def is_refused_whole(browser: Client, before: tuple[int, int, int], typed: dict[str, str]) -> None:
    answer = browser.post(ADD, typed)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Nothing of this was saved" in page
    assert typed["other_spellings"].strip() in page
    assert saved() == before
    assert "added successfully" not in browser.get("/admin/").content.decode()


def test_a_file_that_cannot_grow_loses_nothing_and_takes_the_form_later(
    file_database: None,
) -> None:
    browser = editor()
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    allow(pages)
    acknowledged = 0
    for number in range(100):  # what room its last pages have
        typed = TYPED | {"text": f"XYZQ{number}", "slug": f"xyzq-{number}"}
        if browser.post(ADD, typed).status_code == 503:
            break
        acknowledged += 1
    assert acknowledged < 100
    assert saved()[0] == acknowledged

    is_refused_whole(browser, saved(), typed)
    assert browser.get("/glossary/").status_code == 200

    allow(NO_LIMIT)
    assert browser.post(ADD, typed).status_code == 302
    assert saved()[0] == acknowledged + 1
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.django_db
@pytest.mark.both_databases
@pytest.mark.parametrize("table", ["glossary_term", "reversion_version"])
def test_a_table_that_cannot_grow_refuses_the_save_whole(table: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is tried above")
    browser, before = editor(), saved()
    with connection.cursor() as cursor:
        cursor.execute(FULL.format(table))

    is_refused_whole(browser, before, TYPED)

    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER full_disk ON {table}")
    assert browser.post(ADD, TYPED).status_code == 302
    assert Term.objects.get().text == "XYZQ"
