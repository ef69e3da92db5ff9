"""Signing in to the admin site: locks, passwords, and how long a session lasts."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from libs.accounts.locks import MAX_FAILURES_PER_ADDRESS, MAX_FAILURES_PER_USERNAME

PASSWORD = "a long password of four words"
MORNING = datetime.fromisoformat("2026-11-24T08:00:00+00:00")


def sign_in(client: Client, password: str, name: str = "anna", address: str = "192.0.2.1") -> int:
    typed = {"username": name, "password": password}
    return client.post(reverse("admin:login"), typed, REMOTE_ADDR=address).status_code


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("anna", password=PASSWORD)


def test_an_administrator_signs_in(client: Client, administrator: User) -> None:
    assert sign_in(client, PASSWORD) == 302


def test_five_wrong_passwords_lock_the_door_for_the_right_one_too(
    client: Client, administrator: User
) -> None:
    answers = [sign_in(client, "wrong") for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert sign_in(client, PASSWORD) == 429
    # Somebody elsewhere is not shut out by that.
    assert sign_in(client, PASSWORD, address="192.0.2.2") == 302


def test_the_locked_door_says_how_long_and_what_to_do(client: Client, administrator: User) -> None:
    for _ in range(5):
        answer = client.post(reverse("admin:login"), {"username": "anna", "password": "wrong"})
    page = answer.content.decode()
    assert "Wait 15 minutes" in page
    assert "Ask an administrator for a new one" in page
    assert "build/admin.css" in page
    assert answer.headers["Retry-After"] == "900"


def test_the_lock_ends_after_a_quarter_of_an_hour_whoever_tried_meanwhile(
    client: Client, administrator: User
) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        for _ in range(5):
            sign_in(client, "wrong")
        clock.shift(timedelta(minutes=14))
        assert sign_in(client, PASSWORD) == 429
        clock.shift(timedelta(minutes=2))
        assert sign_in(client, PASSWORD) == 302


def test_one_address_cannot_go_on_with_other_names(client: Client, administrator: User) -> None:
    for number in range(MAX_FAILURES_PER_ADDRESS):
        assert sign_in(client, "wrong", name=f"name{number}") == 200
    assert sign_in(client, PASSWORD) == 429
    assert sign_in(client, PASSWORD, address="192.0.2.2") == 302


def test_many_addresses_cannot_go_on_with_one_name(client: Client, administrator: User) -> None:
    # The editor's own address is known from an earlier day.
    assert sign_in(client, PASSWORD, address="198.51.100.1") == 302
    client.logout()
    for number in range(MAX_FAILURES_PER_USERNAME):
        assert sign_in(client, "wrong", address=f"192.0.2.{number}") == 200
    assert sign_in(client, PASSWORD, address="192.0.2.200") == 429
    assert sign_in(client, PASSWORD, address="198.51.100.1") == 302


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(
    client: Client, administrator: User, settings: Any
) -> None:
    def from_behind(forwarded: str, password: str) -> int:
        typed = {"username": "anna", "password": password}
        headers = {"X-Forwarded-For": forwarded}
        return client.post(reverse("admin:login"), typed, headers=headers).status_code

    # Without a proxy, anybody may send the header.
    for number in range(5):
        locked = from_behind(f"203.0.113.{number}", "wrong")
    assert locked == 429

    settings.HTTPS = True
    assert from_behind("198.51.100.1", PASSWORD) == 302
    client.logout()
    for number in range(5):
        locked = from_behind(f"203.0.113.{number}, 192.0.2.9", "wrong")
    assert locked == 429
    assert from_behind("192.0.2.9", PASSWORD) == 429


def test_the_forms_tell_the_rules_of_passwords(admin_client: Client) -> None:
    for address in (reverse("admin:password_change"), "/admin/auth/user/add/"):
        page = admin_client.get(address).content.decode()
        assert "at least 12 characters" in page


def test_a_new_password_ends_the_other_sessions(client: Client, administrator: User) -> None:
    here, elsewhere = Client(), Client()
    for each in (here, elsewhere):
        each.force_login(administrator)
    new = "another password of many words"
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    here.post(reverse("admin:password_change"), typed)
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_signing_out_wants_a_post(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert client.get(reverse("admin:logout")).status_code == 405
    assert client.get("/admin/").status_code == 200
    assert client.post(reverse("admin:logout")).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_two_hours_without_a_click_end_a_session(client: Client, administrator: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        sign_in(client, PASSWORD)
        for _ in range(3):
            clock.shift(timedelta(minutes=119))
            assert client.get("/admin/").status_code == 200
        clock.shift(timedelta(minutes=121))
        answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain == [("/admin/login/?next=/admin/", 302)]
    assert "You were signed out because" in answer.content.decode()


def test_twelve_hours_end_a_session_however_busy(client: Client, administrator: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        sign_in(client, PASSWORD)
        for _ in range(6):
            clock.shift(timedelta(hours=2))
            assert client.get("/admin/").status_code == 200
        clock.shift(timedelta(minutes=1))
        assert client.get("/admin/").status_code == 302
