"""Who may come in, and what a server tells of itself to whoever watches it."""

import os
import re
import subprocess
import sys
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.test import Client

from config import environment, probes
from config.environment import BASE_DIR, BadSetting
from reforms.models import Reform
from tests.rows import add

PUBLIC = {
    "HTTPS": "on",
    "ALLOWED_HOSTS": "tracker.example.org",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM",
    "ADMIN_PATH": "desk/7f3a",
}
SAID = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = plain
from config.messages import HostCookie
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, reverse("admin:login"))
print(HostCookie.cookie_name)
for kind in ("SESSION", "CSRF"):
    for what in ("SECURE", "HTTPONLY", "SAMESITE"):
        print(getattr(settings, f"{kind}_COOKIE_{what}"))
from django.test import Client
answer = Client(headers={"host": "tracker.example.org"}).get("/manifest.webmanifest")
print(answer.status_code, answer["Location"])
proxy = {"host": "tracker.example.org", "X-Forwarded-Proto": "https"}
print(Client(headers=proxy).get("/manifest.webmanifest")["Strict-Transport-Security"])
call_command("check", deploy=True, fail_level="WARNING")
"""


def started(**variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SAID],
        cwd=BASE_DIR,
        env=os.environ | PUBLIC | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_public_site_has_host_cookies_a_desk_elsewhere_and_passes_the_deployment_check() -> None:
    done = started()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[:3] == [
        *("__Host-sessionid", "__Host-csrftoken", "/desk/7f3a/login/"),
    ]
    assert done.stdout.splitlines()[1:10] == [
        "__Host-messages",
        *(["True", "True", "Lax"] * 2),
        "301 https://tracker.example.org/manifest.webmanifest",
        "max-age=31536000; includeSubDomains; preload",
    ]


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.parametrize("page", ["/", "/admin/login/"])
def test_pages_have_what_the_observatory_gives_most_points_for(page: str) -> None:
    answer = Client().get(page, secure=True)
    policy = answer["Content-Security-Policy"]

    assert {"default-src 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert "unsafe" not in policy
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer
    sources = re.findall(r'<script[^>]* src="([^"]*)"', answer.content.decode())
    assert all(source.startswith("/static/") for source in sources)


@pytest.mark.django_db
@pytest.mark.one_database
def test_a_form_of_another_site_changes_nothing() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.create_superuser("anna"))
    for address in ("/admin/glossary/term/add/", "/admin/auth/user/add/", "/admin/logout/"):
        assert browser.post(address, {"text": "X", "slug": "x"}).status_code == 403
    assert browser.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("public", "hosts", "refused"),
    [
        (True, ["localhost"], True),
        (False, ["tracker.example.org"], True),
        (False, ["*"], True),
        (False, ["localhost", "127.0.0.1"], False),
    ],
)
def test_details_of_errors_are_not_shown_to_strangers(
    public: bool, hosts: list[str], refused: bool
) -> None:
    environment.refuse_public_debug(debug=False, public=public, hosts=hosts)
    if not refused:
        environment.refuse_public_debug(debug=True, public=public, hosts=hosts)
        return
    with pytest.raises(BadSetting, match="DEBUG=off"):
        environment.refuse_public_debug(debug=True, public=public, hosts=hosts)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("ADMIN_PATH", "../x", environment.admin_path),
        ("ADMIN_PATH", "a?b", environment.admin_path),
        ("ADMIN_NETWORKS", "192.0.2.0/24,here", environment.admin_networks),
        ("SECURITY_CONTACT", "security@example.org", environment.security_contact),
        ("SECURITY_CONTACT", "mailto:a\nExpires: 2000", environment.security_contact),
        ("SECURITY_EXPIRES", "soon", environment.security_expires),
    ],
)
def test_what_cannot_be_read_stops_the_start(
    name: str, value: str, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=name):
        read()


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.parametrize(
    ("address", "status"),
    [("192.0.2.7", 200), ("2001:db8::9", 200), ("192.0.3.7", 404), ("unknown", 404)],
)
def test_editors_come_from_the_named_networks_alone(
    address: str, status: int, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADMIN_NETWORKS", "192.0.2.0/24,2001:db8::/32")
    settings.ADMIN_NETWORKS = environment.admin_networks()
    answer = client.get("/admin/login/", REMOTE_ADDR=address)
    assert answer.status_code == status
    assert client.get("/about/", REMOTE_ADDR=address).status_code == 200


@pytest.mark.django_db
def test_a_server_is_ready_once_there_is_something_to_show(client: Client, settings: Any) -> None:
    answer = client.get("/readyz", headers={"host": "10.0.0.1"})
    assert answer.status_code == 503
    assert answer.json()["checks"]["data"] == "none is loaded"
    add(Reform)
    answer = client.get("/readyz", headers={"host": "10.0.0.1"})
    checks = dict.fromkeys(["database", "migrations", "data", "memo"], "ok")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "checks": checks})


@pytest.mark.django_db
def test_a_server_without_its_database_lives_and_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OperationalError("password=secret")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": "does not answer"}
    assert client.get("/healthz").content == b"ok\n"


def test_whoever_finds_a_weakness_learns_whom_to_tell(client: Client, settings: Any) -> None:
    told = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert told[:2] == ["Contact: mailto:security@example.org", "Expires: 2027-06-30T00:00:00Z"]
    settings.SECURITY_EXPIRES = None
    assert probes.tell_whom() is None
