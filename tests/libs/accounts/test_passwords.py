"""Which passwords are taken, how they are kept, and who may set them."""

import re

import pytest
from django.conf import global_settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string
from django_otp.plugins.otp_totp.models import TOTPDevice

from config import settings as ours
from dev.breached import hashes_of
from libs.accounts import breached, second_factor

PASSWORD = "a long password of four words"
CHANGE = reverse("admin:password_change")


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("a1b2c3d4e5f", False),  # eleven
        ("1q2w3e4r5t6y", False),  # common
        ("password1234!", False),
        ("123456789012", False),
        ("abcabcabcabc", False),
        ("SendReform-2026!", False),
        ("leavemealone", False),  # breached
        ("ThinkingOfYou", False),
        ("SpongebobSquarepants#1", False),
        ("TrackerTracker", False),
        ("publisherAdmin1", False),
        ("491820375561", True),  # digits alone, and unknown
        ("lowercaseletters", True),
        ("reform of the seventh kind", True),
        ("пароль из четырёх слов", True),
        ("🎒 a wörd " * 7 + "end", True),
    ],
)
def test_a_password_is_long_unknown_and_not_about_us(password: str, taken: bool) -> None:
    try:
        validate_password(password, User(username="anna"))
    except ValidationError:
        assert not taken
    else:
        assert taken


def test_passwords_of_breaches_are_known_without_asking_anybody() -> None:
    hashes = breached.HASHES.read_bytes()
    places = range(0, len(hashes), breached.HASH_BYTES)
    known = [hashes[place : place + breached.HASH_BYTES] for place in places]
    assert known == sorted(set(known))
    assert len(known) > 120_000
    kept = breached.Sorted(hashes)
    assert {known[0], known[-1]} == {one for one in (known[0], known[-1]) if one in kept}
    assert b"\xff" * breached.HASH_BYTES not in kept
    for most_used in ("1qaz2wsx3edc", "qwertyqwerty", "sonyericsson"):
        assert breached.hash_of(most_used) in kept
    once = breached.hash_of("correct horse")
    assert hashes_of(["Short", "Correct Horse", "correct horse"]) == once


@pytest.mark.django_db
def test_the_old_password_is_wanted_for_a_new_one(client: Client) -> None:
    anna = User.objects.create_superuser("anna", password=PASSWORD)
    client.force_login(anna)
    new = "another one of many words"
    for old, status in (("", 200), ("wrong", 200), (PASSWORD, 302)):
        typed = {"old_password": old, "new_password1": new, "new_password2": new}
        assert client.post(CHANGE, typed).status_code == status
        anna.refresh_from_db()
        assert anna.check_password(new) == (status == 302)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "password", [f"  Blanks And Signs {'x' * 200} ", "Ünï çødé \\ ' \" <&> 字字字"]
)
def test_a_password_is_taken_letter_by_letter(password: str, client: Client) -> None:
    anna = User.objects.create_superuser("anna", password=PASSWORD)
    client.force_login(anna)
    typed = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert client.post(CHANGE, typed).status_code == 302
    client.logout()
    for given in (password.strip() + "x", password.lower(), password[:20], password):
        typed = {"username": "anna", "password": given}
        answer = client.post(reverse("admin:login"), typed)
        assert answer.status_code == (302 if given == password else 200)


def test_fields_hide_passwords_and_let_managers_of_them_fill_in(admin_client: Client) -> None:
    pages = [Client().get(reverse("admin:login")), admin_client.get(CHANGE)]
    for page in pages:
        fields = re.findall(r'<input type="password"[^>]*>', page.content.decode())
        assert fields
        for field in fields:
            assert re.search(r'autocomplete="(?:current|new)-password"', field)
            assert "onpaste" not in field


@pytest.mark.django_db
def test_a_password_set_by_somebody_else_leaves_the_second_factor_and_ends_sessions(
    admin_client: Client,
) -> None:
    eve = User.objects.create_user("eve", password=PASSWORD, is_staff=True)
    elsewhere = Client()
    elsewhere.force_login(eve)
    second_factor.start_setup(eve)
    TOTPDevice.objects.filter(user=eve).update(confirmed=True)
    new = {"password1": "words that were told", "password2": "words that were told"}
    page = reverse("admin:auth_user_password_change", args=[eve.pk])
    assert admin_client.post(page, new | {"usable_password": "true"}).status_code == 302
    assert elsewhere.get("/admin/").status_code == 302
    typed = {"username": "eve", "password": "words that were told", "next": "/admin/"}
    asked = Client().post(reverse("admin:login"), typed, follow=True)
    assert "Enter your code" in asked.content.decode()


def test_what_is_stored_is_slow_to_guess() -> None:
    assert not hasattr(ours, "PASSWORD_HASHERS")
    hasher = import_string(global_settings.PASSWORD_HASHERS[0])()
    assert hasher.algorithm == "pbkdf2_sha256"
    assert hasher.iterations >= 600_000
