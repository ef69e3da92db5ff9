"""The figures of docs/intake.md do not fall, nor do those of an announcement written for this."""

from datetime import date
from pathlib import Path

from intake.finding.values import Known, KnownMilestone, KnownThing
from intake.finding.whole import propose
from libs.abbreviations import find_definitions
from libs.reading_files import read_plain

PAGE = Path(__file__).parents[2] / "docs" / "intake.md"
LEAST = {
    "abbreviations": (0.95, 0.95),
    "dates tied to the right reform": (0.8, 0.5),
    "mentions": (0.9, 0.7),
    "stages": (0.6, 0.35),
}
"""Precision and recall of each of the two documents that people recorded."""

ANNOUNCEMENT = """Next steps for every child

The Department for Education (DfE) has published the schools white paper on 23 February 2026,
together with a consultation on SEND reform. The consultation closes on 18 May 2026.

Individual Support Plans

Settings will have to write Individual Support Plans (ISPs) from September 2029. The Department
does not intend to change Education, Health and Care Plans (EHCPs) before September 2030.

Experts at Hand

The service will start in September 2026 and reaches all areas by the end of 2028.

National Inclusion Standards

They will be published by autumn 2027. The first version could be available in 2026.

Specialist Provision Packages

These will not be introduced before 2030. They were due to be tested in 2025.
"""
TITLES = (
    *("Individual Support Plans", "Experts at Hand", "National Inclusion Standards"),
    "Specialist Provision Packages",
)
DATES = {
    ("schools-white-paper", "2026-02-23"),
    ("consultation-on-send-reform", "2026-05-18"),
    ("individual-support-plans", "2029-09"),
    ("experts-at-hand", "2026-09"),
    ("experts-at-hand", "../2028-12-31"),
    ("national-inclusion-standards", "../2027-23"),
    ("specialist-provision-packages", "2030/.."),
}


def thing(kind: str, title: str, *milestones: KnownMilestone) -> KnownThing:
    slug = title.lower().replace(" ", "-")
    return KnownThing(kind, slug, title, (), milestones, strand="1")  # type: ignore[arg-type]


def test_an_announcement_gives_all_its_dates_and_nothing_that_it_denies() -> None:
    events = ("Schools white paper", "Consultation on SEND reform")
    known = [thing("event", one, KnownMilestone(one, edtf="2026")) for one in events]
    document = read_plain(ANNOUNCEMENT)
    every = propose(
        document, Known((*known, *(thing("reform", one) for one in TITLES)), ()), date(2026, 2, 23)
    )
    dates = {(one.slug, one.edtf) for one in every if one.sort == "date"}
    assert dates == DATES
    assert {one.words for one in every if one.sort == "doubted"} == {"in 2026", "in 2025"}
    assert all(one.end > one.start for one in every if one.sort != "silent")
    assert {one.short for one in find_definitions(document)} == {"DfE", "ISP", "EHCP"}


def test_the_figures_on_the_page_are_not_below_what_they_were() -> None:
    rows = [line.split("|")[1:-1] for line in PAGE.read_text().splitlines() if line[:1] == "|"]
    figures = [
        (name, float(row[-2]), float(row[-1]))
        for row in rows
        if len(row) == 6 and (name := row[0].strip()) in LEAST and "." in row[-1]
    ]
    assert len(figures) >= 2 * len(LEAST)
    below = [
        one
        for one in figures[: 2 * len(LEAST)]
        if one[1] < LEAST[one[0]][0] or one[2] < LEAST[one[0]][1]
    ]
    assert below == []
