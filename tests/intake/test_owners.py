"""Whose a date is where its sentence does not name the reform in full."""

from datetime import date

import pytest

from intake.finding.values import Known, KnownMilestone, KnownTerm, KnownThing
from intake.finding.whole import propose
from libs.reading_files import read_plain

SAID = date(2026, 5, 1)
SINCE = {"stage": date(2026, 2, 23)}


def thing(slug: str, title: str, *milestones: KnownMilestone) -> KnownThing:
    return KnownThing("reform", slug, title, (), milestones, since=SINCE, strand="1")


KNOWN = Known(
    (
        thing("override", "Statutory override for councils' deficits"),
        thing("grant", "High Needs Stability Grant"),
        thing("plans", "Local SEND reform plans"),
        thing("experts", "Experts at Hand and the SEND Transformation Fund"),
        thing("ehcps", "EHC plans under the proposals"),
        thing("standards", "National Inclusion Standards"),
        thing(
            "teams",
            "Faster rollout of mental health support teams",
            KnownMilestone("All pupils have access to support in school", "by 2030", "../2030"),
        ),
        KnownThing("event", "paper", "Schools White Paper", (), (KnownMilestone("Paper"),)),
    ),
    (KnownTerm("EHC", (), ("education, health and care",)),),
)


def tied(text: str, said: date = SAID) -> list[tuple[str, str]]:
    every = propose(read_plain(text), KNOWN, said)
    return [(one.slug, one.words) for one in every if one.sort == "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The statutory override ends in March 2028.", [("override", "in March 2028")]),
        ("Experts at Hand begins in September 2026.", [("experts", "in September 2026")]),
        ("Fewer people will have EHC plans by 2035.", [("ehcps", "by 2035")]),
        (
            "A statutory override keeps these deficits apart.\n\nThe override is due to end in "
            "2028, at which point councils may not be able to pay.",
            [("override", "in 2028")],
        ),
        (
            "- Councils can apply for a High Needs Stability Grant.\n\n- The grant will be paid in "
            "autumn 2026 to those with a local SEND reform plan.",
            [("grant", "in autumn 2026")],
        ),
        (
            "The National Inclusion Standards are coming. We intend to publish them in 2027.",
            [("standards", "in 2027")],
        ),
        (
            "A panel writes the National Inclusion Standards. It published its terms last month.",
            [],
        ),
        ("Everybody will have access to support by 2030.", [("teams", "by 2030")]),
        (
            "The department will set out the schools white paper in the new year.",
            [("paper", "in the new year")],
        ),
        (
            "Council report on the statutory override\n\nThe statutory override is a rule.\n\nThe "
            "statutory override is old.\n\nA review is due to be completed in July 2027.",
            [("override", "in July 2027")],
        ),
        ("Our local reform, when SEND plans change, starts in 2027.", []),
        (
            "Papers revealed last week how councils work on this ahead of the schools white paper.",
            [],
        ),
        (
            "Schools may start earlier if they wish, but the National Inclusion Standards will be "
            "published in 2027.",
            [("standards", "in 2027")],
        ),
        ("National Inclusion Standards\n\nWe held a briefing for heads on 3 April 2026.", []),
    ],
)
def test_a_date_is_tied_by_what_stands_around_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert tied(text) == expected


def test_plans_are_not_those_of_proposals_that_nobody_knew_yet() -> None:
    assert tied("Everybody will have EHC plans by 2025.", date(2023, 5, 1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Date | What happens\nMay 2027 | The grant is paid\n"
        "June 2027 | National Inclusion Standards are published",
        "What\tWhen\nNational Inclusion Standards\tJune 2027\nA new grant\tMay 2027",
        "No | Reform | Step | When\n1 | National Inclusion Standards | Published | June 2027",
    ],
)
def test_a_row_of_a_table_gives_its_date_to_what_it_names(text: str) -> None:
    assert tied(text) == [("standards", "June 2027")]


def test_what_a_page_says_of_itself_is_no_heading() -> None:
    text = "# National Inclusion Standards\n\nUpdated 4 May 2026\n\n## Dates\n\nIn 2027."
    read = read_plain(text)
    assert [one.text for one in read.blocks if one.kind == "heading"] == [
        "National Inclusion Standards",
        "Dates",
    ]
