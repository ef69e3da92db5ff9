"""An outage of the database is a plain 503 that keeps what was typed; a fault stays a 500."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError
from django.test import Client

from config.logs import LOGGING, UtcLine
from config.outages import OutageInOneLine, is_outage
from glossary.models import Term


def busy(file: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        file.execute("BEGIN IMMEDIATE")


def full(file: sqlite3.Connection, path: Path) -> None:
    file.execute("PRAGMA max_page_count = 2")
    file.execute("CREATE TABLE letters (body)")
    file.execute("INSERT INTO letters VALUES (zeroblob(100000))")


def read_only(file: sqlite3.Connection, path: Path) -> None:
    file.execute("PRAGMA query_only = on")
    file.execute("CREATE TABLE letters (body)")


def no_table(file: sqlite3.Connection, path: Path) -> None:
    file.execute("SELECT 1 FROM nothing")


@pytest.mark.parametrize(
    ("breaks", "passes"), [(busy, True), (full, True), (read_only, True), (no_table, False)]
)
def test_what_passes_is_told_from_a_fault(
    breaks: Callable[..., None], passes: bool, tmp_path: Path
) -> None:
    path = tmp_path / "some.sqlite3"
    opened = closing(sqlite3.connect(path, timeout=0, isolation_level=None))
    with opened as file, pytest.raises(sqlite3.OperationalError) as raised:
        breaks(file, path)

    assert is_outage(wrapped(raised.value)) is passes


def wrapped(cause: Exception, kind: type[Exception] = OperationalError) -> Exception:
    """As Django hands on what the driver said."""
    reason = kind(str(cause))
    reason.__cause__ = cause
    return reason


@pytest.mark.parametrize(
    ("state", "passes"),
    [
        *((None, True), ("08006", True), ("53100", True), ("57014", True), ("55P03", True)),
        *(("40P01", True), ("54001", False), ("0A000", False)),
    ],
)
def test_postgres_tells_it_by_code(state: str | None, passes: bool) -> None:
    cause = Exception("the server said")
    cause.sqlstate = state  # type: ignore[attr-defined]  # as psycopg has it

    assert is_outage(wrapped(cause)) is passes
    assert not is_outage(ValueError("no database at all"))
    assert is_outage(InterfaceError("connection already closed"))


TYPED = {"text": "XYZQ", "slug": "xyzq", "other_spellings": "</textarea> & more"}


@pytest.mark.django_db
def test_a_save_that_failed_at_the_last_is_not_announced_and_loses_no_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(User.objects.create_superuser("anna"))
    term_admin = type(admin.site.get_model_admin(Term))
    answered = term_admin.response_add

    def fails_at_commit(*args: Any, **kwargs: Any) -> Any:
        answered(*args, **kwargs)
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(term_admin, "response_add", fails_at_commit)
    answer = browser.post("/admin/glossary/term/add/", TYPED)

    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Nothing of this was saved." in page
    assert "&lt;/textarea&gt; &amp; more" in page
    assert not Term.objects.exists()
    assert "XYZQ" not in browser.get("/admin/").content.decode()
    assert "Traceback" not in caplog.text


@pytest.mark.django_db
def test_a_program_is_told_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("opendata.api.views.read_newest_seal", fails)
    answer = Client(raise_request_exception=False).get("/api/v1/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer.json()["status"] == 503


@pytest.mark.django_db
def test_a_password_does_not_stand_in_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise InterfaceError("connection already closed")

    monkeypatch.setattr("django.contrib.auth.forms.AuthenticationForm.clean", fails)
    browser = Client(raise_request_exception=False)
    answer = browser.post("/admin/login/", {"username": "anna", "password": "a secret word"})

    page = answer.content.decode()
    assert (answer.status_code, "a secret word" in page) == (503, False)
    assert "anna" in page
    assert "Passwords, codes and files are not kept" in page


def test_an_outage_takes_one_line_of_the_log() -> None:
    reason = wrapped(sqlite3.OperationalError())
    reason.__cause__ = None
    fault = ValueError("a fault")
    lines = []
    for one in (reason, fault):
        record = logging.LogRecord("n", 40, "", 0, "%s: %s", ("Error", "/about/"), None)
        record.exc_info = (type(one), one, None)
        assert OutageInOneLine().filter(record)
        lines.append((record.getMessage(), record.exc_info is None))

    assert lines == [("The database does not answer: /about/: ", True), ("Error: /about/", False)]


def test_every_line_of_the_log_begins_in_utc() -> None:
    record = logging.LogRecord("some", 40, "", 0, "what happened", None, None)
    record.created = 1_790_856_000.5
    line = LOGGING["formatters"]["line"]
    told = UtcLine(line["format"], style=line["style"]).format(record)
    assert (line["()"], told) == (UtcLine, "2026-10-01T12:00:00Z ERROR some: what happened")
