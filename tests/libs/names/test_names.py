"""A text without what nobody sees, and one name however it is written."""

import pytest

from libs.names import name_key, tidy, tidy_line


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("EHCP\u200b", "EHCP"),
        ("\u202eEHCP", "EHCP"),
        ("Re\u0301gime", "R\u00e9gime"),
        ("co\u00adoperation", "cooperation"),
        (" one\u00a0", "one"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("one\x07two\x85three\x93", "one two\nthree"),
        ("two  blanks\tand a tab", "two  blanks and a tab"),
        ("half \ud800 a sign\ufffe", "half   a sign"),
        ("£5 – “so”", "£5 – “so”"),
    ],
)
def test_what_nobody_can_see_goes_and_the_rest_stays(text: str, tidied: str) -> None:
    assert tidy(text) == tidied
    assert tidy(tidied) == tidied


def test_a_short_text_has_one_blank_between_words_and_keeps_its_lines() -> None:
    assert tidy_line("Two \u2003 blanks\nand a line") == "Two blanks\nand a line"


@pytest.mark.parametrize(
    "written",
    [
        *("ehcp", "EHCP ", "Ehcp\u200b", "\u202eEHCP\u202c", "E\u2060HCP", "ＥＨＣＰ"),
        *("ЕНСР", "ΕHCP", "eh\u00adcp"),
    ],
)
def test_names_that_look_alike_are_one_name(written: str) -> None:
    assert name_key(written) == name_key("EHCP")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Re\u0301gime", "r\u00e9gime"),
        ("Children’s  Board", "children's\u00a0board"),
        ("SEND\u2013AP", "SEND-AP"),
        ("Straße", "STRASSE"),
        ("Ｔ ＡＣ", "TAC"),
        ("T.A.C.", "tac"),
        ("E H C P", "EHCP"),
    ],
)
def test_composition_blanks_dashes_and_apostrophes_are_of_no_account(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Resume", "Résumé"),
        ("AP", "APs"),
        ("EHC plan", "EHCplan"),
        ("µg", "mg"),
        ("NHS ICB", "NHSICB"),
        ("A level", "Alevel"),
        ("SEND IT", "SENDIT"),
    ],
)
def test_names_that_differ_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
