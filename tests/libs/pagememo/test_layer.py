"""The layer in front of Django: what it keeps, and for whom."""

from datetime import UTC, datetime

import pytest
import time_machine

from libs.pagememo.wsgi import MAX_PATH_CHARS
from tests.libs.pagememo.counting import Memo, memo
from tests.wsgi import ask

__all__ = ["memo"]

pytestmark = pytest.mark.urls("tests.libs.pagememo.counting")


def test_a_page_is_made_once_and_given_again(memo: Memo) -> None:
    first, again = ask(memo, "/kept/"), ask(memo, "/kept/")
    assert first == again
    assert memo.made == 1


def test_a_page_says_that_all_may_keep_it_and_have_to_ask(memo: Memo) -> None:
    sent = ask(memo, "/kept/").headers
    assert sent["cache-control"] == "public, no-cache"
    assert sent["vary"] == "Accept-Encoding"
    assert sent["etag"].startswith('"')
    assert "set-cookie" not in sent


def test_a_view_that_says_itself_how_long_is_left_its_word(memo: Memo) -> None:
    memo.behind.headers.append(("Cache-Control", "public, max-age=600"))
    assert ask(memo, "/kept/").headers["cache-control"] == "public, max-age=600"


def test_a_new_data_version_leaves_every_page_behind(memo: Memo) -> None:
    ask(memo, "/kept/")
    memo.now = "two"
    assert " no. 2 " in ask(memo, "/kept/").text
    assert len(memo.store) == 1


def test_what_is_written_while_a_page_is_made_leaves_it_behind(memo: Memo) -> None:
    memo.behind.meanwhile = lambda: setattr(memo, "now", "two")
    assert " no. 1 " in ask(memo, "/kept/").text
    assert " no. 2 " in ask(memo, "/kept/").text
    assert " no. 2 " in ask(memo, "/kept/").text


def test_a_page_that_was_overtaken_is_not_kept_among_newer_ones(memo: Memo) -> None:
    def overtake() -> None:
        memo.behind.meanwhile = lambda: None
        memo.now = "two"
        ask(memo, "/1/")

    memo.behind.meanwhile = overtake
    ask(memo, "/kept/")
    assert len(memo.store) == 1
    assert " no. 3 " in ask(memo, "/kept/").text


def test_a_page_made_of_old_data_does_not_come_back_with_it(memo: Memo) -> None:
    ask(memo, "/kept/")
    memo.now = "two"
    ask(memo, "/kept/")
    memo.now = "one"
    assert " no. 3 " in ask(memo, "/kept/").text


def test_without_a_version_nothing_is_kept(memo: Memo) -> None:
    memo.now = None
    assert [ask(memo, "/kept/").status for _ in range(2)] == [200, 200]
    assert (memo.made, len(memo.store)) == (2, 0)


def test_a_new_day_in_london_begins_with_nothing_kept(memo: Memo) -> None:
    # Summer time: midnight in London is 23:00 UTC.
    with time_machine.travel(datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC), tick=False) as clock:
        ask(memo, "/kept/")
        ask(memo, "/kept/")
        assert memo.made == 1
        clock.move_to(datetime(2026, 7, 1, 23, 0, 0, tzinfo=UTC))
        ask(memo, "/kept/")
        assert memo.made == 2


def test_parameters_that_no_page_reads_make_no_entry(memo: Memo) -> None:
    addresses = ["/kept/?on=1&q=a", "/kept/?q=a&on=1", "/kept/?utm=x&q=a&on=1&on[]=2"]
    addresses += [f"/kept/?q=b&x{number}={number}&q=a&on=1" for number in range(20)]
    assert {ask(memo, address).body for address in addresses} == {ask(memo, addresses[0]).body}
    assert memo.behind.asked[0]["QUERY_STRING"] == "on=1&q=a"
    assert (memo.made, len(memo.store)) == (1, 1)


def test_an_empty_value_and_none_are_two_pages(memo: Memo) -> None:
    assert ask(memo, "/kept/?q=").body != ask(memo, "/kept/").body


@pytest.mark.parametrize(
    "address",
    [
        "/other/",
        "/nowhere/",
        "/kept",
        "/kept/?q=" + "a" * 2_000,
        "/kept/?" + "&".join(["q=a"] * 300),
        "/1" + "1" * MAX_PATH_CHARS + "/",
    ],
    ids=lambda address: address[:20],
)
def test_what_is_no_plain_page_goes_to_django_as_it_came(address: str, memo: Memo) -> None:
    for _ in range(2):
        ask(memo, address, accept_encoding="gzip", if_none_match="*")
    assert memo.made == 2
    assert memo.behind.asked[0]["QUERY_STRING"] == address.partition("?")[2]
    assert memo.behind.asked[0]["HTTP_ACCEPT_ENCODING"] == "gzip"
    assert len(memo.store) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading_is_answered_here(method: str, memo: Memo) -> None:
    ask(memo, "/kept/")
    ask(memo, "/kept/", method)
    assert memo.behind.asked[1]["REQUEST_METHOD"] == method


@pytest.mark.parametrize("sent", [{"cookie": "a=1; sessionid=abc"}, {"authorization": "Basic x"}])
def test_who_is_signed_in_gets_a_page_of_their_own(sent: dict[str, str], memo: Memo) -> None:
    ask(memo, "/kept/")
    theirs = ask(memo, "/kept/", **sent)
    assert " no. 2 " in theirs.text
    assert "etag" not in theirs.headers
    assert " no. 1 " in ask(memo, "/kept/", cookie="theme=dark").text


@pytest.mark.parametrize(
    "headers",
    [
        [("Set-Cookie", "a=1")],
        [("Vary", "Cookie")],
        [("Vary", "accept-encoding, Cookie")],
        [("Cache-Control", "private")],
        [("Cache-Control", "no-store")],
        [("Content-Encoding", "gzip")],
    ],
    ids=lambda headers: headers[0][1],
)
def test_an_answer_that_hangs_on_its_reader_is_not_kept(
    headers: list[tuple[str, str]], memo: Memo
) -> None:
    memo.behind.headers += headers
    for _ in range(2):
        answer = ask(memo, "/kept/", accept_encoding="br", if_none_match="*")
        assert (answer.status, answer.headers.get("etag")) == (200, None)
    assert (memo.made, len(memo.store)) == (2, 0)


@pytest.mark.parametrize(
    "status", ["404 Not Found", "400 Bad Request", "301 Moved", "500 Internal Server Error"]
)
def test_what_is_no_page_is_not_kept(status: str, memo: Memo) -> None:
    memo.behind.status = status
    answers = [ask(memo, "/kept/", if_none_match="*") for _ in range(2)]
    assert [answer.status for answer in answers] == [int(status[:3])] * 2
    assert (memo.made, len(memo.store)) == (2, 0)


def test_two_hosts_have_two_pages(memo: Memo) -> None:
    assert ask(memo, "/kept/").body != ask(memo, "/kept/", host="other").body
