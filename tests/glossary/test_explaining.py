"""Abbreviations are explained in pages: which, where, and without changing the text."""

import re
import time
from collections.abc import Iterable, Mapping

import pytest

from glossary.explaining import MIN_LIST_ON_SCREEN, Abbreviation, explain
from glossary.middleware import distinct

EHCP = Abbreviation("ehcp", "EHCP", "/glossary/ehcp/", ("Education, Health and Care Plan",))
CP = Abbreviation("cp", "CP", "/glossary/cp/", ("Child Protection", "Cerebral Palsy"))
C_AND_I = Abbreviation("c-and-i", "C&I", "/glossary/c-and-i/", ("Communication & <Interaction>",))
KNOWN = {"EHCP": EHCP, "EHCPs": EHCP, "CP": CP, "C&amp;I": C_AND_I}


def meanings(words: Iterable[str]) -> Mapping[str, Abbreviation]:
    return {word: KNOWN[word] for word in words if word in KNOWN}


def page(prose: str) -> str:
    return f"<header>EHCP</header><main id='main'>{prose}</main><footer>EHCP</footer>"


def marks(prose: str) -> list[tuple[str, str]]:
    found = explain(page(prose), meanings)
    return re.findall(r'data-says="([^"]*)"[^>]*>([^<]*)</a>', found)


def test_the_first_use_is_explained_and_the_others_are_not() -> None:
    found = explain(page("<p>An EHCP, two EHCPs, an EHCP.</p>"), meanings)
    assert (
        '<p>An <a class="explained" href="/glossary/ehcp/"'
        ' data-says="Education, Health and Care Plan" aria-describedby="says-ehcp">EHCP</a>,'
        " two EHCPs, an EHCP.</p>"
    ) in found
    assert found.count('class="explained"') == 1
    assert '<dt>EHCP</dt><dd id="says-ehcp">Education, Health and Care Plan</dd>' in found


@pytest.mark.parametrize(
    "prose",
    [
        *("<a href='/'>EHCP</a>", "<table><tr><th>EHCP</th></tr></table>", "<code>EHCP</code>"),
        *("<h1>EHCP</h1>", "<h2 id='x'>An <b>EHCP</b></h2>", "<abbr title='x'>EHCP</abbr>"),
        *("<mark>EHCP</mark>", "<caption>EHCP</caption>", "<button>EHCP</button>", "<!-- EHCP -->"),
        *("<svg><text>EHCP</text></svg>", "<p title='EHCP'>x</p>", "<label>EHCP</label>"),
        *("<bdi>EHCP</bdi>", "<summary>EHCP</summary>", "xEHCP", "EHCPx", "ehcp", "", "<p>"),
    ],
)
def test_what_is_a_link_a_heading_or_another_mark_stays_as_it_is(prose: str) -> None:
    assert explain(page(prose), meanings) == page(prose)


def test_the_text_of_the_page_is_not_changed() -> None:
    prose = "<p>A CP plan &amp; an EHCP, for C&amp;I.</p>"
    found = explain(page(prose), meanings).partition("<section")[0]
    assert re.sub(r"<[^>]*>", "", found) == re.sub(
        r"<[^>]*>", "", page(prose).partition("</main")[0]
    )


def test_a_sense_that_the_page_writes_out_is_the_one_that_is_meant() -> None:
    assert marks("<p>CP</p>") == [("Child Protection, or Cerebral Palsy", "CP")]
    assert marks("<p>CP, that is cerebral palsy</p>") == [("Cerebral Palsy", "CP")]
    both = "<p>CP: cerebral palsy or child protection</p>"
    assert marks(both) == [("Child Protection, or Cerebral Palsy", "CP")]


def test_what_is_said_is_escaped() -> None:
    assert marks("<p>C&amp;I</p>") == [("Communication &amp; &lt;Interaction&gt;", "C&amp;I")]


def test_a_page_with_few_abbreviations_lists_them_on_paper_only() -> None:
    words = [f"AB{chr(65 + number)}" for number in range(MIN_LIST_ON_SCREEN)]
    known = {word: Abbreviation(word.lower(), word, "/", ("x",)) for word in words}
    few = explain(page(" ".join(words[1:])), lambda _: known)
    many = explain(page(" ".join(words)), lambda _: known)
    assert "explained-list--paper" in few
    assert "explained-list--paper" not in many
    assert many.count("<dt>") == MIN_LIST_ON_SCREEN


def test_two_wordings_of_one_sense_are_said_once() -> None:
    said = ["special educational needs and disabilities", "special educational needs and abilities"]
    assert distinct(said) == (said[0],)
    assert distinct(["Child Protection", "Cerebral Palsy"]) == (
        "Child Protection",
        "Cerebral Palsy",
    )


def test_a_page_of_200_kb_stays_quick() -> None:
    row = '<tr><td class="x" data-label="Words">Of an EHCP</td><td><a href="/">A</a></td></tr>'
    html = page(f"<table>{row * 2500}</table>")
    assert len(html) > 200_000
    best = min(_seconds(html) for _ in range(5))
    assert best < 0.25


def _seconds(html: str) -> float:
    start = time.perf_counter()
    explain(html, meanings)
    return time.perf_counter() - start
