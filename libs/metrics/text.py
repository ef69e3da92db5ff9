"""All rows together in Prometheus' text form (version 0.0.4)."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from libs.metrics.requests import (
    BEGAN,
    BOUNDS,
    BUCKET_0,
    ENDED,
    KEPT,
    SECONDS,
    SENT,
    STARTS,
    STATUS_0,
    STATUSES,
)
from libs.metrics.table import Row, Table

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PAGE_BYTES = 4096

Sample = tuple[str, float]
"""What follows the name, as `_sum` or `{status="200"}`, and the number."""


def text_of(table: Table) -> str:
    """Every number with its kind and what it says."""
    return "".join(_lines(tuple(table.rows())))


def _lines(rows: tuple[Row, ...]) -> Iterator[str]:
    def total(column: int) -> float:
        return sum(row[column] for row in rows)

    living = [(at, row) for at, row in enumerate(rows) if row.lives]
    answered = [total(STATUS_0 + at) for at in range(len(STATUSES))]
    below = list(accumulate(total(BUCKET_0 + at) for at in range(len(BOUNDS))))
    buckets = [(f'_bucket{{le="{bound}"}}', n) for bound, n in zip(BOUNDS, below, strict=True)]
    buckets += [('_bucket{le="+Inf"}', sum(answered)), ("_sum", total(SECONDS))]
    yield from _family(
        "tracker_requests_total",
        "counter",
        "Answers by status.",
        (
            (f'{{status="{status or "other"}"}}', number)
            for status, number in zip(STATUSES, answered, strict=True)
        ),
    )
    yield from _family(
        "tracker_request_seconds",
        "histogram",
        "From a request's coming to the end of its answer.",
        [*buckets, ("_count", sum(answered))],
    )
    yield from _family(
        "tracker_kept_answers_total",
        "counter",
        "Answers for which no page had to be made.",
        [("", total(KEPT))],
    )
    yield from _family(
        "tracker_sent_bytes_total", "counter", "Bytes of answers.", [("", total(SENT))]
    )
    yield from _family(
        "tracker_requests_under_way",
        "gauge",
        "Requests that came and have no answer yet.",
        [("", sum(max(0, row[BEGAN] - row[ENDED]) for _, row in living))],
    )
    yield from _family("tracker_workers", "gauge", "Workers that run.", [("", len(living))])
    yield from _family(
        "tracker_worker_starts_total",
        "counter",
        "Workers that were begun; more than run were lost.",
        [("", total(STARTS))],
    )
    yield from _family(
        "tracker_worker_memory_bytes",
        "gauge",
        "What each worker has in memory, what it shares with others too.",
        ((f'{{worker="{at}"}}', _memory_of(row.process)) for at, row in living),
    )


def _family(name: str, kind: str, says: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {name} {says}\n# TYPE {name} {kind}\n"
    for what, number in samples:
        yield f"{name}{what} {number:.15g}\n"


def _memory_of(process: int) -> float:
    """Bytes; 0 where the system does not tell."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * PAGE_BYTES
