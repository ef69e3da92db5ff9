"""Which names of an index have a word like one that was typed, and how far off they are."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log2

from libs.search.index import Index, IndexedName, find_prefixed
from libs.search.similarity import find_misspelt, share_root

SURE = 0.2
"""A word that is further off than this only begins as typed, or is misspelt."""

OTHER_FORM = 0.15
"""How far another form of a word is off: "inclusive" for "inclusion"."""

SAME_WORD = 0.18
"""How far another word is off that means the same: "bill" for "act"."""

SURE_BEGINNING = 5
"""How many letters typed of a word leave no doubt which word it is."""

NameHits = dict[int, tuple[float, int]]
"""For each name that has a word of the query: the word's distance, and its position there."""


def find_names(index: Index, word: str, *, forgiving: bool) -> NameHits:
    """Return the names that have the word or one similar to it, each with its best hit."""
    hits: NameHits = {}
    for known, distance in similar_words(index, word, forgiving=forgiving).items():
        for number, position in index.postings[known]:
            if number not in hits or (distance, position) < hits[number]:
                hits[number] = distance, position
    return hits


def similar_words(index: Index, word: str, *, forgiving: bool) -> dict[str, float]:
    """Return the indexed words that a typed word may stand for, each with its distance.

    The word itself is at 0, its singular or plural at 0.05, a word of which it has the first five
    letters or more at 0.1, another form of it at 0.15, another that means the same at 0.18, one of
    which it has fewer letters at 0.3, and, with `forgiving`, a word with one slip at about 0.8. A
    number stands for itself alone.
    """
    similar: dict[str, float] = {}
    if not word.isdigit():
        distance = 0.1 if len(word) >= SURE_BEGINNING else 0.3
        similar = dict.fromkeys(find_prefixed(index.sorted_words, word), distance)
        if len(word) >= SURE_BEGINNING:
            for known in find_prefixed(index.sorted_words, word[:SURE_BEGINNING]):
                if share_root(word, known):
                    similar.setdefault(known, OTHER_FORM)
    others = [(known, SAME_WORD) for known in index.same_words.get(word, ())]
    others += [(known, 0.05) for known in other_numbers(word)]
    for known, distance in [*others, (word, 0)]:
        if known in index.postings:
            similar[known] = min(similar.get(known, 9), distance)
    if forgiving and len(word) > 2 and not word.isdigit():
        for known, slips in find_misspelt(word, index.word_bits):
            similar[known] = min(similar.get(known, 9), 0.4 + 0.4 * slips)
    return similar


def other_numbers(word: str) -> Iterator[str]:
    """Yield the singulars and plurals that a word may have: "policies" may have "policy".

    A word of three letters has no singular in a text: "IFS" is not many an "if".
    """
    if word.isdigit():
        return
    yield f"{word}s"
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]


def name_distance(index: Index, name: IndexedName, hits: Sequence[tuple[float, int]]) -> float:
    """Return how far a name is from the query; `hits` has the distance and position of each word.

    The mean distance of its words, plus up to 0.6 for words of the name that were not typed, 0.1
    if its first word was not typed, 0.05 for each pair of words in the wrong order, less up to 0.4
    for a familiar item. For "inclusion plan" and the name "local inclusion plan", known in no list:

        name_distance(index, name, [(0, 1), (0, 2)]) == 0 + 0.6 * 1 / 3 + 0.1
    """
    left_out = 1 - min(1, len({spot for _, spot in hits}) / max(1, name.significant_count))
    positions = [position for _, position in hits if position >= 0]
    disorder = sum(later < earlier for earlier, later in pairwise(positions))
    starts_late = bool(positions) and min(positions) > 0
    mean = sum(distance for distance, _ in hits) / len(hits)
    penalty = 0.6 * left_out + 0.1 * starts_late + 0.05 * disorder
    return mean + penalty - 0.4 * familiarity(index, name.item)


def familiarity(index: Index, item: int) -> float:
    """Return how widely an item is known: 0 for a weight of 0, 1 for one of 31."""
    return log2(1 + index.items[item].weight) / 5
