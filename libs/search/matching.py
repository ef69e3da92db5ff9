"""The ways in which an item can match a query, from its abbreviation to a part of its name.

Each function adds the items that match to a ranking, which keeps the best rank of each.
"""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from itertools import combinations
from math import log2

from libs.search.hits import OTHER_FORM, SURE, NameHits, familiarity, find_names, name_distance
from libs.search.index import (
    IN_ABBREVIATION,
    STOP_WORDS,
    Index,
    IndexedName,
    find_prefixed,
    whole_words,
)
from libs.search.similarity import find_misspelt

MIN_MATCHED_SHARE = 0.4
"""How much of the query, from 0 to 1 and weighed by the words' rarity, a partial match needs."""

MAX_ABBREVIATION_WORD = 3
"""A single word typed of so few letters is rather an abbreviation than a word of a text."""

MAX_JOINED_PAIR_LETTERS = 16
"""The longest typed word that is tried as two words run together."""


MAX_HOLDING_WORDS = 7
"""Words of a phrase that are looked through for terms which it holds."""


class MatchKind(IntEnum):
    """How an item matches what was typed, best first; from PREFIX on it is only close to it."""

    ABBREVIATION = 0
    FULL_NAME = 1
    WORDS_OF_NAME = 2
    FORMS_OF_WORDS = 3
    WORDS_OF_MEANING = 4
    PREFIX = 5
    AMONG_WORDS = 6
    BEGINNINGS = 7
    MISSPELT = 8
    PARTIAL = 9


Rank = tuple[MatchKind, float]
"""How an item matches, and its distance from the query; lower is better, and may be negative."""

Ranking = dict[int, Rank]
"""The best rank of each item found, by the item's number."""


def match_whole_names(index: Index, typed: Sequence[str], ranking: Ranking) -> None:
    """Match abbreviations and names typed in full, and abbreviations that begin as typed."""
    wanted = without_stop_words(typed)
    for squeezed in {"".join(typed), "".join(wanted)}:
        for abbreviation in (squeezed, squeezed.removesuffix("s")):
            for item in index.abbreviations.get(abbreviation, ()):
                distance: float = len(squeezed) - len(abbreviation)
                _record_match(ranking, item, MatchKind.ABBREVIATION, distance)
    whole = whole_words(typed)
    # Words such as "for" alone are nobody's name, though a name without words has none besides.
    for number in index.names_by_words.get(frozenset(whole), ()) if whole else ():
        name = index.names[number]
        if whole_words(name.words) == whole and not name.is_meaning:
            _record_match(ranking, name.item, MatchKind.FULL_NAME, -familiarity(index, name.item))
    for abbreviation in find_prefixed(index.sorted_abbreviations, "".join(typed)):
        for item in index.abbreviations[abbreviation]:
            missing = 0.3 * len(abbreviation) - familiarity(index, item)
            _record_match(ranking, item, MatchKind.PREFIX, missing)


def match_all_words(
    index: Index, typed: Sequence[str], ranking: Ranking, *, forgiving: bool
) -> None:
    """Match names that have every word typed; with `forgiving`, despite slips, or some of them."""
    wanted = tuple(dict.fromkeys(without_stop_words(typed)))
    hits = [find_names(index, word, forgiving=forgiving) for word in wanted]
    if not hits:
        return
    complete = set(hits[0]).intersection(*hits[1:])
    for number in complete:
        name = index.names[number]
        own = [word_hits[number] for word_hits in hits]
        kind = MatchKind.MISSPELT if forgiving else _kind_of_words(name, wanted, own)
        _record_match(ranking, name.item, kind, name_distance(index, name, own))
    squeezed = "".join(typed)
    if forgiving and not complete and len(squeezed) > 4:
        for name in index.names:
            if squeezed in name.squeezed and not name.is_meaning:
                distance = 100 + len(name.words)
                _record_match(ranking, name.item, MatchKind.BEGINNINGS, distance)
    if forgiving and not ranking:
        _match_some_words(index, hits, ranking)


def _kind_of_words(
    name: IndexedName, wanted: Sequence[str], hits: Sequence[tuple[float, int]]
) -> MatchKind:
    """Tell whether a name has the words that were typed, or only some that begin like them.

    Of several words the last may be unfinished, and so may an abbreviation: "special educ",
    "EHC plan".
    """
    for number, (word, (distance, position)) in enumerate(zip(wanted, hits, strict=True), 1):
        may_be_unfinished = len(word) > 2 and (number == len(wanted) or position == IN_ABBREVIATION)
        if distance > SURE and not (len(wanted) > 1 and may_be_unfinished):
            return MatchKind.BEGINNINGS
    if not name.is_meaning:
        is_form = any(distance == OTHER_FORM for distance, _ in hits)
        return MatchKind.FORMS_OF_WORDS if is_form else MatchKind.WORDS_OF_NAME
    # "IT" is not looked for in "what it means".
    is_short = len(wanted) == 1 and len(wanted[0]) <= MAX_ABBREVIATION_WORD
    return MatchKind.BEGINNINGS if is_short else MatchKind.WORDS_OF_MEANING


