"""Finding a council by its name, as people write it, or by its code. No database.

    find(places, "hearts leeds") finds nothing, find(places, "leads").matches == ("leeds",)

Names are searched with the glossary's search, which forgives typing slips; codes only as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.search import Entry, Found, search, split_words

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
    entries = [Entry(place.key, place.name, place.other_names) for place in places]
    plain = [word for word in words if word not in COUNCIL_WORDS]
    return search(entries, " ".join(plain or words))


def _coded(places: Sequence[Place], typed: str) -> Found:
    """By code: slips are not forgiven, since every other code is another council's."""
    codes = {place.key: [code.casefold() for code in place.codes] for place in places}
    exact = tuple(key for key, known in codes.items() if typed in known)
    begins = tuple(
        key for key, known in codes.items() if any(code.startswith(typed) for code in known)
    )
    return Found(exact=exact, matches=() if exact else begins)
