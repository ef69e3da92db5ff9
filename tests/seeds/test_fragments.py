"""Links that open a publisher's page at a passage."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.fragments import text_fragment
from seeds.models import Document, Passage
from tests.rows import new


def test_both_ends_are_named() -> None:
    assert text_fragment("The standards", "of 2025") == "#:~:text=The%20standards,of%202025"


def test_without_words_there_is_no_fragment() -> None:
    assert text_fragment("", "") == ""


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("well-being", "well%2Dbeing"),
        ("one, two", "one%2C%20two"),
        ("this & that", "this%20%26%20that"),
        ("children’s", "children%E2%80%99s"),
        ("and/or", "and%2For"),
        ("£70 million", "%C2%A370%20million"),
    ],
)
def test_marks_with_a_meaning_in_addresses_are_encoded(words: str, encoded: str) -> None:
    assert text_fragment(words, "end") == f"#:~:text={encoded},end"


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_a_browser_reads_back_the_words(opening: str, closing: str) -> None:
    fragment = text_fragment(opening, closing)

    ends = fragment.removeprefix("#:~:text=").split(",")
    assert [unquote(end) for end in ends] == [opening, closing]
    assert not set("-&/ ") & set("".join(ends))


def test_a_passage_leads_to_its_place_on_the_publishers_page() -> None:
    document = new(Document, address="https://example.org/summary")
    passage = Passage(document=document, opening="The plan", closing="in 2025")

    assert passage.published_address == ("https://example.org/summary#:~:text=The%20plan,in%202025")


def test_a_passage_of_a_document_without_address_leads_nowhere() -> None:
    assert Passage(document=new(Document), opening="The plan", closing="x").published_address == ""


def test_a_passage_without_words_leads_to_the_page() -> None:
    document = new(Document, address="https://example.org/summary")

    assert Passage(document=document).published_address == "https://example.org/summary"
