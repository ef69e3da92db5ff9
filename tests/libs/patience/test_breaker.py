"""While a server is silent one asks, and the others do not wait with it."""

from libs.patience.breaker import Breaker


def test_after_a_failure_one_asks_at_a_time_until_it_worked() -> None:
    now = [0.0]
    breaker = Breaker(pause_seconds=3, probe_seconds=25, clock=lambda: now[0])
    assert not breaker.refuses()
    breaker.failed()
    assert [breaker.refuses(), breaker.is_open] == [True, True]
    now[0] = 3.0
    assert [breaker.refuses(), breaker.refuses()] == [False, True]
    breaker.failed()
    now[0] = 6.5
    assert [breaker.refuses(), breaker.refuses()] == [False, True]
    breaker.worked()
    assert [breaker.refuses(), breaker.is_open] == [False, False]


def test_one_that_never_says_how_it_went_does_not_shut_the_others_out_for_ever() -> None:
    now = [0.0]
    breaker = Breaker(pause_seconds=3, probe_seconds=25, clock=lambda: now[0])
    breaker.failed()
    now[0] = 3.0
    assert not breaker.refuses()
    now[0] = 27.0
    assert breaker.refuses()
    now[0] = 28.0
    assert not breaker.refuses()
