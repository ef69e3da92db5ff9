"""The layer in front of Django: what it keeps, for whom, and how it says so."""

import gzip
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from threading import Barrier, Thread
from typing import Any

import brotli
import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.urls import path

from libs.pagememo import kept
from libs.pagememo.page import BESIDES_THE_BYTES
from libs.pagememo.wsgi import MAX_PATH_CHARS, PageMemo
from tests.wsgi import ask


def nothing(_: HttpRequest) -> HttpResponse:
    """The tests' application answers in its place; its mark alone is read."""
    raise NotImplementedError


urlpatterns = [
    path("kept/", kept("on", "q")(nothing)),
    path("other/", nothing),
    path("<int:number>/", kept()(nothing)),
]
pytestmark = pytest.mark.urls(__name__)

TEXT = "A page of some length, told many times. " * 50


class Behind:
    """An application that counts what it is asked; each answer says its question and number."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8")]
        self.body = ""
        self.meanwhile: Callable[[], None] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        self.meanwhile()
        words = f"{environ['QUERY_STRING']} no. {len(self.asked)} {TEXT}"
        start_response(self.status, list(self.headers))
        return [(self.body or words).encode()]


class Memo(PageMemo):
    """A memo in front of that, whose data version a test sets."""

    def __init__(self, budget_bytes: int = 1_000_000) -> None:
        self.behind = Behind()
        self.now: str | None = "one"
        super().__init__(self.behind, budget_bytes=budget_bytes, version=lambda: self.now)

    @property
    def made(self) -> int:
        return len(self.behind.asked)


@pytest.fixture
def memo() -> Memo:
    return Memo()


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


def test_two_hosts_have_two_pages(memo: Memo) -> None:
    assert ask(memo, "/kept/").body != ask(memo, "/kept/", host="other").body


def test_no_more_is_kept_than_there_is_room_for() -> None:
    size = len(TEXT) + BESIDES_THE_BYTES + 20
    memo = Memo(budget_bytes=5 * size)
    for number in range(20):
        ask(memo, f"/{number}/")
        ask(memo, "/0/")
    assert memo.store.size <= 5 * size
    assert len(memo.store) == 5
    # The page that was asked for again and again stayed; those asked for once went.
    assert memo.made == 20
    ask(memo, "/1/")
    assert memo.made == 21


def test_a_page_larger_than_all_the_room_is_given_and_not_kept() -> None:
    memo = Memo(budget_bytes=1_500)
    assert [ask(memo, "/kept/").status for _ in range(2)] == [200, 200]
    assert (memo.made, len(memo.store), memo.store.size) == (2, 0, 0)


@pytest.fixture
def at_once() -> Callable[..., list[Any]]:
    """Runs something in many threads at the same moment; gives what each gives."""

    def run(work: Callable[[int], Any], count: int) -> list[Any]:
        together, given = Barrier(count), [None] * count

        def call(place: int) -> None:
            together.wait()
            given[place] = work(place)

        threads = [Thread(target=call, args=(place,)) for place in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return given

    return run


def test_a_page_that_many_ask_for_at_once_is_made_once(
    memo: Memo, at_once: Callable[..., list[Any]]
) -> None:
    answers = at_once(lambda _: ask(memo, "/kept/").body, 8)
    assert (len(set(answers)), memo.made) == (1, 1)


def test_a_failure_is_nobody_elses(memo: Memo) -> None:
    def fail() -> None:
        raise RuntimeError

    memo.behind.meanwhile = fail
    with pytest.raises(RuntimeError):
        ask(memo, "/kept/")
    memo.behind.meanwhile = lambda: None
    assert ask(memo, "/kept/").status == 200


def test_threads_that_read_and_write_never_see_an_older_page(
    at_once: Callable[..., list[Any]],
) -> None:
    memo = Memo(budget_bytes=20_000)
    memo.now = "0"

    def work(place: int) -> bool:
        fresh = True
        for turn in range(100):
            if place == 0:
                memo.behind.body = f"{turn:03} {TEXT}"
                memo.now = str(turn)
            else:
                before = memo.now or ""
                told = ask(memo, f"/{(place + turn) % 30}/", accept_encoding="br")
                seen = brotli.decompress(told.body)[:3]
                fresh &= not seen.isdigit() or int(seen) >= int(before)
        return fresh

    assert at_once(work, 6) == [True] * 6
    assert memo.store.size <= 20_000
