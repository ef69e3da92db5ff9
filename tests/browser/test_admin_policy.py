"""The admin under our Content-Security-Policy."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

PASSWORD = "a long password of four words"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console says; a refused script, style or request is told there."""
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        told.append(message.text)

    page.on("console", note)
    return told


def test_the_admin_works_under_the_strict_policy(
    live_server: LiveServer, page: Page, complaints: list[str]
) -> None:
    User.objects.create_superuser("anna", password=PASSWORD)
    User.objects.create_user("bob")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username:").fill("anna")
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.goto(f"{live_server.url}/admin/auth/user/")
    page.get_by_role("link", name="bob").click()
    # A script of the admin builds the two-sided lists of permissions.
    expect(page.locator(".selector-chosen").first).to_be_visible()
    assert complaints == []
