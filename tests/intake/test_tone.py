"""What a text denies, doubts, wishes or calls off is proposed as no fact, however it is put."""

from datetime import date

import pytest

from intake.finding.values import Known, KnownThing
from intake.finding.whole import propose
from libs.reading_files import read_plain

KNOWN = Known(
    (
        KnownThing("reform", "hands", "Experts at Hand", (), strand="1"),
        KnownThing("reform", "bases", "Inclusion bases in mainstream schools", (), strand="1"),
    ),
    (),
)


@pytest.mark.parametrize(
    "text",
    [
        "Experts at Hand is not due to start in September 2027.",
        "The Department denied that Experts at Hand will begin in 2027.",
        "It is false that Experts at Hand will end in 2027.",
        "Nobody will get Experts at Hand in 2027.",
        "None of the inclusion bases opened in 2025.",
        "No inclusion base will open in 2027.",
        "Hardly any inclusion bases will open in 2027.",
        "Plans to open inclusion bases in 2027 were scrapped.",
        "The launch of Experts at Hand in September 2027 was cancelled.",
        "Parents fear that Experts at Hand will be abolished by 2029.",
        "Some expect Experts at Hand to begin in 2028.",
        "The unions want inclusion bases to be delayed until 2030.",
        "We asked the Government to start Experts at Hand by July 2027.",
        "Few believe that Experts at Hand will start in September 2027.",
        "Rumours that Experts at Hand starts in 2027 are untrue.",
        "When | What\nMay 2027 | Experts at Hand will not begin\nJuly 2027 | More",
    ],
)
def test_nothing_that_is_denied_or_wished_is_proposed_as_a_fact(text: str) -> None:
    every = propose(read_plain(text), KNOWN, date(2026, 6, 1))
    assert [one.told for one in every if one.sort in ("date", "outcome")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Experts at Hand starts no later than May 2027.",
        "Experts at Hand will be used to help schools from 2027.",
        "We expect Experts at Hand to begin in 2027.",
        "Following recommendations, Experts at Hand will start in 2027.",
    ],
)
def test_what_only_looks_like_doubt_is_a_fact(text: str) -> None:
    every = propose(read_plain(text), KNOWN, date(2026, 6, 1))
    assert [one.slug for one in every if one.sort == "date"] == ["hands"]
