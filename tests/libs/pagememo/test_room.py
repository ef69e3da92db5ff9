"""How much is kept, and many who ask at once."""

import time
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import brotli
import pytest

from libs.pagememo.page import BESIDES_THE_BYTES
from tests.libs.pagememo.counting import TEXT, Memo, memo
from tests.wsgi import ask

__all__ = ["memo"]

pytestmark = pytest.mark.urls("tests.libs.pagememo.counting")


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
    memo.behind.meanwhile = lambda: time.sleep(0.1)
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
