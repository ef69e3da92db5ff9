"""Numbers of all workers come together, and those of a lost worker stay."""

import http.client
import multiprocessing
import os
import re
import signal
import threading
from http.server import ThreadingHTTPServer
from typing import Any

import pytest

from libs.metrics import serving
from libs.metrics.requests import COLUMNS, Counting
from libs.metrics.table import Table
from libs.metrics.text import text_of

LINE = re.compile(r'(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"\n]*"\})? [0-9.e+]+)')
fork = multiprocessing.get_context("fork")


def work(table: Table, begun: int, statuses: list[int], is_killed: bool) -> None:
    counting = Counting(table)
    counting.take_row()
    for _ in range(begun):
        counting.begin()
    for status in statuses:
        counting.end(status=status, seconds=0.02, sent=100, is_kept=status == 304)
    if is_killed:
        os.kill(os.getpid(), signal.SIGKILL)


def run(table: Table, *work_of: Any) -> None:
    worker = fork.Process(target=work, args=(table, *work_of))
    worker.start()
    worker.join(30)


def numbers(table: Table) -> dict[str, float]:
    lines = text_of(table).splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(number) for name, number in pairs}


def test_what_a_lost_worker_counted_stays_and_another_goes_on_from_there() -> None:
    table = Table(COLUMNS)
    run(table, 3, [200, 304], True)
    counting = Counting(table)
    counting.take_row()
    counting.begin()
    counting.begin()
    counting.end(status=418, seconds=70, sent=5, is_kept=False)

    found = numbers(table)
    assert found['tracker_requests_total{status="200"}'] == 1
    assert found['tracker_requests_total{status="304"}'] == 1
    assert found['tracker_requests_total{status="other"}'] == 1
    assert found["tracker_kept_answers_total"] == 1
    assert found["tracker_sent_bytes_total"] == 205
    assert found['tracker_request_seconds_bucket{le="0.01"}'] == 0
    assert found['tracker_request_seconds_bucket{le="0.025"}'] == 2
    assert found['tracker_request_seconds_bucket{le="10.0"}'] == 2
    assert found['tracker_request_seconds_bucket{le="+Inf"}'] == 3
    assert found["tracker_request_seconds_sum"] == pytest.approx(70.04)
    # Of the lost worker's three nothing is under way any more.
    assert found["tracker_requests_under_way"] == 1
    assert (found["tracker_workers"], found["tracker_worker_starts_total"]) == (1, 2)
    assert found['tracker_worker_memory_bytes{worker="0"}'] > 10**6


def test_workers_that_run_have_rows_of_their_own() -> None:
    table = Table(COLUMNS)
    Counting(table).take_row()
    run(table, 1, [200], False)

    assert [row.lives for row in table.rows()] == [True, False]
    assert numbers(table)['tracker_requests_total{status="200"}'] == 1


def test_the_text_is_given_at_one_address_of_this_machine() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), serving.handler_of(lambda: "number 1\n")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        at = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        answers = []
        for path in ("/metrics", "/"):
            at.request("GET", path)
            answer = at.getresponse()
            answers.append((answer.status, answer.read()))
        server.shutdown()
    assert answers == [(200, b"number 1\n"), (404, b"Ask for /metrics.\n")]
