"""The index of a search: the words of its items, prepared once. Pure, standard library only.

Keep an index beside the items it was built from: build it anew whenever they change.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product, zip_longest
from typing import NamedTuple

from libs.search.bigrams import NamesByBigram

STOP_WORDS = {"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""Words that readers leave out or add."""

MAX_VARIANTS = 8
"""How many readings of an expansion with slashes are indexed."""

IN_ABBREVIATION = -1
"""The position of a word that is in an item's abbreviation and not in the name itself."""

_WORD = re.compile(r"[^\W_]+")
_ONE_MARK = str.maketrans(
    dict.fromkeys("'’‘ʼ′`´＇", "")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | {"\u00ad": ""}
)
"""Apostrophes are left out, and hyphens and dashes are one, however a keyboard writes them."""


class SearchItem(NamedTuple):
    """Something to find, such as a glossary term or a council; `key` is what a search returns.

    `text` is its abbreviation or short name, `spellings` are other ways to write that, `expansions`
    its names in full, and `meanings` what each of them means, in the same order. `weight` says how
    widely it is known: of two items that match equally well, the heavier comes first.
    """

    key: str
    text: str
    spellings: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    weight: int = 0


class IndexedName(NamedTuple):
    """One name of an item, in lower case.

    `item` is the item's number, `squeezed` the words without spaces. Stop words are not in
    `significant_count`. A name with `is_meaning` is an expansion followed by its meaning.
    """

    item: int
    words: tuple[str, ...]
    significant_count: int
    squeezed: str
    is_meaning: bool


class Index(NamedTuple):
    """Items and their names, both known by their numbers in the tuple, and where each word is.

    `abbreviations` gives for each abbreviation, squeezed, the items that have it, and
    `sorted_abbreviations` lists them; `names_by_words` gives for a set of `whole_words` the names
    that have just these. `postings` gives for each word the names that have it, each
    with the word's position or IN_ABBREVIATION, and `sorted_words` lists the words.
    `names_by_bigram` gives for two letters the names that have them. `*_bits` hold the
    `letter_bits` of the words with more than two letters. `same_words` gives for a word others
    that mean the same.
    """

    items: tuple[SearchItem, ...]
    names: tuple[IndexedName, ...]
    abbreviations: dict[str, list[int]]
    sorted_abbreviations: list[str]
    abbreviation_bits: dict[str, int]
    names_by_words: dict[frozenset[str], list[int]]
    postings: dict[str, list[tuple[int, int]]]
    sorted_words: list[str]
    word_bits: dict[str, int]
    names_by_bigram: NamesByBigram
    same_words: dict[str, tuple[str, ...]]


def build_index(items: Iterable[SearchItem], same_words: Iterable[tuple[str, ...]] = ()) -> Index:
    """Prepare items to be searched; each of `same_words` has words that mean the same.

    index = build_index([SearchItem("la", "LA", expansions=("local authority",))])
    index.abbreviations == {"la": [0]}
    index.postings["authority"] == [(1, 1)]  # name 1, second word
    index.postings["la"] == [(0, -1), (0, 0), (1, -1)]
    """
    kept = tuple(items)
    names: list[IndexedName] = []
    abbreviations: dict[str, list[int]] = defaultdict(list)
    names_by_words: dict[frozenset[str], list[int]] = defaultdict(list)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for item_number, item in enumerate(kept):
        spellings = [split_words(text) for text in (item.text, *item.spellings)]
        squeezed = dict.fromkeys("".join(words) for words in spellings if words)
        for text in squeezed:
            abbreviations[text].append(item_number)
        own_words = dict.fromkeys([*squeezed, *(word for words in spellings for word in words)])
        for text, is_meaning in _name_texts(item):
            words, others = read_words(text)
            number = len(names)
            names.append(_index_name(item_number, words, is_meaning))
            names_by_words[frozenset(whole_words(words))].append(number)
            for word in own_words:
                postings[word].append((number, IN_ABBREVIATION))
            for position, word in enumerate(words):
                postings[word].append((number, position))
            for word, position in others:
                postings[word].append((number, position))
    return Index(
        items=kept,
        names=tuple(names),
        abbreviations=dict(abbreviations),
        sorted_abbreviations=sorted(abbreviations),
        abbreviation_bits={word: letter_bits(word) for word in abbreviations if len(word) > 2},
        names_by_words=dict(names_by_words),
        postings=dict(postings),
        sorted_words=sorted(postings),
        word_bits={word: letter_bits(word) for word in postings if len(word) > 2},
        names_by_bigram=NamesByBigram(["" if name.is_meaning else name.squeezed for name in names]),
        same_words={word: others for others in same_words for word in others},
    )


