"""A session's key, and how a session ends."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

PASSWORD = "a long password of four words"


def key_of(client: Client) -> str:
    return client.cookies["sessionid"].value


@pytest.fixture
def anna(db: None) -> User:
    return User.objects.create_superuser("anna", password=PASSWORD)


def sign_in(client: Client) -> None:
    typed = {"username": "anna", "password": PASSWORD}
    assert client.post(reverse("admin:login"), typed).status_code == 302


def test_signing_in_makes_a_new_long_key_and_signing_out_ends_it(
    client: Client, anna: User
) -> None:
    client.cookies["sessionid"] = "chosen-by-somebody-else-12345678"
    sign_in(client)
    first = key_of(client)
    # 32 of 36 signs are 165 bits.
    assert len(first) == 32
    assert first != "chosen-by-somebody-else-12345678"
    client.post(reverse("admin:logout"))
    assert not Session.objects.filter(pk=first).exists()
    client.cookies["sessionid"] = first
    assert client.get("/admin/").status_code == 302
    sign_in(client)
    assert key_of(client) != first


def test_who_is_switched_off_is_out_at_once(client: Client, anna: User) -> None:
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_signing_out_is_on_every_page_and_no_page_is_kept(client: Client, anna: User) -> None:
    sign_in(client)
    for address in (
        "/admin/",
        "/admin/glossary/term/",
        "/admin/glossary/term/add/",
        "/admin/drafts/",
    ):
        answer = client.get(address)
        assert f'action="{reverse("admin:logout")}"' in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
