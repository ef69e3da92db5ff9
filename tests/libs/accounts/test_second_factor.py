"""The second factor: set up by its owner, asked for on every way in, and taken away."""

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.environment import second_factor_required
from libs.accounts import second_factor

PASSWORD = "a long password of four words"
PAGE, LOGIN = "/admin/second-factor/", "/admin/login/"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    moment = datetime.fromisoformat("2026-11-24T08:00:00+00:00")
    with time_machine.travel(moment, tick=False) as traveller:
        yield traveller


@pytest.fixture
def anna(db: None, clock: time_machine.Traveller) -> User:
    return User.objects.create_superuser("anna", password=PASSWORD)


@pytest.fixture
def codes(anna: User, clock: time_machine.Traveller) -> tuple[str, ...]:
    """Anna's recovery codes, once she has set up her phone."""
    second_factor.start_setup(anna)
    done = second_factor.confirm_setup(anna, code_of(anna))
    assert not isinstance(done, second_factor.RefusedCode)
    clock.shift(timedelta(seconds=30))
    return done[1]


def code_of(user: User) -> str:
    """What the user's phone shows now."""
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, t0=0, step=30, digits=6, drift=0):06d}" if time.time() else ""


def sign_in(client: Client, after: str = "/admin/") -> Any:
    typed = {"username": "anna", "password": PASSWORD}
    return client.post(f"{LOGIN}?next={after}", typed | {"next": after})


def give(client: Client, code: str, after: str = "/admin/") -> Any:
    return client.post(LOGIN, {"code": code, "next": after})


def test_without_one_nothing_is_asked(client: Client, anna: User) -> None:
    sign_in(client)
    assert client.get("/admin/").status_code == 200


def test_it_is_set_up_with_the_letters_and_a_code(
    client: Client, anna: User, clock: time_machine.Traveller
) -> None:
    sign_in(client)
    assert client.post(PAGE, {"what": "begin"}).status_code == 302
    page = client.get(PAGE).content.decode()
    secret = re.sub(r"\s", "", re.findall(r'<code class="secret">([^<]+)</code>', page)[0])
    device = TOTPDevice.objects.get(user=anna)
    assert f"secret={secret.upper()}" in device.config_url
    assert "<svg" in page
    assert "style=" not in page
    # It counts for nothing before the phone has proved that it knows the secret.
    assert client.get("/admin/").status_code == 200
    assert "is not right" in client.post(PAGE, {"what": "confirm", "code": "1"}).content.decode()
    clock.shift(timedelta(seconds=2))

    shown = client.post(PAGE, {"what": "confirm", "code": code_of(anna)}).content.decode()
    assert len(re.findall(r"<li><code>(?:[a-z2-7]{4}-){6}[a-z2-7]{4}</code></li>", shown)) == 10
    # This session goes on, and the codes are not shown again.
    assert client.get("/admin/").status_code == 200
    again = client.get(PAGE).content.decode()
    assert "You have 10 recovery codes left" in again
    assert 'class="recovery-codes"' not in again


@pytest.mark.usefixtures("codes")
def test_the_code_is_asked_for_after_the_password(client: Client, anna: User) -> None:
    assert sign_in(client, PAGE).status_code == 302
    asked = client.get(PAGE, follow=True)
    assert "Enter your code" in asked.content.decode()
    assert 'autocomplete="one-time-code"' in asked.content.decode()
    answer = give(client, code_of(anna), PAGE)
    assert answer.headers["Location"] == PAGE
    assert client.get(PAGE).status_code == 200


@pytest.mark.usefixtures("codes")
def test_the_password_alone_opens_no_page_and_posts_to_none(client: Client) -> None:
    sign_in(client)
    for name in ("index", "password_change", "second_factor", "auth_user_add", "jsi18n"):
        for answer in (client.get(reverse(f"admin:{name}")), client.post(reverse(f"admin:{name}"))):
            assert answer.status_code == 302, name
            assert answer.headers["Location"].startswith(LOGIN), name


@pytest.mark.usefixtures("codes")
def test_a_session_from_before_the_set_up_is_asked_too(anna: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(anna)
    assert elsewhere.get("/admin/").status_code == 302
    assert "Enter your code" in elsewhere.get("/admin/", follow=True).content.decode()


@pytest.mark.usefixtures("codes")
def test_a_code_lasts_as_long_as_the_app_shows_it(
    client: Client, anna: User, clock: time_machine.Traveller
) -> None:
    # As devices were kept that took a code from before or after.
    TOTPDevice.objects.filter(user=anna).update(tolerance=1, drift=-1)
    sign_in(client)
    shown = code_of(anna)
    clock.shift(timedelta(seconds=30))
    assert "older than half a minute" in give(client, shown).content.decode()
    shown = code_of(anna)
    clock.shift(timedelta(seconds=29))
    assert give(client, shown).status_code == 302


@pytest.mark.usefixtures("codes")
def test_a_code_counts_once(anna: User) -> None:
    code = code_of(anna)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client)
    assert give(first, code).status_code == 302
    assert "has been used" in give(second, code).content.decode()


@pytest.mark.usefixtures("codes")
def test_wrong_codes_make_the_next_one_wait(
    client: Client, anna: User, clock: time_machine.Traveller
) -> None:
    sign_in(client)
    for _ in range(5):
        give(client, "000000")
        clock.shift(timedelta(seconds=17))
    give(client, "000000")
    assert "Try again in" in give(client, code_of(anna)).content.decode()
    clock.shift(timedelta(seconds=60))
    assert give(client, code_of(anna)).status_code == 302


