"""What `make bench` found, as docs/performance.md: ratios first, then what they were made of."""

import os
import platform
import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from dev.steps import ROOT

REPORT = ROOT / "docs" / "performance.md"
OTHERS = {
    "nginx": "nginx, same bytes",
    "bare": "bare Django view",
    "datasette": "Datasette, 100 rows",
    "made": "same page, made anew",
}
"""What the kept pages are compared with."""

Found = Mapping[str, Sequence[float]]
"""Requests a second in each round, by what was asked; "kept" are the site's own."""


def serving_section(pages: Mapping[str, Found], notes: Iterable[str]) -> str:
    """How fast kept pages are given, in parts of the others; then each one's numbers."""
    asked = [name for name in OTHERS if any(found.get(name) for found in pages.values())]
    ratios = [[title, *(_ratio(found, name) for name in asked)] for title, found in pages.items()]
    rates = [
        [title, *(_spread(found.get(name, ())) for name in ("kept", *asked))]
        for title, found in pages.items()
    ]
    labels = [OTHERS[name] for name in asked]
    return "\n".join(
        [
            "## Kept pages, in parts of what others give",
            "",
            table(["page", *(f"of {label}" for label in labels)], ratios),
            "",
            "Requests a second: lowest, **median**, highest of the rounds.",
            "",
            table(["page", "kept", *labels], rates),
            "",
            *notes,
        ]
    )


def memory_section(first: float, later: float, reads: int) -> str:
    """Memory of the master and two workers."""
    rows = [["after 1,000 mixed reads", f"{first:.0f}"], [f"after {reads:,} more", f"{later:.0f}"]]
    return f"## Memory of two workers and their master\n\n{table(['', 'MB (PSS)'], rows)}"


def growth_section(sizes: Sequence[int], seconds: Mapping[str, Sequence[float]]) -> str:
    """How the time for a page that is not kept grows with the number of reforms."""
    rows = [
        [
            page,
            *(f"{times[-1] / one:.1f}×" for one in times[:-1]),
            *(f"{one * 1000:.0f}" for one in times),
        ]
        for page, times in seconds.items()
    ]
    head = [
        "page",
        *(f"{sizes[-1]:,} of {size:,}" for size in sizes[:-1]),
        *(f"{size:,}, ms" for size in sizes),
    ]
    told = (
        "How many times as long a page of the largest number of reforms takes as one of fewer: "
        "processor time of the first request of a process. A list shows up to 100 or 200 rows, so "
        "that its page is not full with 30 reforms: of 300 on the ratio tells whether it grows."
    )
    return f"## Pages made anew, as the data grows\n\n{told}\n\n{table(head, rows)}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_report(sections: Iterable[str], load_before: float) -> Path:
    """Write docs/performance.md; what was not measured this time is not in it."""
    now = datetime.now(UTC)
    told = (
        f"Measured on {now:%d %B %Y} on {processor()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}. Load of the machine before: {load_before:.1f}."
    )
    intro = (
        "Written by `make bench`. Compare the ratios: all were asked by turns in one run, so other "
        "work on the machine slows each of them alike."
    )
    REPORT.write_text("\n\n".join(["# Performance", f"{intro}\n{told}", *sections]) + "\n", "utf-8")
    return REPORT


def processor() -> str:
    """The processor's name, or its kind."""
    try:
        told = Path("/proc/cpuinfo").read_text()
    except OSError:
        told = ""
    name = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return name[1] if name else platform.machine() or "a machine"


def _ratio(found: Found, other: str) -> str:
    if not found.get(other):
        return "–"
    ratio = statistics.median(found["kept"]) / statistics.median(found[other])
    return f"{ratio:.0%}" if ratio < 10 else f"{ratio:,.0f}×"


def _spread(rates: Sequence[float]) -> str:
    if not rates:
        return "–"
    lowest, middle, highest = min(rates), statistics.median(rates), max(rates)
    return f"{lowest:,.0f}, **{middle:,.0f}**, {highest:,.0f}"
