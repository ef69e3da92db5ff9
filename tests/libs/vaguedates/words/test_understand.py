"""Times in words that are asked about, wait for an event, or are no times; and what is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.vague_date import window_of
from libs.vaguedates.words import Choice, Understood, understand

APRIL_2022, AUGUST_2023, JANUARY_2024 = date(2022, 4, 28), date(2023, 8, 14), date(2024, 1, 10)

ASKED: list[tuple[str, date, list[str]]] = [
    ("until 2025", AUGUST_2023, ["2025", "2025-01-01", "2025-12-31", "../2025"]),
    ("until March 2025", AUGUST_2023, ["2025-03", "2025-03-01", "2025-03-31", "../2025-03"]),
    ("extended to March 2025", AUGUST_2023, ["2025-03", "2025-03-01", "2025-03-31", "../2025-03"]),
    ("until 1 July 2025", AUGUST_2023, ["2025-07-01", "../2025-07-01"]),
    ("until the end of 2025", AUGUST_2023, ["2025-12-31", "../2025-12-31"]),
    ("2022-24", AUGUST_2023, ["2022/2024", "2022-04/2024-03", "2022-04/2025-03"]),
    ("from May to July 2024", AUGUST_2023, ["2024-05/2024-07", "2024-05", "2024-07"]),
    ("10 May to 1 July 2024", AUGUST_2023, ["2024-05-10/2024-07-01", "2024-05-10", "2024-07-01"]),
    ("2027-28", AUGUST_2023, ["2027-04/2028-03", "2027-09/2028-08"]),
    ("by the end of 2027–28", AUGUST_2023, ["../2028-03-31", "../2028-08-31"]),
    ("early 2026", AUGUST_2023, ["2026-01/2026-03", "2026-01/2026-04", "2026-01/2026-06"]),
    ("late 2025", AUGUST_2023, ["2025-10/2025-12", "2025-09/2025-12", "2025-07/2025-12"]),
    ("mid-2026", AUGUST_2023, ["2026-05/2026-07", "2026-05/2026-08", "2026-04/2026-09"]),
    ("late summer 2024", AUGUST_2023, ["2024-08", "2024-07/2024-08"]),
    ("by early 2026", AUGUST_2023, ["../2026-03", "../2026-04", "../2026-06"]),
    ("at the end of 2025", AUGUST_2023, ["2025-12-31", "2025-12", "2025-10/2025-12"]),
    (
        "the beginning of March 2024",
        AUGUST_2023,
        ["2024-03-01", "2024-03-01/2024-03-07", "2024-03-01/2024-03-10", "2024-03-01/2024-03-15"],
    ),
    ("in the new year", AUGUST_2023, ["2024-01-01", "2024-01", "2024-01/2024-03"]),
    # Without a year: another year's could be meant.
    ("autumn", JANUARY_2024, ["2023-23", "2024-23"]),
    ("in the autumn", date(2023, 12, 5), ["2023-23", "2024-23"]),
    ("in the spring", AUGUST_2023, ["2023-21", "2024-21"]),
    ("2 February", APRIL_2022, ["2022-02-02", "2023-02-02"]),
    ("On 28 March", APRIL_2022, ["2022-03-28", "2023-03-28"]),
    ("from September", date(2023, 11, 9), ["2023-09", "2024-09"]),
    ("by 2030", AUGUST_2023, ["../2030", "../2030", "../2029-12-31"]),
    ("within two years", AUGUST_2023, ["2023-08-14/2025-08-14", "../2025-08-14"]),
    ("2023 and 2025", AUGUST_2023, ["2023", "2025", "2023/2025"]),
    ("2 February", AUGUST_2023, ["2024-02-02", "2023-02-02"]),
    ("14 August", JANUARY_2024, ["2023-08-14", "2024-08-14"]),
    ("next autumn", AUGUST_2023, ["2023-23", "2024-23"]),
    ("last spring", AUGUST_2023, ["2023-21", "2022-21"]),
]


@pytest.mark.parametrize(("words", "said_on", "readings"), ASKED)
def test_words_with_several_readings_are_asked_about(
    words: str, said_on: date, readings: list[str]
) -> None:
    understood = understand(words, said_on)

    assert [choice.edtf for choice in understood.choices] == readings
    assert not understood.edtf
    assert understood.sentence == f"This can be read in {len(readings)} ways: choose one."


WAITING = [
    ("after the next general election", "the next general election"),
    ("cannot take place until after the next general election", "the next general election"),
    ("won’t be appearing before the general election", "the general election"),
    ("once the Bill has Royal Assent", "the Bill has Royal Assent"),
    ("subject to Parliament’s approval", "Parliament’s approval"),
    ("awaiting royal consent", "royal consent"),
    ("may begin after the general election", "the general election"),
    ("six months after the general election", "the general election"),
    ("after the 2024 manifesto", "the 2024 manifesto"),
    ("until regulations are in force", "regulations are in force"),
    ("28 days beginning with the day on which the order is made", "the order is made"),
    ("at least six weeks before the vote", "the vote"),
]


@pytest.mark.parametrize(("words", "event"), WAITING)
def test_an_event_is_given_in_the_sources_words(words: str, event: str) -> None:
    understood = understand(words, AUGUST_2023)

    assert understood.waits_for == event
    assert not understood.edtf
    assert event in understood.sentence


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "   ",
            "\x00",
            "the next day",
            "former",
            "by",
            "after",
        ),
        *("before it is too late", "every other rule"),
        *("45901", "0x7EA", "0000"),
    ],
)
def test_words_without_a_time_are_not_guessed_at(words: str) -> None:
    understood = understand(words, AUGUST_2023)

    assert understood == Understood(sentence=understood.sentence)
    assert understood.sentence


@pytest.mark.parametrize(
    "words", ["not by 2025", "rather than 2025", "whether or not it starts before 2025"]
)
def test_words_that_deny_a_time_give_none(words: str) -> None:
    assert understand(words, AUGUST_2023).is_undated


@pytest.mark.parametrize(
    ("words", "offered"), [("31 Febtober 2024", ["2024"]), ("Sepetmber 2024", ["2024-09"])]
)
def test_a_slip_of_one_letter_is_asked_about_and_of_more_the_year(
    words: str, offered: list[str]
) -> None:
    understood = understand(words, AUGUST_2023)

    assert [choice.edtf for choice in understood.choices] == offered
    assert understood.is_part


def test_a_small_word_further_before_a_time_is_offered_with_it() -> None:
    understood = understand("by the time schools return in September 2025", AUGUST_2023)

    assert [(one.edtf, one.narrow) for one in understood.choices] == [
        ("../2025-09", "../2025-08-31"),
        ("2025-09", ""),
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 February 2024", "there is no 31 February 2024"),
        ("until 31 February 2024", "there is no 31 February 2024"),
        ("by the end of 31 February 2024", "there is no 31 February 2024"),
        ("31/04/2026", "there is no 31 April 2026"),
        ("12/31/2026", "there is no month 31"),
        ("Monday 16 June", "16 June is no Monday in 2022 to 2024"),
        ("between 2025 and 2024", "put the earlier end first"),
        ("by " + "2" * 300, "too long"),
    ],
)
def test_a_time_that_no_calendar_has_is_said_to_be_none(words: str, why: str) -> None:
    understood = understand(words, AUGUST_2023)

    assert why in understood.sentence
    assert not understood.edtf
    assert not understood.choices


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("autumn 2023", "Any day from 1 September to 30 November 2023."),
        ("14 August 2023", "14 August 2023."),
        ("by the end of 2025", "By 31 December 2025."),
        ("past 2025", "Any day from 1 January 2026."),
        (
            "after the next general election",
            "This depends on an event, “the next general election”: "
            "it has no date until the event has one.",
        ),
        ("former", "No time was found in these words."),
        ("forthcoming", "No date is given: “forthcoming”."),
        ("03/04/2027", "3 April 2027. Read as day, month, year."),
        (
            "from September 2026, subject to legislation",
            "Begins between 1 and 30 September 2026. "
            "It is subject to legislation: the words keep that.",
        ),
    ],
)
def test_a_plain_sentence_tells_what_was_understood(words: str, sentence: str) -> None:
    assert understand(words, AUGUST_2023).sentence == sentence


def test_a_choice_says_what_sets_it_apart() -> None:
    assert understand("until 2025", AUGUST_2023).choices == (
        Choice("at some time in it: any day from 1 January to 31 December 2025", "2025"),
        Choice("as it begins: 1 January 2025", "2025-01-01"),
        Choice("as it ends: 31 December 2025", "2025-12-31"),
        Choice("at the latest then: by 31 December 2025", "../2025"),
    )


VOCABULARY = (
    *("by", "the", "end", "of", "year", "2025", "until", "after", "before", "not", "early", "mid"),
    *("in", "within", "Q3", "half", "week", "w/c", "Easter", "recess", "decade", "next", "three"),
    *("from", "to", "between", "and", "autumn", "winter", "this", "next", "last", "May", "31"),
    *("29 February", "2027-28", "term", "now", "about", "start", "general election", "-", ","),
)


@given(
    st.one_of(st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join), st.text()),
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
)
def test_whatever_is_typed_comes_back_as_something_that_can_be_stored(
    words: str, said_on: date
) -> None:
    understood = understand(words, said_on)

    filled = [bool(understood.edtf), bool(understood.choices), bool(understood.waits_for)]
    filled.append(understood.is_undated)
    assert sum(filled) <= 1
    assert understood.sentence
    for edtf in (understood.edtf, *(choice.edtf for choice in understood.choices)):
        window_of(edtf)
        assert len(edtf) <= 60
    assert len(understood.choices) != 1 or understood.is_part


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_this_year_holds_the_day_on_which_it_is_said(said_on: date) -> None:
    for words in ("this year", "this month", "this financial year", "this academic year", "today"):
        window = window_of(understand(words, said_on).edtf)
        assert window.earliest is not None
        assert window.latest is not None
        assert window.earliest <= said_on <= window.latest
