"""While the database does not answer, pages that were kept are given, and say as of when."""

import gzip

import pytest
import time_machine

from tests.libs.pagememo.counting import Memo
from tests.wsgi import ask

pytestmark = pytest.mark.urls("tests.libs.pagememo.counting")
HTML = "<!doctype html><html><body class=page><p>Kept</p>" + "words " * 400
NOTE = "This page is as of 09:30 on 27 November 2026; it may have changed since."


def gone(memo: Memo) -> None:
    memo.now = None
    memo.behind.status, memo.behind.body = "503 Service Unavailable", "Try again"


@pytest.fixture
def read() -> Memo:
    """A memo that kept a page, when the database still answered."""
    memo = Memo()
    memo.behind.body = HTML
    with time_machine.travel("2026-11-27T09:30:20Z", tick=False):
        ask(memo, "/kept/")
        ask(memo, "/kept/", accept_encoding="gzip")
    return memo


def test_a_kept_page_is_given_with_a_note(read: Memo) -> None:
    gone(read)
    with time_machine.travel("2026-11-27T09:32:20Z", tick=False):
        answer = ask(read, "/kept/")
        packed = ask(read, "/kept/", accept_encoding="gzip", if_none_match="*")

    assert answer.status == 200
    assert answer.text.startswith('<!doctype html><html><body class=page><p class="warning')
    assert NOTE in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["age"] == "120"
    assert "etag" not in answer.headers
    assert gzip.decompress(packed.body).decode() == answer.text


def test_what_was_not_kept_says_try_again(read: Memo) -> None:
    gone(read)

    assert ask(read, "/7/").status == 503
    assert ask(read, "/kept/?on=2026-01-01").status == 503


def test_a_fault_is_not_hidden_by_an_older_page(read: Memo) -> None:
    gone(read)
    read.behind.status = "500 Internal Server Error"

    assert ask(read, "/kept/").status == 500


def test_the_page_is_made_anew_once_the_database_is_back(read: Memo) -> None:
    gone(read)
    ask(read, "/kept/")
    read.now, read.behind.status, read.behind.body = "two", "200 OK", HTML + "new"

    answer = ask(read, "/kept/")

    assert (answer.status, "may have changed since" in answer.text) == (200, False)
    assert answer.text.endswith("new")
