"""Words made ready to be searched. Pure functions, standard library only.

An index is built from its entries alone, so whoever keeps one keeps it beside them: it goes stale
with them and never without them.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, product, zip_longest
from typing import NamedTuple

SMALL_WORDS = {"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""Words that readers leave out or add."""

_WORD = re.compile(r"[^\W_]+")


class Entry(NamedTuple):
    """What a term can be found by; `key` is what the search answers with.

    `weight` says how widely it is known, in published lists: of two that fit alike, it decides.
    """

    key: str
    text: str
    spellings: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    weight: int = 0


class Name(NamedTuple):
    """One name of an entry in lower case; `size` is how many of its words matter.

    `pair_count` is how many different pairs of letters it has.
    """

    entry: int
    words: tuple[str, ...]
    size: int
    joined: str
    pair_count: int
    is_meaning: bool


class Index(NamedTuple):
    """Entries, and where each of their words stands; own words are those of abbreviations.

    `places` gives, for a word, numbers of names and its position there, or -1 in an abbreviation.
    `letters` gives, for each word, the set of its letters as bits; `pairs`, for two letters beside
    each other, numbers of the names that have them.
    """

    entries: tuple[Entry, ...]
    names: tuple[Name, ...]
    own: dict[str, list[int]]
    own_words: list[str]
    own_letters: dict[str, int]
    whole: dict[frozenset[str], list[int]]
    places: dict[str, list[tuple[int, int]]]
    words: list[str]
    letters: dict[str, int]
    pairs: dict[str, list[int]]

    def beginning(self, words: Sequence[str], start: str) -> Iterator[str]:
        """Those of the sorted `words` that begin so."""
        for at in range(bisect_left(words, start), len(words)):
            if not words[at].startswith(start):
                return
            yield words[at]


def build_index(entries: Iterable[Entry]) -> Index:
    """Everything that a search needs to know of the entries."""
    kept = tuple(entries)
    names: list[Name] = []
    own: dict[str, list[int]] = defaultdict(list)
    whole: dict[frozenset[str], list[int]] = defaultdict(list)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    pairs: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(kept):
        parts = [split_words(text) for text in (entry.text, *entry.spellings)]
        squeezed = dict.fromkeys("".join(part) for part in parts if part)
        for text in squeezed:
            own[text].append(at)
        mine = dict.fromkeys([*squeezed, *(word for part in parts for word in part)])
        for text, is_meaning in _texts(entry):
            words, compounds = _words(text)
            number = len(names)
            name, own_pairs = _name(at, words, is_meaning)
            names.append(name)
            for pair in own_pairs:
                pairs[pair].append(number)
            whole[frozenset(words) - SMALL_WORDS].append(number)
            for word in mine:
                places[word].append((number, -1))
            for position, word in enumerate(words):
                places[word].append((number, position))
            for word, position in compounds:
                places[word].append((number, position))
    return Index(
        entries=kept,
        names=tuple(names),
        own=dict(own),
        own_words=sorted(own),
        own_letters={word: letter_bits(word) for word in own if len(word) > 2},
        whole=dict(whole),
        places=dict(places),
        words=sorted(places),
        letters={word: letter_bits(word) for word in places if len(word) > 2},
        pairs=dict(pairs),
    )


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without accents and marks: "Children's" is "childrens"."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_WORD.findall(plain.replace("'", "").replace("’", "")))


def letter_bits(word: str) -> int:
    """The set of a word's letters, a bit for each, so that two can be compared at once."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def bigrams(squeezed: str) -> frozenset[str]:
    """The pairs of letters that stand beside each other."""
    return frozenset(map("".join, pairwise(squeezed)))


def _texts(entry: Entry) -> Iterator[tuple[str, bool]]:
    """What an entry is called, each with whether it only tells what is meant."""
    yield entry.text, False
    for text in entry.spellings:
        yield text, False
    for expansion in entry.expansions:
        for variant in _variants(expansion):
            yield variant, False
    for expansion, meaning in zip_longest(entry.expansions, entry.meanings, fillvalue=""):
        if meaning:
            yield f"{expansion} {meaning}", True


def _variants(expansion: str) -> list[str]:
    """ "Speech Therapy/Therapist" is read as either; what stands in brackets may be left out."""
    if "/" not in expansion:
        return [expansion]
    whole = expansion.split(" / ")
    if len(whole) > 1:
        return whole
    choices = [part.split("/") for part in expansion.split()]
    return [" ".join(chosen) for chosen in islice(product(*choices), 8)]


def _words(text: str) -> tuple[tuple[str, ...], list[tuple[str, int]]]:
    """The words of a text, and those that a hyphen makes of two: "co-ordinator" is one as well."""
    if "-" not in text:
        return split_words(text), []
    words: list[str] = []
    compounds: list[tuple[str, int]] = []
    for piece in text.split():
        parts = split_words(piece)
        if len(parts) > 1:
            compounds.append(("".join(parts), len(words)))
        words += parts
    return tuple(words), compounds


def _name(entry: int, words: tuple[str, ...], is_meaning: bool) -> tuple[Name, frozenset[str]]:
    joined = "".join(words)
    size = sum(word not in SMALL_WORDS for word in words)
    pairs = frozenset() if is_meaning else bigrams(joined)
    return Name(entry, words, size, joined, len(pairs), is_meaning), pairs
