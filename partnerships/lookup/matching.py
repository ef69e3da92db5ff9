"""Which names a text means, and which it may mean. Pure: names in, names out.

    index = index_names([PlaceName("Guildford", NameKind.DISTRICT, ("surrey",))])
    match_names(index, "Guildford Borough Council").exact[0].areas == ("surrey",)
    match_names(index, "gildford").nearest[0].name == "Guildford"

Only a name that was typed whole counts as exact. A slip is never more than a suggestion.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from libs.search.index import letter_bits, split_words
from libs.search.similarity import find_misspelt
from partnerships.lookup.name_words import name_words
from partnerships.lookup.names import NameKind, PlaceName

COUNCIL_WORDS = {
    *("authority", "borough", "city", "corporation", "council", "county", "district"),
    *(
        "lb",
        "la",
        "local",
        "mbc",
        "metropolitan",
        "of",
        "royal",
        "the",
        "unitary",
        "cc",
        "dc",
        "bc",
    ),
}
"""Words that people add to a place's name and that only say what sort of council it is."""

SUBJECT_WORDS = {
    *("send", "sendiass", "sen", "education", "schools", "offer", "childrens", "services"),
    *(
        "area",
        "england",
        "uk",
        "my",
        "is",
        "in",
        "where",
        "what",
        "who",
        "for",
        "near",
        "live",
        "i",
    ),
    *("partnership", "partnerships", "team", "support", "plan", "plans", "ehcp", "ehcps", "school"),
    *("special", "inspection", "ofsted", "contact", "help", "reform", "reforms", "pathfinder"),
    *("department", "service", "council", "councils", "website", "number", "phone", "email"),
    *("whom", "how", "do", "does", "can", "should", "we", "our", "to", "at", "call", "ring"),
    *(
        "ask",
        "speak",
        "telephone",
        "address",
        "happens",
        "happening",
        "changes",
        "changed",
        "about",
    ),
    *("icb", "icbs", "integrated", "care", "board", "nhs", "health", "lead", "taskforce"),
}
"""Words about what a reader wants of the council, or what its page tells."""

WORDS_BETWEEN = {
    *("next", "on", "upon", "in", "by", "under", "le", "de", "la", "st", "sea", "new", "great"),
    *("north", "south", "east", "west", "end", "park", "green", "hill", "common", "cross", "town"),
}
"""Words of many places' names, which alone name none: Wells-next-the-Sea is not "what is next"."""

MAX_NEAREST = 5
FEWEST_LETTERS = 3
"""A beginning of fewer letters suggests nothing."""

AS_LIKELY = 0.75
"""A slip that is farther from what was typed than the nearest one by more than this is left out."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their words, squeezed; `by_bare` leaves out the COUNCIL_WORDS."""

    names: tuple[PlaceName, ...]
    by_key: Mapping[str, tuple[PlaceName, ...]]
    by_bare: Mapping[str, tuple[PlaceName, ...]]
    by_word: Mapping[str, tuple[PlaceName, ...]]
    bits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NamesMatched:
    """`exact`: the name was typed. `within`: names that have the typed words. `nearest`: guesses.

    The first that is not empty is the answer; the others are left empty then.
    """

    exact: tuple[PlaceName, ...] = ()
    within: tuple[PlaceName, ...] = ()
    nearest: tuple[PlaceName, ...] = ()


def index_names(names: Iterable[PlaceName]) -> NameIndex:
    """Prepare names to be matched."""
    kept = tuple(names)
    by_key: dict[str, list[PlaceName]] = defaultdict(list)
    by_bare: dict[str, list[PlaceName]] = defaultdict(list)
    by_word: dict[str, list[PlaceName]] = defaultdict(list)
    for name in kept:
        words = name_words(name.name)
        for key in {"".join(words), _squeeze(name.name)}:
            by_key[key].append(name)
        by_bare["".join(_bare(words))].append(name)
        for word in set(words):
            by_word[word].append(name)
    return NameIndex(
        names=kept,
        by_key={key: tuple(found) for key, found in by_key.items()},
        by_bare={key: tuple(found) for key, found in by_bare.items() if key},
        by_word={word: tuple(found) for word, found in by_word.items()},
        bits={key: letter_bits(key) for key in {*by_key, *by_bare} if len(key) > 2},
    )


