"""A search for a council or region by its name, as people write it, or by its code. No database.

    find_places(places, "Leeds City Council").exact == ("leeds",)

Names may have typing slips; codes must match as typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from libs.search.index import SearchItem, build_index
from libs.search.ranking import SearchResult, search_index, split_words

COUNCIL_WORDS = {
    *("authority", "borough", "city", "corporation", "council", "county", "district"),
    *("lb", "la", "local", "mbc", "metropolitan", "of", "royal", "the", "unitary"),
}
"""Words that people add to a place's name and that only say what sort of council it is."""


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """A council or region to find; `key` is what the search returns."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def find_places(places: Sequence[SearchPlace], query: str) -> SearchResult:
    """Find the places that a reader who typed `query` is likely to mean.

    Searches by code if a digit was typed. Otherwise searches by name, and if no name matches
    exactly, once more without COUNCIL_WORDS: "LB Camden" finds Camden.
    """
    words = split_words(query)
    squeezed = "".join(words)
    if any(letter.isdigit() for letter in squeezed):
        return _find_by_code(places, squeezed)
    index = build_index(SearchItem(place.key, place.name, place.other_names) for place in places)
    result = search_index(index, query)
    name_words = [word for word in words if word not in COUNCIL_WORDS]
    if "borough" in words and len(name_words) > 1:
        # "London Borough of Camden": the name is Camden.
        name_words = [word for word in name_words if word != "london"]
    if result.exact or not name_words:
        return result
    return search_index(index, " ".join(name_words))


def _find_by_code(places: Sequence[SearchPlace], typed: str) -> SearchResult:
    """Find by code, without forgiving slips: another code is another council's."""
    codes = {place.key: [code.casefold() for code in place.codes] for place in places}
    exact = tuple(key for key, known in codes.items() if typed in known)
    matches = tuple(
        key for key, known in codes.items() if any(code.startswith(typed) for code in known)
    )
    return SearchResult(exact=exact, matches=() if exact else matches)
