"""Abbreviations are found where a document explains them, and nowhere else."""

import pytest

from libs.abbreviations import find_definitions, find_used
from libs.reading_files import read_plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Department for Education (DfE) pays.", [("DfE", "Department for Education")]),
        ("Nine regional hubs (RHs) open.", [("RH", "regional hub")]),
        ("Ask the DCO (designated clinical officer).", [("DCO", "designated clinical officer")]),
        (
            "The Core Content Framework and Early Career Framework (CCF and ECF) change.",
            [("CCF", "Core Content Framework"), ("ECF", "Early Career Framework")],
        ),
        (
            "Department for Digital, Culture, Media & Sport (DCMS)",
            [("DCMS", "Department for Digital, Culture, Media & Sport")],
        ),
        ("Individual support plans, or ISPs, begin.", [("ISP", "Individual support plan")]),
        (
            "Special educational needs and abilities (SEND)",
            [("SEND", "Special educational needs and abilities")],
        ),
        ("The new plan (DfE) was read by parents (Leeds).", []),
        ("It was published (CP 800) in the second volume (II).", []),
        ("A free school (AP) opened.", []),
    ],
)
def test_what_stands_in_brackets_counts_where_its_letters_fit(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(one.short, one.long) for one in find_definitions(read_plain(text))] == expected


def test_a_list_needs_no_sign_between_its_columns() -> None:
    text = (
        "Abbreviations\n\nLIP  Local inclusion plan\nOAP   Ordinarily available provision (new)\n"
    )
    found = find_definitions(read_plain(text))
    assert [(one.short, one.long, one.how) for one in found] == [
        ("LIP", "Local inclusion plan", "list"),
        ("OAP", "Ordinarily available provision", "list"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Jargon\n\nYFB\n\nYouth Forum Board\n\nRH\n\nRegional Hub (new)\n\nY&H\n\nYoung and Home",
        "Jargon\n\nA-C\nYFB\nYouth Forum Board\nRH\nRegional Hub\nY&H\nYoung and Home",
        "Glossary\n\nYFB / Youth Forum Board.\nRH / Regional Hub\nRH is a place, of which they "
        "said more.\nY&H / Young and Home",
        "Short | Long |\n---|---|\nYFB | Youth Forum Board- it meets often. |\nRH | Regional Hub |"
        "\nY&H | Young & Home, which is a service for all of them and theirs |",
        "Terms\n\nYFB: Youth Forum Board is a board that meets often to talk\n\nRH- Regional Hub"
        "\n\nYouth thing or Y&H: Young and Home\n\nThis is the end.",
    ],
)
def test_lists_of_every_form_give_the_same(text: str) -> None:
    found = {one.short: one.long.replace("&", "and") for one in find_definitions(read_plain(text))}
    assert found == {"YFB": "Youth Forum Board", "RH": "Regional Hub", "Y&H": "Young and Home"}


def test_every_explanation_has_its_place() -> None:
    document = read_plain("Of old.\n\nThe National Youth Forum (NYF) met.")
    (found,) = find_definitions(document)
    assert document.text[found.start : found.end] == "National Youth Forum (NYF)"


def test_what_is_used_and_never_explained_is_told_with_how_often() -> None:
    document = read_plain("The NYF met. Then the NYF left. A QRT came. The LA knew, the LA did.")
    (found,) = find_used(document, frozenset({"la"}))
    assert (found.short, found.times) == ("NYF", 2)