def _squeeze(text: str) -> str:
    """All words without spaces, the linking ones too, where a slip may be in them."""
    return "".join(split_words(text.replace("&", " and ")))


def match_names(index: NameIndex, typed: str) -> NamesMatched:
    """Match what a reader typed."""
    words = name_words(typed)
    bare = _bare(words)
    exact = _exact(index, words) or _in_two_parts(index, words) or _before_comma(index, typed)
    if exact or not bare:
        return NamesMatched(exact=exact)
    within = _within(index, bare)
    if within:
        return NamesMatched(within=within)
    return NamesMatched(nearest=_nearest(index, {"".join(bare), _squeeze(typed)}))


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    bare = tuple(word for word in words if word not in COUNCIL_WORDS | SUBJECT_WORDS)
    # "London Borough of Camden": the name is Camden.
    if "borough" in words and len(bare) > 1:
        bare = tuple(word for word in bare if word != "london")
    return bare


def _exact(index: NameIndex, words: Sequence[str]) -> tuple[PlaceName, ...]:
    bare = "".join(_bare(words))
    found = index.by_key.get("".join(words)) or index.by_bare.get(bare, ())
    if "city" not in words:
        # London is not the City of London.
        whole = [name for name in index.by_key.get(bare, ()) if name.kind == NameKind.COUNTY]
        found = tuple(whole) or found
    councils = tuple(name for name in found if name.kind == NameKind.COUNCIL)
    # Somebody who types "council" means one, also one that ended, rather than the town.
    names_council = not COUNCIL_WORDS.isdisjoint(words)
    order = (NameKind.FORMER, NameKind.DISTRICT) if names_council else ()
    return councils or tuple(sorted(found, key=lambda name: (name.kind not in order, name.kind)))


def _in_two_parts(index: NameIndex, words: Sequence[str]) -> tuple[PlaceName, ...]:
    """A name, and after it where that is: "Ashford Kent", "Newport Wales"."""
    for cut in range(len(words) - 1, 0, -1):
        names, wheres = _exact(index, words[:cut]), _exact(index, words[cut:])
        areas = {area for where in wheres for area in where.areas}
        countries = {where.country for where in wheres if where.country}
        found = tuple(
            name
            for name in names
            if name.country in countries or (name.areas and areas.issuperset(name.areas))
        )
        if found:
            return found
    return ()


def _before_comma(index: NameIndex, typed: str) -> tuple[PlaceName, ...]:
    """What stands before a comma or a bracket, where the rest says no place: "Leeds, LS1"."""
    start = re.split(r"[,(/;]", typed, maxsplit=1)[0]
    return _exact(index, name_words(start)) if start not in ("", typed) else ()


def _within(index: NameIndex, words: Sequence[str]) -> tuple[PlaceName, ...]:
    """Names that have all these words: those of councils, and otherwise any others."""
    lists = [index.by_word.get(word, ()) for word in words]
    found = [name for name in lists[0] if all(name in other for other in lists[1:])]
    councils = [name for name in found if name.kind == NameKind.COUNCIL]
    if WORDS_BETWEEN.issuperset(words):
        return tuple(councils)
    return tuple(councils or found)


def _nearest(index: NameIndex, typed: set[str]) -> tuple[PlaceName, ...]:
    distances: dict[str, float] = {}
    for squeezed in typed:
        if len(squeezed) >= FEWEST_LETTERS:
            slips = list(find_misspelt(squeezed, index.bits))
            begun = [(key, 1.0) for key in index.bits if key.startswith(squeezed)]
            for key, distance in slips + begun:
                distances[key] = min(distances.get(key, distance), distance)
    order = sorted(distances, key=lambda key: (distances[key], _order(index, key), key))
    likely = [key for key in order if distances[key] <= distances[order[0]] + AS_LIKELY]
    found = dict.fromkeys(
        name for key in likely for name in index.by_key.get(key) or index.by_bare[key]
    )
    return tuple(found)[:MAX_NEAREST]


def _order(index: NameIndex, key: str) -> int:
    return min(name.kind for name in index.by_key.get(key) or index.by_bare[key])
