"""The browser that these tests drive: the machine's own Chromium, kept off the network."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dev.chromium import MISSING, find_chromium
from tests.browser.pages import PATIENCE
from tests.browser.serving import serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, so that nobody forgets to.

    Who writes takes long, who only reads does not: no worker waits for a long one at the end.
    """
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: "served" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        # Every name but this machine's is unknown.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]
    if os.geteuid() == 0:
        # Chromium's sandbox refuses root.
        arguments.append("--no-sandbox")
    return browser_type_launch_args | {"executable_path": path, "args": arguments}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Everything is on this machine, which may be busy with other things."""
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """The window of somebody who reads what no test changes; to open one takes half a second."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of the test's own; one for all of those that only read."""
    if "served" not in request.fixturenames:
        context: BrowserContext = request.getfixturevalue("context")
        yield context.new_page()
        return
    page: Page = request.getfixturevalue("window")
    page.set_viewport_size({"width": 1280, "height": 720})
    yield page
    # What a test left behind is nothing to the next.
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.emulate_media(media="null", color_scheme="null", forced_colors="null")
    page.goto("about:blank")


@pytest.fixture(scope="session", autouse=True)
def patient() -> None:
    """What is waited for in a context that a test makes for itself has as long to come."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session", autouse=True)
def django_beside_an_event_loop() -> Iterator[None]:
    """Playwright keeps an event loop in this thread, which Django takes for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def served(folder_of_run: Path) -> Iterator[str]:
    """The address of a real server with all that was read; nothing of it may be changed."""
    with serving(folder_of_run / "everything.sqlite3") as address:
        yield address
