"""What a document says of what we know: tied to the right reform, and nothing denied as a fact."""

from datetime import date

import pytest

from intake.finding.values import Known, KnownMilestone, KnownTerm, KnownThing, Proposal
from intake.finding.whole import propose
from libs.reading_files import read_plain

SAID = date(2026, 5, 1)
STANDARDS = KnownThing(
    "reform",
    "national-standards",
    "National Standards",
    (),
    (KnownMilestone("Testing begins", "in 2026", "2026", "", date(2025, 1, 1)),),
    {"stage": "future"},
    {"stage": date(2025, 1, 1)},
    strand="1",
)
PLANS = KnownThing("reform", "digital-plans", "Digital EHCPs", (), (), strand="1")
HUBS = KnownThing("reform", "hubs", "Regional hubs", ("regional hubs (RHs)",), strand="1")
PAPER = KnownThing(
    "event", "paper", "Schools White Paper", (), (KnownMilestone("Schools White Paper"),)
)
KNOWN = Known(
    (STANDARDS, PLANS, HUBS, PAPER),
    (KnownTerm("EHCP", (), ("education, health and care plan",)),),
)


def found(text: str, sort: str = "date") -> list[Proposal]:
    return [one for one in propose(read_plain(text), KNOWN, SAID) if one.sort == sort]


def tied(text: str) -> list[tuple[str, str, str]]:
    return [(one.slug, one.words, one.edtf) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Testing of the National Standards begins in autumn 2027.",
            [("national-standards", "in autumn 2027", "2027-23")],
        ),
        (
            "The standards, piloted via the regional hubs, will be published by the end of 2028.",
            [("hubs", "by the end of 2028", "../2028-12-31")],
        ),
        (
            "Nine regional hubs (RHs) – each with a lead council and National Standards of its "
            "own – are due to be formed this summer.",
            [("hubs", "this summer", "2026-22")],
        ),
        (
            "Work is going on to produce education, health and care plans digitally. They will be "
            "in place from September 2027.",
            [("digital-plans", "from September 2027", "2027-09")],
        ),
        (
            "By the end of 2028\n\nPublish the National Standards.\n\nStart the regional hubs.",
            [
                ("national-standards", "By the end of 2028", "../2028-12-31"),
                ("hubs", "By the end of 2028", "../2028-12-31"),
            ],
        ),
        (
            "The Schools White Paper will now be delayed until early 2027.",
            [("paper", "early 2027", "2027-01/2027-03")],
        ),
        (
            "Plans\n\n- National Standards (not until 2028 at earliest)\n\n- More later.",
            [("national-standards", "not until 2028", "2028/..")],
        ),
        (
            "Work on the National Standards goes on. From April 2027, we will start testing.",
            [("national-standards", "From April 2027", "2027-04")],
        ),
        (
            "The Schools White Paper announced that the National Standards will apply from 2029.",
            [("national-standards", "from 2029", "2029")],
        ),
        (
            "It begins in 2029 as part of its plans for regional hubs, with more to end by 2035.",
            [],
        ),
        ("At the June meeting of the forum in 2025 the National Standards came up.", []),
        ("The National Standards were first thought of in 2014.", []),
        (
            "The Schools White Paper was published on 23 February 2026.",
            [("paper", "on 23 February 2026", "2026-02-23")],
        ),
    ],
)
def test_a_date_belongs_to_what_the_words_name(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert tied(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The National Standards will not be published in 2027.",
        "The National Standards could be published in autumn 2027.",
        "The National Standards were due to be published by the end of 2025.",
        "If the Bill passes, the National Standards will be published in 2027.",
        "Will the National Standards be published in 2027?",
        "There are no plans to publish the National Standards in 2027.",
        "Charities hope that the National Standards will be published in 2027.",
    ],
)
def test_what_is_denied_doubted_or_gone_is_no_fact(text: str) -> None:
    every = propose(read_plain(text), KNOWN, SAID)
    dated = [one for one in every if "2027" in one.words or "2025" in one.words]
    assert [one.sort for one in dated] == ["doubted"]
    assert [one.told for one in every if one.is_statement and one.sort != "mention"] == []


def test_not_before_a_time_is_a_floor_and_no_denial() -> None:
    (one,) = found("The National Standards will not be published before 2028.")
    assert (one.sense, one.edtf) == ("floor", "2028/..")


def test_a_date_is_compared_with_the_one_that_is_known() -> None:
    (same,) = found("Testing of the National Standards begins in 2026.")
    assert (same.against, same.says) == ("confirms", "")
    (anew,) = found("Testing of the National Standards begins in spring 2027.")
    assert (anew.against, anew.milestone, anew.says) == ("dates anew", "Testing begins", "target")
    assert "in 2026" in anew.known


def test_what_happened_has_an_outcome_too() -> None:
    (one,) = found("The regional hubs were launched in March 2026.", "outcome")
    assert (one.says, one.milestone, one.is_new_milestone) == ("outcome:met", "Starts", True)


def test_a_stage_is_proposed_with_the_words_that_tell_it() -> None:
    (one,) = found("The National Standards are being tested by councils.", "stage")
    assert (one.says, one.against) == ("stage:in-development", "other")
    assert "are being tested" in one.reason


def test_every_proposal_has_its_passage_and_reason_and_the_silent_are_told() -> None:
    text = "The National Standards begin in autumn 2027. A new body, the Youth Board (YB), met."
    every = propose(read_plain(text), KNOWN, SAID)
    assert [one.about for one in every if one.sort == "silent"] == [
        "Digital EHCPs",
        "Regional hubs",
    ]
    assert all(one.reason for one in every)
    assert all(one.end > one.start for one in every if one.sort != "silent")
