"""Pictures are drawn one at a time: a few wait, the others are told when to come again."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice

import pytest
from django.http import HttpRequest, HttpResponse

from libs.drawings import turns
from libs.drawings.turns import MOST_WAITING, in_turn

REFUSED, PATIENCE_S = 3, 30


@in_turn
def draw(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"a picture")


def test_while_one_is_drawn_a_few_wait_and_others_are_told_to_come_again() -> None:
    with ThreadPoolExecutor(MOST_WAITING + REFUSED) as threads:
        with turns._turns.take() as is_ours:
            assert is_ours
            asked = [threads.submit(draw, HttpRequest()) for _ in range(MOST_WAITING + REFUSED)]
            answers = as_completed(asked, PATIENCE_S)
            refused = [one.result() for one in islice(answers, REFUSED)]
        drawn = [one.result() for one in answers]
    assert [answer.status_code for answer in refused] == [503] * REFUSED
    assert {(answer["Retry-After"], answer["Cache-Control"]) for answer in refused} == {
        ("5", "no-store")
    }
    assert b"Try again in a few seconds." in refused[0].content
    assert [answer.content for answer in drawn] == [b"a picture"] * MOST_WAITING


def test_a_picture_that_fails_gives_its_turn_away() -> None:
    @in_turn
    def fail(request: HttpRequest) -> HttpResponse:
        raise ValueError("no picture")

    for _ in range(MOST_WAITING + 2):
        with pytest.raises(ValueError, match="no picture"):
            fail(HttpRequest())
    assert draw(HttpRequest()).status_code == 200
