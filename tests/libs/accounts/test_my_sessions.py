"""Where somebody is signed in: seen and ended by themselves, and by whoever may change them."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

PASSWORD = "a long password of four words"
PAGE = "/admin/sessions/"

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.fixture
def anna() -> User:
    return User.objects.create_superuser("anna", password=PASSWORD)


def test_everybody_sees_their_own_sessions_and_no_key(anna: User) -> None:
    here, there, ben = browser(anna), browser(anna), browser(User.objects.create_superuser("ben"))
    text = here.get(PAGE).content.decode()
    assert text.count("<li>") == 2
    assert text.count("This browser") == 1
    assert [key for key in Session.objects.values_list("pk", flat=True) if key in text] == []
    assert is_in(there)
    assert is_in(ben)


def test_one_session_or_all_others_are_ended_and_never_the_one_that_asks(anna: User) -> None:
    here, there, elsewhere = browser(anna), browser(anna), browser(anna)
    (mark, _) = re.findall(r'name="end" value="(\w{16})"', here.get(PAGE).content.decode())
    assert here.post(PAGE, {"end": mark}, follow=True).status_code == 200
    assert sorted([is_in(there), is_in(elsewhere)]) == [False, True]
    here.post(PAGE, {"end": "others"})
    assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, False]
    answer = here.post(PAGE, {"end": mark}, follow=True)
    assert "There was nothing to end" in answer.content.decode()


def test_a_session_of_somebody_else_cannot_be_ended_here(anna: User) -> None:
    ben = browser(User.objects.create_superuser("ben"))
    first = browser(anna)
    (mark,) = re.findall(r'value="(\w{16})"', browser(anna).get(PAGE).content.decode())
    ben.post(PAGE, {"end": mark})
    assert is_in(first)


def test_a_session_that_is_over_is_not_listed(anna: User) -> None:
    with time_machine.travel("2026-11-27T08:00:00+00:00", tick=False) as clock:
        browser(anna)
        clock.shift(timedelta(hours=2, seconds=1))
        assert browser(anna).get(PAGE).content.decode().count("<li>") == 1


def chosen(*users: User) -> dict[str, Any]:
    return {"action": "sign_out", "_selected_action": [user.pk for user in users]}


def test_an_administrator_ends_the_sessions_of_others(anna: User) -> None:
    ben = User.objects.create_user("ben", is_staff=True)
    theirs, ours = browser(ben), browser(anna)
    assert theirs.get("/admin/").status_code == 200
    answer = ours.post(reverse("admin:auth_user_changelist"), chosen(ben), follow=True)
    assert "1 session ended." in answer.content.decode()
    assert theirs.get("/admin/").status_code == 302
    assert is_in(ours)


def test_nobody_ends_the_sessions_of_who_has_more_rights(anna: User) -> None:
    publisher = User.objects.create_user("paul", is_staff=True)
    publisher.groups.set(Group.objects.filter(name="publisher"))
    boss, page = browser(anna), reverse("admin:auth_user_changelist")
    answer = browser(publisher).post(page, chosen(anna), follow=True)
    assert "Anna has rights that you lack" in answer.content.decode()
    assert is_in(boss)


def test_setting_up_a_second_factor_wants_the_password_once_more(anna: User) -> None:
    with time_machine.travel("2026-11-27T08:00:00+00:00", tick=False) as clock:
        client = browser(anna)
        clock.shift(timedelta(minutes=6))
        page = reverse("admin:second_factor")
        assert "Password:" in client.get(page).content.decode()
        wrong = client.post(page, {"what": "begin", "password": "guessed"}).content.decode()
        assert "That is not your password." in wrong
        assert "Scan the QR code" not in client.get(page).content.decode()
        client.post(page, {"what": "begin", "password": PASSWORD})
        assert "Scan the QR code" in client.get(page).content.decode()


def test_guessing_that_password_locks_as_the_sign_in_does(anna: User) -> None:
    with time_machine.travel("2026-11-27T08:00:00+00:00", tick=False) as clock:
        client = browser(anna)
        clock.shift(timedelta(minutes=6))
        page = reverse("admin:second_factor")
        answers = [
            client.post(page, {"what": "begin", "password": "guessed"}).status_code
            for _ in range(6)
        ]
        assert answers[0] == 200
        assert answers[-1] == 429
