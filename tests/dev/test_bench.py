"""What `make bench` and `make cluster` work out for themselves; what they measure is no test."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dev import bench_report, bench_serving, cluster_edit, cluster_parts, workers
from dev.bench_report import growth_section, memory_section, serving_section, table
from dev.memory import family, megabytes
from dev.serve import server

FOUND = {"home": {"kept": [90.0, 100.0, 400.0], "nginx": [200.0], "made": [1.0, 5.0, 9.0]}}


def test_ratios_are_of_medians_and_who_was_not_measured_has_no_column() -> None:
    told = serving_section(FOUND, ["Three rounds."]).splitlines()
    assert "| page | of nginx, same bytes | of same page, made anew |" in told
    assert "| home | 50% | 20× |" in told
    assert "| home | 90, **100**, 400 | 200, **200**, 200 | 1, **5**, 9 |" in told
    assert told[-1] == "Three rounds."


def test_a_page_that_one_of_them_did_not_answer_has_a_dash() -> None:
    told = serving_section(FOUND | {"area": {"kept": [3.0], "nginx": [], "made": [1.0]}}, [])
    assert "| area | – | 300% |" in told


def test_growth_is_told_as_a_multiple_of_each_smaller_size() -> None:
    told = growth_section((30, 300, 3_000), {"home": [0.02, 0.025, 0.03]})
    assert "| page | 3,000 of 30 | 3,000 of 300 | 30, ms | 300, ms | 3,000, ms |" in told
    assert "| home | 1.5× | 1.2× | 20 | 25 | 30 |" in told


def test_memory_is_told_in_whole_megabytes() -> None:
    assert memory_section(99.6, 101.2, 20_000).splitlines()[2:] == [
        *("|  | MB (PSS) |", "| --- | ---: |"),
        *("| after 1,000 mixed reads | 100 |", "| after 20,000 more | 101 |"),
    ]


def test_numbers_stand_at_the_right_of_a_table() -> None:
    assert table(["a", "b"], [["x", "1"]]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_the_report_begins_with_what_was_measured_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "performance.md"
    monkeypatch.setattr(bench_report, "REPORT", report)
    assert bench_report.write_report(["## One", "## Two"], 0.25) == report
    told = report.read_text("utf-8")
    assert told.startswith("# Performance\n\nWritten by `make bench`.")
    assert told.endswith("before: 0.2.\n\n## One\n\n## Two\n")


def test_each_is_asked_once_in_every_round(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(address: str) -> float:
        asked.append(address)
        return float(len(asked))

    monkeypatch.setattr(bench_serving, "load", load)
    found = bench_serving.by_turns({"kept": "/kept", "nginx": "/files"})
    assert asked == ["/kept", "/files"] * bench_serving.ROUND_COUNT
    assert found["kept"][:2] == [1.0, 3.0]


@pytest.mark.parametrize(
    ("told", "rate"),
    [("Requests/sec:  1234.50\n", 1234.5), ("Requests/sec: 9\nNon-2xx: 1", None), ("", None)],
)
def test_a_load_with_a_failed_answer_counts_for_nothing(
    told: str, rate: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_serving, "run", lambda command: told)
    if rate is None:
        with pytest.raises(SystemExit, match="was not answered"):
            bench_serving.load("/page")
    else:
        assert bench_serving.load("/page") == rate


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_is_that_of_a_process_and_all_that_it_started() -> None:
    assert os.getpid() in family(os.getppid())
    assert 1 < megabytes(os.getpid()) < 10_000


def test_an_editor_sends_back_what_a_form_holds_without_its_buttons() -> None:
    form = (
        '<input type="hidden" name="token" value="a&amp;b"><input name="empty">'
        '<input type="submit" name="_save" value="Save"><input type="search" name="q">'
    )
    assert cluster_edit._fields(form) == [("token", "a&b"), ("empty", "")]


def test_workers_are_served_by_the_same_command_everywhere() -> None:
    command: Sequence[str] = server("127.0.0.1", 8123, workers=3)
    assert command[1:3] == ["-m", workers.__name__]
    assert command[command.index("--workers") + 1] == "3"
    assert command[-1] == "config.rsgi:application"


def test_the_cluster_runs_the_lines_that_the_recipe_has() -> None:
    pool = cluster_parts.recipe("[databases]", cluster_parts.POOL_ENDS)
    front = cluster_parts.recipe("upstream tracker {", cluster_parts.FRONT_ENDS)
    assert "client_tls_sslmode = verify-full\n" in pool
    assert "proxy_ssl_verify on;\n" in front
    assert "listen 443 ssl;\n" in front
