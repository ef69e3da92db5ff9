"""A missing or weak setting stops the start with one line that says what to do."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.core.exceptions import ImproperlyConfigured

from config import environment, mail
from config.environment import BASE_DIR, BadSetting
from tests.environment import FIXED

GOOD_SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM"


def test_without_a_secret_the_command_line_says_how_to_get_one() -> None:
    started = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=BASE_DIR,
        env=os.environ | {"SECRET_KEY": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert started.stdout == ""
    assert started.stderr.splitlines() == [
        "SECRET_KEY is not set. `make run` writes one into .env; "
        "elsewhere set SECRET_KEY to 50 or more random characters."
    ]


@pytest.mark.parametrize("weak", ["short", "a" * 60])
def test_a_weak_secret_is_refused(weak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", weak)
    with pytest.raises(ImproperlyConfigured, match="easy to guess"):
        environment.secret_key()


@pytest.mark.parametrize("secret", [GOOD_SECRET, f"${GOOD_SECRET}"])
def test_a_secret_is_taken_letter_by_letter(secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", secret)
    assert environment.secret_key() == secret


def test_a_secret_may_be_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # What was read from files is kept, and would be other tests' setting.
    monkeypatch.setattr(environment.env.ENVIRON, "files_cache", {})
    file = tmp_path / "key"
    file.write_text(f"{GOOD_SECRET}\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))
    assert environment.secret_key() == GOOD_SECRET
    address = tmp_path / "address"
    address.write_text("postgres://anna:word@db.example.org/tracker")
    monkeypatch.setenv("DATABASE_URL_FILE", str(address))
    assert environment.database()["PASSWORD"] == "word"
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE"):
        environment.secret_key()


def test_a_new_secret_may_leave_what_the_one_before_signed(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    signed = signing.dumps("a link")
    settings.SECRET_KEY = GOOD_SECRET
    with pytest.raises(signing.BadSignature):
        signing.loads(signed)
    monkeypatch.setenv("SECRET_KEY_BEFORE", FIXED["SECRET_KEY"])
    settings.SECRET_KEY_FALLBACKS = environment.earlier_secret_keys()
    assert signing.loads(signed) == "a link"


@pytest.mark.parametrize(
    ("word", "on"),
    [("on", True), ("True", True), ("1", True), ("off", False), ("no", False), ("", False)],
)
def test_a_switch_is_on_or_off(word: str, on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", word)
    assert environment.switch("HTTPS") is on


def test_a_switch_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", "maybe")
    with pytest.raises(ImproperlyConfigured, match="HTTPS=on or HTTPS=off"):
        environment.switch("HTTPS")


@pytest.mark.parametrize("hosts", ["", "*", "tracker.example.org,*"])
def test_a_public_site_must_name_its_host(hosts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        environment.allowed_hosts(public=True)


def test_a_private_site_answers_to_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "")
    assert environment.allowed_hosts(public=False) == ["127.0.0.1", "localhost", "[::1]"]


def test_named_hosts_may_stand_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "one.example.org, two.example.org")
    assert environment.allowed_hosts(public=True) == ["one.example.org", "two.example.org"]


@pytest.mark.parametrize("wrong", ["a month", "0", "-1", "3651"])
def test_a_number_of_days_that_is_none_is_refused(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert environment.unchecked_after_days() == 90
    monkeypatch.setenv("UNCHECKED_AFTER_DAYS", wrong)
    with pytest.raises(ImproperlyConfigured, match="from 1 to 3650"):
        environment.unchecked_after_days()


@pytest.mark.parametrize("wrong", ["eight", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", wrong)
    with pytest.raises(ImproperlyConfigured, match="from 1 to 65535"):
        environment.port()


VERIFIED = "?sslmode=verify-full&sslrootcert=/etc/ca.pem"


@pytest.mark.parametrize(
    ("https", "address", "is_refused"),
    [
        ("on", "postgres://a:b@db.example.org/tracker", True),
        ("on", "postgres://a:b@10.0.0.7:6432/tracker", True),
        ("on", f"postgres://a:b@db.example.org/tracker{VERIFIED}", False),
        ("on", "postgres://a:b@db/tracker?sslmode=disable", False),
        ("on", "postgres://a:b@127.0.0.1/tracker", False),
        ("on", "postgres://a@%2Fvar%2Frun%2Fpostgresql/tracker", False),
        ("off", "postgres://a:b@db/tracker", False),
    ],
)
def test_how_a_database_elsewhere_is_reached_has_to_be_said(
    https: str, address: str, is_refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS", https)
    monkeypatch.setenv("DATABASE_URL", address)
    if is_refused:
        with pytest.raises(BadSetting, match="sslmode=verify-full"):
            environment.database()
    else:
        options = environment.database()["OPTIONS"]
        assert ("sslrootcert" in options) == (VERIFIED in address)


@pytest.mark.parametrize(
    ("address", "is_refused"),
    [
        ("smtp://a:b@mail.example.org:25", True),
        ("smtp://127.0.0.1:25", False),
        ("smtp+tls://a:b@mail.example.org:587", False),
        ("smtps://a:b@mail.example.org:465", False),
    ],
)
def test_mail_to_a_server_elsewhere_is_encrypted(
    address: str, is_refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS", "on")
    monkeypatch.setenv("EMAIL_URL", address)
    if is_refused:
        with pytest.raises(BadSetting, match=r"smtp\+tls"):
            mail.mail()
    else:
        assert "EMAIL_HOST" in mail.mail()
