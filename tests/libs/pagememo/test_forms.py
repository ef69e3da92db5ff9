"""The forms in which a kept page travels, and copies that still stand."""

import gzip
from typing import Any

import brotli
import pytest

from tests.libs.pagememo.counting import TEXT, Memo, memo
from tests.wsgi import ask

__all__ = ["memo"]

pytestmark = pytest.mark.urls("tests.libs.pagememo.counting")


@pytest.mark.parametrize(
    ("accepted", "form"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("", None),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", None),
        ("BR", "br"),
        ("br;q=nonsense", None),
        ("zstd", None),
    ],
)
def test_a_page_travels_in_the_smallest_form_that_is_accepted(
    accepted: str, form: str | None, memo: Memo
) -> None:
    plain = ask(memo, "/kept/")
    answer = ask(memo, "/kept/", accept_encoding=accepted)
    open_it: Any = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[form]
    assert answer.headers.get("content-encoding") == form
    assert open_it(answer.body) == plain.body
    assert answer.headers["content-length"] == str(len(answer.body))
    assert (answer.headers["etag"] == plain.headers["etag"]) == (form is None)
    assert memo.made == 1


@pytest.mark.parametrize("form", ["br", "gzip", ""])
def test_the_same_page_is_the_same_bytes_in_every_process(form: str) -> None:
    answers = []
    for budget_bytes in (1_000_000, 1_000_000, 0):
        memo = Memo(budget_bytes)
        memo.behind.body = TEXT
        answers.append(ask(memo, "/kept/", accept_encoding=form))
    assert answers[0] == answers[1] == answers[2]
    # The head of gzip has room for the time of day, which differs from second to second.
    assert form != "gzip" or answers[0].body[4:8] == bytes(4)


def test_what_does_not_shrink_is_kept_once_for_all(memo: Memo) -> None:
    memo.behind.headers = [("Content-Type", "image/png")]
    answers = [ask(memo, "/kept/", accept_encoding=form) for form in ("br", "gzip", "")]
    assert [answer.headers.get("content-encoding") for answer in answers] == [None] * 3
    assert (memo.made, len(memo.store)) == (1, 1)


def test_head_is_get_without_its_body(memo: Memo) -> None:
    head, get = ask(memo, "/kept/", "HEAD"), ask(memo, "/kept/")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == get.headers
    assert memo.made == 1


@pytest.mark.parametrize("form", ["br", "gzip", ""])
@pytest.mark.parametrize("named", ["{0}", "W/{0}", '"other", {0}', "*"])
def test_a_copy_that_still_stands_is_not_sent_again(named: str, form: str, memo: Memo) -> None:
    first = ask(memo, "/kept/", accept_encoding=form)
    asked = named.format(first.headers["etag"])
    again = ask(memo, "/kept/", accept_encoding=form, if_none_match=asked)
    assert (again.status, again.body) == (304, b"")
    assert set(again.headers) == {"etag", "cache-control", "vary"}
    memo.now = "two"
    fresh = ask(memo, "/kept/", accept_encoding=form, if_none_match=first.headers["etag"])
    assert (fresh.status, fresh.body != first.body) == (200, True)


def test_a_copy_is_known_again_where_nothing_is_kept() -> None:
    memo = Memo(budget_bytes=0)
    memo.behind.body = TEXT
    tag = ask(memo, "/kept/").headers["etag"]
    assert ask(memo, "/kept/", if_none_match=tag).status == 304
    assert memo.made == 2
