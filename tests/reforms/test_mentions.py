"""A text that names a reform near a word of progress is found; one that only names it is not."""

import pytest

from reforms.mentions import WORDS_APART, Mention, find_mention
from seeds.covering import read_all

PLAN = ["Change programme"]


def found(text: str, *names: str) -> str:
    mention = find_mention([text], names or PLAN)
    return mention.progress if mention else ""


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("The contract of the change programme has been extended by a year.", "extended"),
        ("The programme of change was paused.", "paused"),
        ("Paused in July: the change programme.", "Paused"),
        ("The DfE’s change programmes began in the autumn.", "began"),
        ("The change programme is said to test the proposals.", ""),
        ("The report was published.", ""),
        ("The programme was extended.", ""),
        ("", ""),
    ],
)
def test_a_name_and_a_word_of_progress_make_a_mention(text: str, progress: str) -> None:
    assert found(text) == progress


def test_the_word_may_stand_some_words_away_and_no_further() -> None:
    between = " and" * (WORDS_APART - 1)
    assert found(f"The change programme{between} ended") == "ended"
    assert found(f"The change programme{between} and ended") == ""


def test_a_word_of_the_name_is_no_word_of_progress() -> None:
    assert found("Extended schools are spoken of", "Extended schools") == ""


def test_any_of_the_names_will_do_and_an_abbreviation_is_one() -> None:
    names = ["AP specialist taskforces", "AP Specialist Taskforce (APST) pilot"]
    assert find_mention(["22 APSTs started."], names) == Mention(
        "AP Specialist Taskforce (APST) pilot", "started", "22 APSTs started."
    )


def test_a_name_of_one_word_or_of_small_words_is_found_nowhere() -> None:
    assert found("Mediation ended, and the new SEND plan was published", "Mediation") == ""
    assert found("It was published to the SEND and AP", "SEND and AP") == ""


@pytest.mark.parametrize(
    ("document", "name", "progress"),
    [
        ("naht-send-summary-2023-07", "AP specialist taskforces", "began"),
        ("naht-send-summary-2023-07", "Bands and tariffs", ""),
        ("naht-send-summary-2022-04", "Change programme", ""),
    ],
)
def test_what_the_two_documents_say(document: str, name: str, progress: str) -> None:
    (coverage,) = (one for one in read_all() if one.document == document)
    mention = find_mention([row.says for row in coverage.statements], [name])
    assert (mention.progress if mention else "") == progress
