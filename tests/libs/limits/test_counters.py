"""One address has its share, over all workers; the next has its own."""

import multiprocessing

import pytest

from libs.limits import Allowance, Counters

THREE = Allowance("three", at_once=3, seconds=2)


def test_so_many_at_once_and_one_more_after_each_while() -> None:
    counters = Counters()
    waits = [counters.wait(THREE, "192.0.2.1", 100) for _ in range(5)]

    assert waits == [0, 0, 0, 2, 2]
    assert counters.wait(THREE, "192.0.2.1", 101.5) == 0.5
    assert [counters.wait(THREE, "192.0.2.1", 102) for _ in range(2)] == [0, 2]


def test_another_address_or_allowance_is_counted_apart() -> None:
    counters = Counters()
    for _ in range(3):
        counters.wait(THREE, "192.0.2.1", 100)

    assert counters.wait(THREE, "192.0.2.2", 100) == 0
    assert counters.wait(Allowance("other", 3, 2), "192.0.2.1", 100) == 0


@pytest.mark.parametrize(("other", "wait"), [("2001:db8:0:1:ffff::9", 2), ("2001:db8:0:2::1", 0)])
def test_a_household_counts_as_one(other: str, wait: float) -> None:
    counters = Counters()
    for _ in range(3):
        counters.wait(THREE, "2001:db8:0:1::1", 100)

    assert counters.wait(THREE, other, 100) == wait


def test_workers_count_together() -> None:
    counters = Counters()
    fork = multiprocessing.get_context("fork")
    for _ in range(3):
        worker = fork.Process(target=counters.wait, args=(THREE, "192.0.2.1", 100.0))
        worker.start()
        worker.join(30)

    assert counters.wait(THREE, "192.0.2.1", 100) == 2
