"""Finding a council by its name, as people write it, or by its code. No database.

    find(places, "Leeds City Council").exact == ("leeds",)

Names are searched with the glossary's search, which forgives typing slips; codes only as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from libs.search.index import Entry, build_index
from libs.search.ranking import Found, search_index, split_words

COUNCIL_WORDS = {
    *("authority", "borough", "city", "corporation", "council", "county", "district"),
    *("lb", "la", "local", "mbc", "metropolitan", "of", "royal", "the", "unitary"),
}
"""Words that people add to a place's name, and that tell councils apart only by sort."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an area can be found by; `key` is what the search answers with."""

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def find(places: Sequence[Place], query: str) -> Found:
    """The areas that a reader who typed `query` is likely to mean."""
    words = split_words(query)
    squeezed = "".join(words)
    if any(letter.isdigit() for letter in squeezed):
        return _coded(places, squeezed)
    index = build_index(Entry(place.key, place.name, place.other_names) for place in places)
    found = search_index(index, query)
    plain = [word for word in words if word not in COUNCIL_WORDS]
    if "borough" in words and len(plain) > 1:
        # The boroughs of London have it before their names, not in them.
        plain = [word for word in plain if word != "london"]
    return found if found.exact or not plain else search_index(index, " ".join(plain))


def _coded(places: Sequence[Place], typed: str) -> Found:
    """By code: slips are not forgiven, since every other code is another council's."""
    codes = {place.key: [code.casefold() for code in place.codes] for place in places}
    exact = tuple(key for key, known in codes.items() if typed in known)
    begins = tuple(
        key for key, known in codes.items() if any(code.startswith(typed) for code in known)
    )
    return Found(exact=exact, matches=() if exact else begins)
