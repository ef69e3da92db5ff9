"""A search for a name that a reader half remembers. Pure functions, standard library only.

    search([SearchItem("ehcp", "EHCP")], "ehpc").matches == ("ehcp",)

MatchKind lists the ways to match, best first. The search accepts typing slips only if nothing
matches better than by its meaning; and then, if slips find nothing either, it accepts a part of
what was typed, or two words that were run together.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from libs.search.index import Index, SearchItem, bigrams, build_index, split_words
from libs.search.matching import (
    MatchKind,
    Ranking,
    match_abbreviations_among_words,
    match_all_words,
    match_joined_pair,
    match_misspelt_abbreviations,
    match_whole_names,
)

__all__ = ["SearchItem", "SearchResult", "search", "search_index", "split_words"]

QUESTION_WORDS = {
    *("abbreviation", "acronym", "define", "definition", "do", "does", "is", "mean", "meaning"),
    *("means", "stand", "stands", "what", "whats"),
}
"""Words that readers put around what they look for."""

SHORT_FORMS = {"dept": "department", "govt": "government"}
"""Short forms that are no prefix of the word."""

MIN_LIKENESS = 0.4
"""How alike, from 0 to 1, a name must be to be suggested if nothing matches."""

MAX_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The keys found, best first.

    `exact` are the items whose abbreviation was typed, `matches` all others; `nearest` are
    suggestions, given only if there are neither.
    """

    exact: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


def search(items: Iterable[SearchItem], query: str) -> SearchResult:
    """Find what a reader who typed `query` is likely to mean; without letters it finds nothing.

    lip = SearchItem("lip", "LIP", expansions=("Local inclusion plan",))
    search([lip], "lip").exact == ("lip",)
    search([lip], "inclusion plans").matches == ("lip",)
    search([lip], "planinclusion").nearest == ("lip",)
    """
    return search_index(build_index(items), query)


def search_index(index: Index, query: str) -> SearchResult:
    """Search an index that was built before; see `search`."""
    typed = split_words(query)
    typed = tuple(word for word in typed if word not in QUESTION_WORDS) or typed
    typed = tuple(SHORT_FORMS.get(word, word) for word in typed)
    if not typed:
        return SearchResult()
    squeezed = "".join(typed)
    ranking: Ranking = {}
    match_whole_names(index, typed, ranking)
    if len(squeezed) > 1:
        match_all_words(index, typed, ranking, forgiving=False)
    is_good = any(kind < MatchKind.WORDS_OF_MEANING for kind, _ in ranking.values())
    if not is_good and len(squeezed) > 2:
        match_abbreviations_among_words(index, typed, ranking)
        match_misspelt_abbreviations(index, typed, ranking)
        match_all_words(index, typed, ranking, forgiving=True)
    if not ranking and len(typed) == 1:
        match_joined_pair(index, squeezed, ranking)
    order = sorted(ranking, key=lambda item: (*ranking[item], item))
    exact = tuple(
        index.items[item].key for item in order if ranking[item][0] == MatchKind.ABBREVIATION
    )
    return SearchResult(
        exact=exact,
        matches=tuple(index.items[item].key for item in order[len(exact) :]),
        nearest=() if order else _find_nearest(index, squeezed),
    )


def _find_nearest(index: Index, squeezed: str) -> tuple[str, ...]:
    """Return the items whose names share most bigrams with what was typed (Dice's coefficient).

    "plam" (pl, la, am) shares two of three bigrams with "plan": its likeness is 2 · 2 / (3 + 3).
    """
    typed = bigrams(squeezed)
    shared = Counter(number for pair in typed for number in index.names_by_bigram.get(pair, ()))
    best: dict[str, float] = {}
    for number, count in shared.items():
        if 2 * count < MIN_LIKENESS * len(typed):
            continue
        name = index.names[number]
        key = index.items[name.item].key
        best[key] = max(best.get(key, 0), 2 * count / (len(typed) + name.bigram_count))
    near = sorted((-likeness, key) for key, likeness in best.items() if likeness >= MIN_LIKENESS)
    return tuple(key for _, key in near[:MAX_SUGGESTIONS])
