"""The admin under our Content-Security-Policy."""

from playwright.sync_api import ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer


def test_the_admin_works_under_the_strict_policy(live_server: LiveServer, page: Page) -> None:
    messages: list[str] = []

    def note(message: ConsoleMessage) -> None:
        messages.append(message.text)

    page.on("console", note)
    page.goto(f"{live_server.url}/admin/")
    assert page.get_by_label("Username:").is_visible()
    assert messages == []
