"""The words of the glossary, found as its look-up finds them."""

from glossary.pages import SenseKnown, TermKnown, build_glossary
from glossary.pages.known import read_terms
from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, some_values, who_says
from opendata.api.values import SenseData, TermData


def read_words(asked: ListAsked) -> ListPage:
    """As many queries as the glossary, whatever the number of words."""
    terms: tuple[TermKnown, ...] = read_terms(asked.day)
    if asked.get("q"):
        page = build_glossary(asked.day, asked.get("q"), everything=True)
        terms = (*page.answers, *page.matches, *page.nearest)
    found, following = some_values(terms, asked, lambda term: str(term.slug))
    return ListPage(tuple(_term(term, asked) for term in found), following)


def _term(term: TermKnown, asked: ListAsked) -> TermData:
    every = (one for sense in term.senses for one in (sense, *sense.others))
    return TermData(
        id=term.slug,
        text=term.text,
        spellings=term.spellings,
        in_the_documents=term.is_own,
        senses=tuple(_sense(sense, asked) for sense in every),
        page=asked.page(page_address("glossary:term", term.slug)),
    )


def _sense(sense: SenseKnown, asked: ListAsked) -> SenseData:
    return SenseData(
        expansion=sense.expansion,
        other_wordings=sense.other_wordings,
        meaning=sense.meaning,
        origin=sense.origin,
        probably_wrong=sense.doubt,
        said=who_says(sense.said, asked),
    )
