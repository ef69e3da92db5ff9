"""What people call things that the sources call otherwise: "school refusal", "lose the plan".

everyday.csv lists such names, each with the key of what it leads to. They only lead: no page shows
one as a name, and none of them says that anything is so. A test proves that each leads somewhere.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from libs.search.index import Index, split_words, whole_words
from libs.search.ranking import read_query
from reforms.finding.asking import FILLERS, PRONOUNS_AND_AUXILIARIES

EVERYDAY_NAMES = Path(__file__).with_name("everyday.csv")

ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "e", "al")
"""Endings that are left out where words are compared, the longest first."""

LEAST_STEM = 3

MOST_WORDS_OF_A_TERM = 8


EverydayNames = Mapping[frozenset[str], int]
"""For the words of each everyday name, as `name_key` reads them, the number of its item."""


@cache
def everyday_names() -> tuple[tuple[str, str], ...]:
    """The everyday names, each with the key "kind/slug" of what it leads to."""
    with EVERYDAY_NAMES.open(encoding="utf-8", newline="") as file:
        return tuple((row["called"], row["key"]) for row in csv.DictReader(file))


class PreparedName(NamedTuple):
    """An everyday name as far as it can be read without an index; `bare` leaves FILLERS out."""

    key: str
    whole: frozenset[str]
    least: int
    words: tuple[str, ...]
    bare: tuple[str, ...]


@cache
def _prepared() -> tuple[PreparedName, ...]:
    prepared = []
    for called, key in everyday_names():
        typed = read_query(called)
        # "School must publish" is not everything that has to do with a school.
        least = min(2, len(whole_words(typed)))
        bare = _kept([word for word in typed if word not in FILLERS])
        prepared.append(PreparedName(key, whole_text(called), least, _kept(typed), bare))
    return tuple(prepared)


def read_everyday_names(index: Index) -> EverydayNames:
    """The everyday names of what an index knows; of two alike the first counts."""
    numbers = {item.key: number for number, item in enumerate(index.items)}
    items: dict[frozenset[str], int] = {}
    shorter: dict[frozenset[str], int] = {}
    for name in _prepared():
        number = numbers.get(name.key)
        if number is None:
            continue
        items.setdefault(name.whole, number)
        for found, words in ((items, name.words), (shorter, name.bare)):
            if len(words_of := _key(index, words)) >= name.least:
                found.setdefault(words_of, number)
            if name.bare == name.words:
                break
    return shorter | items


def name_key(index: Index, words: Sequence[str]) -> frozenset[str]:
    """The words as they are compared: without endings, and terms as their abbreviations.

    name_key(index, ("losing", "the", "ehc", "plans")) == {"los", "ehcp"}
    """
    return _key(index, _kept(words))


def _kept(words: Sequence[str]) -> tuple[str, ...]:
    kept = [word for word in words if word not in PRONOUNS_AND_AUXILIARIES or word == "why"]
    return whole_words(kept)


def _key(index: Index, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_stem, _folded(index, words)))


def whole_text(text: str) -> frozenset[str]:
    """All that was typed as one word, for names of little words only: "who does what"."""
    return frozenset({"".join(split_words(text))})


def inside(names: EverydayNames, key: frozenset[str]) -> list[int]:
    """The items of which a name of two words or more is within `key`, the longest name first."""
    found = [(-len(name), item) for name, item in names.items() if len(name) > 1 and name <= key]
    return list(dict.fromkeys(item for _, item in sorted(found)))


def _folded(index: Index, words: tuple[str, ...]) -> Iterator[str]:
    """The words, and for several that are a term's name in full its abbreviation."""
    start = 0
    while start < len(words):
        for size in range(min(MOST_WORDS_OF_A_TERM, len(words) - start), 1, -1):
            short = _abbreviation(index, words[start : start + size])
            if short:
                yield short
                start += size
                break
        else:
            yield words[start]
            start += 1


def _abbreviation(index: Index, run: tuple[str, ...]) -> str:
    for number in index.names_by_words.get(frozenset(run), ()):
        name = index.names[number]
        text = index.items[name.item].text
        if text and not name.is_meaning and whole_words(name.words) == run:
            return text.casefold()
    return ""


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > LEAST_STEM and word[-2:-1] == word[-1:] else word
