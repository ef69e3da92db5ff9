"""A search for a name that a reader half remembers. Pure functions, standard library only.

    search([SearchItem("ehcp", "EHCP")], "ehpc").matches == ("ehcp",)

MatchKind lists the ways to match, best first. What has the very words is found; what only begins
like them, or is spelt nearly so, is near. The search looks for slips only if nothing is found; and
then, if slips lead nowhere either, for a part of what was typed, or two words run together.
A phrase that holds a name, or stands in what one means, is not found: those are suggested.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from libs.search.bigrams import bigrams
from libs.search.index import Index, SearchItem, build_index, read_words, split_words
from libs.search.matching import (
    MatchKind,
    Ranking,
    find_having_all,
    find_held,
    match_abbreviations_among_words,
    match_all_words,
    match_joined_pair,
    match_misspelt_abbreviations,
    match_whole_names,
    without_stop_words,
)

__all__ = ["SearchItem", "SearchResult", "search", "search_index", "split_words"]

QUESTION_WORDS = {
    *("abbreviation", "acronym", "define", "definition", "do", "does", "is", "mean", "meaning"),
    *("means", "stand", "stands", "what", "whats"),
}
"""Words that readers put around what they look for."""

SHORT_FORMS = {"dept": "department", "govt": "government"}
"""Short forms that are no prefix of the word."""

MONEY = {"bn": "billion", "b": "billion", "m": "million", "k": "thousand"}
_MONEY = re.compile(r"(£[0-9.,]*[0-9]) ?(bn|b|m|k)\b", re.IGNORECASE)
"""Sums as people shorten them: £1.8bn is £1.8 billion."""

MIN_LIKENESS = 0.5
"""How alike, from 0 to 1, a name must be to be suggested if nothing matches."""

LEAST_ALIKE = 4
"""Letters of the shortest name that is suggested so: RTA is in "portage" by chance."""

MAX_SUGGESTIONS = 4

FURTHEST_SUGGESTION = 0.6
"""How much further off than the nearest, in distance, another suggestion may be."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The keys found, best first.

    `exact` are the items whose abbreviation was typed, `matches` all others that have the words;
    `nearest` are suggestions, given only if there are neither.
    """

    exact: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


def search(items: Iterable[SearchItem], query: str) -> SearchResult:
    """Find what a reader who typed `query` is likely to mean; without letters it finds nothing.

    lip = SearchItem("lip", "LIP", expansions=("Local inclusion plan",))
    search([lip], "lip").exact == ("lip",)
    search([lip], "inclusion plans").matches == ("lip",)
    search([lip], "inclusoin").nearest == ("lip",)
    """
    return search_index(build_index(items), query)


def search_index(index: Index, query: str) -> SearchResult:
    """Search an index that was built before; see `search`."""
    typed = read_query(query)
    ranking = rank_found(index, typed)
    if len(without_stop_words(typed)) > 1:
        # A phrase is no term because the words stand somewhere in what a term means.
        last = MatchKind.FORMS_OF_WORDS
        ranking = {item: rank for item, rank in ranking.items() if rank[0] <= last}
    if not ranking:
        return SearchResult(nearest=tuple(index.items[item].key for item in _nearest(index, typed)))
    order = sorted(ranking, key=lambda item: (*ranking[item], item))
    keys = [index.items[item].key for item in order]
    exact = sum(kind == MatchKind.ABBREVIATION for kind, _ in ranking.values())
    return SearchResult(exact=tuple(keys[:exact]), matches=tuple(keys[exact:]))


def read_query(query: str) -> tuple[str, ...]:
    """The words that a reader looks for, without those of a question around them."""
    typed, _ = read_words(_MONEY.sub(lambda said: f"{said[1]} {MONEY[said[2].lower()]}", query))
    typed = tuple(word for word in typed if word not in QUESTION_WORDS) or typed
    return tuple(SHORT_FORMS.get(word, word) for word in typed)


def rank_found(index: Index, typed: Sequence[str]) -> Ranking:
    """Rank the items that have what was typed; the first is the one with the least rank.

    Beside an abbreviation stand the longer ones that begin with it, which alone are only near.
    """
    ranking = _rank_certain(index, typed)
    has_exact = any(kind == MatchKind.ABBREVIATION for kind, _ in ranking.values())
    last = MatchKind.PREFIX if has_exact else MatchKind.WORDS_OF_MEANING
    return {item: rank for item, rank in ranking.items() if rank[0] <= last}


def near(index: Index, typed: Sequence[str]) -> tuple[int, ...]:
    """Return the items nearest to what was typed, best first, where nothing has it itself."""
    squeezed = "".join(typed)
    ranking = _rank_certain(index, typed)
    if len(squeezed) > 2:
        match_abbreviations_among_words(index, typed, ranking)
        match_misspelt_abbreviations(index, typed, ranking)
        match_all_words(index, typed, ranking, forgiving=True)
    if not ranking and len(typed) == 1:
        match_joined_pair(index, squeezed, ranking)
    order = sorted(ranking, key=lambda item: (*ranking[item], item))
    if not order:
        return _find_alike(index, squeezed)
    best_kind, best_distance = ranking[order[0]]
    limit = best_kind, best_distance + FURTHEST_SUGGESTION
    return tuple(item for item in order if ranking[item] <= limit)[:MAX_SUGGESTIONS]


def _nearest(index: Index, typed: Sequence[str]) -> tuple[int, ...]:
    """Return the items nearest to what was typed; those that a phrase holds come first, unless
    another has all its words but for slips and endings."""
    nearest = near(index, typed)
    held = find_held(index, typed)
    if not held:
        return nearest
    whole = find_having_all(index, typed)
    spelt = [item for item in nearest if item in whole]
    return tuple(dict.fromkeys((*spelt, *held, *nearest)))[:MAX_SUGGESTIONS]


def _rank_certain(index: Index, typed: Sequence[str]) -> Ranking:
    ranking: Ranking = {}
    if typed:
        match_whole_names(index, typed, ranking)
    if len("".join(typed)) > 1 and not is_small_number(typed):
        match_all_words(index, typed, ranking, forgiving=False)
    return ranking


def is_small_number(typed: Sequence[str]) -> bool:
    """Whether only a number of one or two digits was typed, which by itself names nothing."""
    return len(typed) == 1 and typed[0].isdigit() and len(typed[0]) < 3


def _find_alike(index: Index, squeezed: str) -> tuple[int, ...]:
    """Return the items whose names share most bigrams with what was typed (Dice's coefficient).

    "plam" (pl, la, am) shares two of three bigrams with "plan": its likeness is 2 · 2 / (3 + 3).
    """
    typed = bigrams(squeezed)
    shared = Counter(number for pair in typed for number in index.names_by_bigram.get(pair))
    best: dict[int, float] = {}
    for number, count in shared.items():
        if 2 * count < MIN_LIKENESS * len(typed):
            continue
        name = index.names[number]
        if len(name.squeezed) < LEAST_ALIKE:
            continue
        likeness = 2 * count / (len(typed) + len(bigrams(name.squeezed)))
        best[name.item] = max(best.get(name.item, 0), likeness)
    alike = sorted(
        (-likeness, index.items[item].key, item)
        for item, likeness in best.items()
        if likeness >= MIN_LIKENESS
    )
    return tuple(item for *_, item in alike[:MAX_SUGGESTIONS])