def index_of_words(words: Iterable[str], same_words: Iterable[tuple[str, ...]]) -> Index:
    """An index of words alone, which tells of a word typed which of them it may stand for."""
    index = build_index([], same_words)
    known = dict.fromkeys(words)
    return index._replace(
        postings={word: [] for word in known},
        sorted_words=sorted(known),
        word_bits={word: letter_bits(word) for word in known if len(word) > 2},
    )


def find_prefixed(sorted_words: Sequence[str], prefix: str) -> Iterator[str]:
    """Yield those of the sorted words that begin with `prefix`."""
    for number in range(bisect_left(sorted_words, prefix), len(sorted_words)):
        if not sorted_words[number].startswith(prefix):
            return
        yield sorted_words[number]


def split_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, without accents and apostrophes.

    split_words("Children's services, café") == ("childrens", "services", "cafe")
    """
    text = text.translate(_ONE_MARK)
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_WORD.findall(plain))


def read_words(text: str) -> tuple[tuple[str, ...], list[tuple[str, int]]]:
    """Return the words of a text, and other ways to write some of them with their position.

    A word of two with a short first part, or with a number, is one word, and its parts are the
    other way; of other words with hyphens it is the word without them:

    read_words("SEN co-ordinator") == (("sen", "coordinator"), [("co", 1), ("ordinator", 1)])
    read_words("a needs-led plan") == (("a", "needs", "led", "plan"), [("needsled", 1)])
    """
    text = text.translate(_ONE_MARK)
    if "-" not in text:
        return split_words(text), []
    words: list[str] = []
    others: list[tuple[str, int]] = []
    for token in text.split():
        parts = split_words(token)
        if len(parts) < 2 or "-" not in token.strip("-"):
            words += parts
        elif any(map(str.isdigit, parts)) or (len(parts) == 2 and len(parts[0]) < 3):
            others += [(part, len(words)) for part in parts]
            words.append("".join(parts))
        else:
            others.append(("".join(parts), len(words)))
            words += parts
    return tuple(words), others


def whole_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without stop words, and each without the "s" of a plural.

    whole_words(("the", "carers", "of", "access")) == ("carer", "access")
    """
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
        if word not in STOP_WORDS
    )


def letter_bits(word: str) -> int:
    """Return the set of a word's letters, a bit for each, to compare two sets at once.

    letter_bits("abba") == 0b110  # a is bit 1, b is bit 2
    """
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _name_texts(item: SearchItem) -> Iterator[tuple[str, bool]]:
    """Yield the texts by which an item can be found, each with whether it has a meaning in it."""
    yield item.text, False
    for text in item.spellings:
        yield text, False
    for expansion in item.expansions:
        for variant in _variants(expansion):
            yield variant, False
    for expansion, meaning in zip_longest(item.expansions, item.meanings, fillvalue=""):
        if meaning:
            yield f"{expansion} {meaning}", True


def _variants(expansion: str) -> list[str]:
    """Read a slash as "or": "Speech Therapy/Therapist" is "Speech Therapy", "Speech Therapist"."""
    if "/" not in expansion:
        return [expansion]
    alternatives = expansion.split(" / ")
    if len(alternatives) > 1:
        return alternatives
    choices = [part.split("/") for part in expansion.split()]
    return [" ".join(chosen) for chosen in islice(product(*choices), MAX_VARIANTS)]


def _index_name(item: int, words: tuple[str, ...], is_meaning: bool) -> IndexedName:
    count = sum(word not in STOP_WORDS for word in words)
    return IndexedName(item, words, count, "".join(words), is_meaning)
