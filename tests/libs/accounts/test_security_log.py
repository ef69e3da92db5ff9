"""What the log tells of signing in and of refusals: who, by number, and nothing that was typed."""

import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from libs.accounts import second_factor

PASSWORD = "a long password of four words"

pytestmark = pytest.mark.django_db


class Lines(logging.Handler):
    """What this logger alone is told."""

    def __init__(self) -> None:
        super().__init__()
        self.messages = list[str]()

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@pytest.fixture
def told() -> Iterator[Lines]:
    logger, lines = logging.getLogger("security"), Lines()
    logger.addHandler(lines)
    yield lines
    logger.removeHandler(lines)


@pytest.fixture
def anna() -> User:
    return User.objects.create_superuser("anna", password=PASSWORD)


def sign_in(client: Client, name: str, password: str) -> None:
    client.post("/admin/login/", {"username": name, "password": password})


def test_signing_in_and_out_and_a_wrong_password_are_told(told: Lines, anna: User) -> None:
    client = Client()
    sign_in(client, "typed a password here", "secret words")
    sign_in(client, "anna", PASSWORD)
    client.post("/admin/logout/")
    assert told.messages == [
        "name or password was wrong, a stranger",
        f"signed in, user {anna.pk}",
        f"signed out, user {anna.pk}",
    ]


def test_a_wrong_code_is_told(told: Lines, anna: User) -> None:
    second_factor.start_setup(anna)
    second_factor.confirm_setup(anna, "000000")
    assert told.messages == [f"code was wrong, user {anna.pk}"]


def test_who_is_refused_is_told_and_what(told: Lines) -> None:
    viewer = User.objects.create_user("vera", is_staff=True)
    client = Client(enforce_csrf_checks=True)
    client.force_login(viewer)
    told.messages.clear()
    client.get("/admin/auth/user/")
    client.post("/admin/glossary/term/add/", {"text": "no token"})
    Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert told.messages == [
        f"GET '/admin/auth/user/' was refused, user {viewer.pk}",
        f"POST '/admin/glossary/term/add/' was refused, user {viewer.pk}",
        "POST '/admin/login/' was refused, a stranger",
    ]


def test_a_line_in_an_address_does_not_begin_a_line_of_the_log(told: Lines, client: Client) -> None:
    client.force_login(User.objects.create_user("vera", is_staff=True))
    told.messages.clear()
    client.get("/admin/auth/user/1%0asigned in, user 1/change/")
    assert [line for line in told.messages if "\n" in line] == []