def test_a_recovery_code_lets_in_once_however_it_is_typed(
    codes: tuple[str, ...], client: Client, clock: time_machine.Traveller
) -> None:
    sign_in(client)
    assert give(client, f" {codes[0].upper().replace('-', ' ')} ").status_code == 302
    assert client.get("/admin/").status_code == 200
    client.logout()
    sign_in(client)
    assert "is not right" in give(client, codes[0]).content.decode()
    clock.shift(timedelta(seconds=2))
    assert give(client, codes[1]).status_code == 302
    assert "You have 8 recovery codes left" in client.get(PAGE).content.decode()


@pytest.mark.usefixtures("codes")
def test_somebody_elses_code_does_not_let_in(client: Client) -> None:
    other = User.objects.create_superuser("other", password=PASSWORD)
    second_factor.start_setup(other)
    done = second_factor.confirm_setup(other, code_of(other))
    assert not isinstance(done, second_factor.RefusedCode)
    sign_in(client)
    assert "is not right" in give(client, done[1][0]).content.decode()


@pytest.mark.usefixtures("codes")
def test_the_code_leads_to_no_other_site(client: Client, anna: User) -> None:
    sign_in(client)
    answer = give(client, code_of(anna), "https://elsewhere.example/admin/")
    assert answer.headers["Location"] == "/admin/"


@pytest.mark.usefixtures("codes")
def test_whoever_is_asked_for_a_code_can_turn_back(client: Client) -> None:
    sign_in(client)
    client.post(LOGIN, {"cancel": "1"})
    assert "Password:" in client.get(LOGIN).content.decode()


def test_new_recovery_codes_and_removal_each_want_a_code(
    codes: tuple[str, ...], client: Client, anna: User, clock: time_machine.Traveller
) -> None:
    sign_in(client)
    give(client, codes[0])
    for what in ("renew", "remove"):
        assert "is not right" in client.post(PAGE, {"what": what, "code": "1"}).content.decode()
        clock.shift(timedelta(seconds=5))
        assert "Enter the code" in client.post(PAGE, {"what": what, "code": ""}).content.decode()
    shown = client.post(PAGE, {"what": "renew", "code": codes[1]}).content.decode()
    assert codes[2] not in shown
    assert shown.count("<li><code>") == 10
    assert client.get("/admin/").status_code == 200
    assert client.post(PAGE, {"what": "remove", "code": code_of(anna)}).status_code == 302
    assert not TOTPDevice.objects.exists()
    client.logout()
    sign_in(client)
    assert client.get("/admin/").status_code == 200


def test_one_that_is_set_up_is_not_begun_anew_without_a_code(
    codes: tuple[str, ...], client: Client, anna: User
) -> None:
    sign_in(client)
    give(client, codes[0])
    before = TOTPDevice.objects.values_list("pk", "key").get()
    client.post(PAGE, {"what": "begin"})
    client.post(PAGE, {"what": "confirm", "code": code_of(anna)})
    assert TOTPDevice.objects.values_list("pk", "key").get() == before


@pytest.mark.usefixtures("codes")
def test_a_command_takes_it_away_for_who_lost_everything(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("remove_second_factor", "anna")
    assert capsys.readouterr().out == "anna: removed\n"
    sign_in(client)
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("whom", "role", "asked"),
    [("on", "publisher", True), ("on", "editor", False), ("everybody", "viewer", True)],
)
def test_a_site_may_want_it_of_whoever_manages_users_or_of_everybody(
    whom: str,
    role: str,
    asked: bool,
    client: Client,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECOND_FACTOR_REQUIRED", whom)
    settings.SECOND_FACTOR_REQUIRED = second_factor_required()
    user = User.objects.create_user(role, is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    answer = client.get("/admin/", follow=True)
    assert ("You need a second factor" in answer.content.decode()) == asked
    assert (answer.request["PATH_INFO"] == PAGE) == asked
    client.post(PAGE, {"what": "begin"})
    client.post(PAGE, {"what": "confirm", "code": code_of(user)})
    assert client.get("/admin/").status_code == 200


def test_codes_and_seeds_cannot_be_guessed_nor_read_in_the_database(
    codes: tuple[str, ...], client: Client, anna: User
) -> None:
    assert len(set(codes)) == 10
    assert len(TOTPDevice.objects.get().bin_key) == 20
    kept = list(StaticToken.objects.values_list("token", flat=True))
    assert not [code for code in codes for one in kept if code[:4] in one]
    sign_in(client)
    assert "is not right" in give(client, kept[0]).content.decode()


@pytest.mark.usefixtures("codes")
def test_a_recovery_code_of_eight_letters_from_before_lets_in(client: Client, anna: User) -> None:
    StaticToken.objects.create(device=StaticDevice.objects.get(), token="abcdefgh")
    sign_in(client)
    assert give(client, "abcd-efgh").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_secrets_are_on_no_page_of_the_editors_room(admin_client: Client) -> None:
    for name in ("totpdevice", "staticdevice"):
        assert admin_client.get(f"/admin/otp_totp/{name}/").status_code == 404


@pytest.mark.django_db
def test_public_pages_set_no_cookie(client: Client) -> None:
    answer = client.get("/about/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