def match_abbreviations_among_words(index: Index, typed: Sequence[str], ranking: Ranking) -> None:
    """Match abbreviations typed among other words, if no item has more of the words.

    "EHCP annual review" finds EHCP, unless an item has the words "annual" and "review" as well.
    """
    wanted = tuple(dict.fromkeys(without_stop_words(typed)))
    abbreviations = [word for word in wanted if word in index.abbreviations]
    if len(wanted) < 2 or not abbreviations:
        return
    matched_words: Counter[int] = Counter()
    for word in wanted:
        names = (index.names[number] for number in find_names(index, word, forgiving=False))
        matched_words.update({name.item for name in names if not name.is_meaning})
    most = max(matched_words.values(), default=0)
    for word in abbreviations:
        for item in index.abbreviations[word]:
            if matched_words[item] == most:
                distance = -len(word) - familiarity(index, item)
                _record_match(ranking, item, MatchKind.AMONG_WORDS, distance)


def find_held(index: Index, typed: Sequence[str]) -> tuple[int, ...]:
    """Return the items that a phrase holds by abbreviation or full name, the longest part first.

    "EHCP annual review" holds EHCP, and the words of a name in any order are the name.
    """
    wanted = without_stop_words(typed)[:MAX_HOLDING_WORDS]
    parts = [part for many in range(1, len(wanted)) for part in combinations(wanted, many)]
    found: dict[int, tuple[int, int, float]] = {}
    for part in sorted(parts, key=lambda part: (-len(part), -len("".join(part)))):
        words = whole_words(part)
        items = set(index.abbreviations.get("".join(part), ()))
        for number in index.names_by_words.get(frozenset(words), ()):
            name = index.names[number]
            if whole_words(name.words) == words and not name.is_meaning:
                items.add(name.item)
        for item in items:
            order = -len(part), -len("".join(part)), -familiarity(index, item)
            found.setdefault(item, order)
    return tuple(sorted(found, key=lambda item: (*found[item], item)))


def find_having_all(index: Index, typed: Sequence[str]) -> set[int]:
    """Return the items with a name that has every word typed but for slips and endings."""
    wanted = dict.fromkeys(without_stop_words(typed))
    hits = [set(find_names(index, word, forgiving=True)) for word in wanted]
    complete = set.intersection(*hits) if hits else set()
    return {index.names[at].item for at in complete if not index.names[at].is_meaning}


def match_misspelt_abbreviations(index: Index, typed: Sequence[str], ranking: Ranking) -> None:
    """Match abbreviations typed with a slip or two: "ehpc" finds EHCP."""
    misspelt = find_misspelt("".join(typed), index.abbreviation_bits, prefixes=False)
    for abbreviation, slips in misspelt:
        for item in index.abbreviations[abbreviation]:
            distance = 0.5 * slips - 0.3 * familiarity(index, item)
            _record_match(ranking, item, MatchKind.MISSPELT, distance)


def _match_some_words(index: Index, hits: Sequence[NameHits], ranking: Ranking) -> None:
    """Match names that have enough of the words typed; a rare word counts more than a common one.

    `hits` has an element for each word typed. For "plan zebra", a name with "plan" alone does not
    match where many names have that word: "zebra", which none has, is most of the query.
    """
    max_rarity = log2(len(index.names) + 2)
    rarities = [
        max_rarity - log2(len(word_hits) + 1) if word_hits else max_rarity for word_hits in hits
    ]
    for number in set().union(*hits):
        matched = [
            (word_hits[number], rarity)
            for word_hits, rarity in zip(hits, rarities, strict=True)
            if number in word_hits
        ]
        share = sum(rarity for _, rarity in matched) / (sum(rarities) or 1)
        if share >= MIN_MATCHED_SHARE:
            name = index.names[number]
            distance = name_distance(index, name, [hit for hit, _ in matched])
            distance += 4 * (1 - share) + name.is_meaning
            _record_match(ranking, name.item, MatchKind.PARTIAL, distance)


def match_joined_pair(index: Index, word: str, ranking: Ranking) -> None:
    """Match names with two words whose beginnings were typed without a space: "edpsych"."""
    stop = len(word) - 2 if len(word) <= MAX_JOINED_PAIR_LETTERS else 2
    for cut in range(2, stop):
        first, second = (
            find_names(index, part, forgiving=False) for part in (word[:cut], word[cut:])
        )
        for number in first.keys() & second.keys():
            name, hits = index.names[number], [first[number], second[number]]
            if not name.is_meaning and -1 < hits[0][1] < hits[1][1]:
                distance = name_distance(index, name, hits)
                _record_match(ranking, name.item, MatchKind.PARTIAL, distance)


def _record_match(ranking: Ranking, item: int, kind: MatchKind, distance: float) -> None:
    """Keep the rank of an item, unless it matches better already."""
    ranking[item] = min(ranking.get(item, (kind, distance)), (kind, distance))


def without_stop_words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in STOP_WORDS)
