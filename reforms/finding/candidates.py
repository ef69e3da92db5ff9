"""Which reforms a search reads where there are many: those that may be what was typed.

For each wording that the search will try, `named` finds the reforms that have all its words in
the kept lists (libs.wordindex); `near` those that are to be guessed at. What any day knew counts:
the search itself knows its day. A wording that more reforms have than are read has its best.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from math import log2

from libs.pagememo.readings import once_a_version
from libs.search.bigrams import bigrams
from libs.search.hits import SURE_BEGINNING, other_numbers, similar_words
from libs.search.index import Index, index_of_words
from libs.search.matching import (
    MAX_JOINED_PAIR_LETTERS,
    MIN_MATCHED_SHARE,
    Ranking,
    match_whole_names,
    without_stop_words,
)
from libs.search.ranking import read_query
from libs.search.wordlist import IN_A_TEXT, SPELT, name_entry
from libs.wordindex.lists import Having, alike, read_lists, words_from
from reforms.finding.asking import QuestionRead, read_question
from reforms.finding.everyday import everyday_names
from reforms.finding.found import mended, terms_meant, wordings_of
from reforms.finding.reading import in_full
from reforms.finding.vocabulary import SAME_WORDS, SiteVocabulary
from reforms.models import Reform

MOST_EACH = 50
"""Reforms that are read for one wording."""

MOST = 300
"""Reforms that are read in all."""

FARTHER = 10 * IN_A_TEXT
"""A guess is rather a word that is spelt more alike than one in a shorter name."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Numbers of reforms; `is_cut` where more than these have the words."""

    reforms: frozenset[int]
    is_cut: bool = False


def named(besides: SiteVocabulary, query: str, day: date) -> Candidates:
    """The reforms that have all words of a way to read the query. `besides` knows no reform.

    Two queries, and where many have the words some more.
    """
    asked = read_question(query)
    wordings = list(islice(dict.fromkeys(map(without_stop_words, _wordings(besides, asked))), MOST))
    words = {*chain(*wordings)}
    listed = {other for word in words for other in (word, *other_numbers(word), *_same(word))}
    entries = {name_entry(run): without_stop_words(run) for run in asked.runs}
    lists = read_lists({*listed, *entries}, [_beginning(word) for word in words if _begins(word)])
    index = index_of_words(lists, SAME_WORDS)
    having = {word: _any(lists, similar_words(index, word, forgiving=False)) for word in words}
    found = dict.fromkeys(map(str, _everyday_reforms()))
    is_cut = False
    for entry in filter(lists.get, entries):
        found.update(dict.fromkeys(islice(lists[entry], MOST_EACH)))
        wordings.append(entries[entry])
    for wording in wordings:
        best = _having_all([having[word] for word in dict.fromkeys(wording)])
        if len(best) > MOST_EACH:
            best, is_cut = _known(best, day), True
        found.update(dict.fromkeys(best))
    return Candidates(frozenset(map(int, islice(found, MOST))), is_cut or len(found) > MOST)


def near(besides: SiteVocabulary, query: str, day: date) -> frozenset[int]:
    """The reforms to guess at, where nothing has the words: spelt so, or with some of them."""
    asked = read_question(query)
    barest = asked.readings[-1]
    if not barest:
        return frozenset()
    # No word misspells a number, and there may be very many: those not typed are passed over.
    numbers = [word for word in asked.readings[0] if word[0].isdigit()]
    index = index_of_words([*words_from("a"), *numbers, *besides.index.postings], SAME_WORDS)
    meant = mended(index, asked)
    found = set(named(besides, " ".join(meant), day).reforms) if meant else set[int]()
    words = dict.fromkeys(without_stop_words(barest))
    similar = {word: similar_words(index, word, forgiving=True) for word in words}
    lists = read_lists({known for each in similar.values() for known in each})
    having = [_any(lists, similar[word], FARTHER) for word in words]
    shares = _having_some(having)
    guessed = [*_having_all(having)[:MOST_EACH], *shares]
    if len(barest) == 1 and len(barest[0]) <= MAX_JOINED_PAIR_LETTERS:
        guessed += _having_pair(index, barest[0])
    letters = "".join(barest)
    # Names are compared by pairs of letters where no word is known.
    pairs = () if max(shares.values(), default=0) >= MIN_MATCHED_SHARE else sorted(bigrams(letters))
    guessed += map(str, alike(SPELT, letters, pairs, MOST_EACH))
    return frozenset(found.union(map(int, guessed)))


def _wordings(besides: SiteVocabulary, asked: QuestionRead) -> Iterator[Words]:
    """All that the search looks for, the readings first: see `first_found` and `find_on_site`."""
    yield from asked.readings
    for words in asked.readings:
        yield from in_full(besides, words)
    for words in (*asked.readings, *asked.runs):
        ranking: Ranking = {}
        match_whole_names(besides.index, words, ranking)
        if ranking:
            yield words
        for item in terms_meant(besides, ranking):
            yield from map(read_query, wordings_of(besides.index.items[item]))


def _begins(word: str) -> bool:
    """Whether a word may be the beginning of others that the search takes for it."""
    return len(word) > 2 and not word.isdigit()


def _beginning(word: str) -> str:
    """What other forms of a word begin with."""
    return word[:SURE_BEGINNING]


def _same(word: str) -> Iterator[str]:
    return (other for others in SAME_WORDS if word in others for other in others)


def _any(lists: Mapping[str, Having], words: Mapping[str, float], farther: int = 0) -> Having:
    """What has any of the words, each at its nearest place; by `farther` for a distance of 1."""
    having = [_moved(lists.get(word, {}), int(farther * off)) for word, off in words.items()]
    longest, *others = sorted((*having, {}), key=len, reverse=True)
    if not any(others):
        return longest
    found = dict(longest)
    for other in others:
        for of, place in other.items():
            found[of] = min(place, found.get(of, place))
    return found


def _moved(having: Having, by: int) -> Having:
    return {of: place + by for of, place in having.items()} if by else having


def _having_all(wanted: Sequence[Having]) -> list[str]:
    """What has all words, those of short names first."""
    if not wanted:
        return []
    least = min(wanted, key=len)
    every = set(least).intersection(*wanted)
    common = [of for of in least if of in every]
    places = [map(having.__getitem__, common) for having in wanted]
    # Beside noughts, since `max` takes one number alone for a list.
    furthest = dict(zip(common, map(max, *places, [0] * len(common)), strict=True))
    return sorted(common, key=furthest.__getitem__)


def _having_some(wanted: Sequence[Having]) -> dict[str, float]:
    """What has enough of the words, each with its share of them, a rare one counting for more."""
    highest = log2(_how_many() + 2)
    rarities = [highest - log2(len(having) + 1) for having in wanted]
    every = list(dict.fromkeys(chain(*wanted)))
    shares = [0.0] * len(every)
    for having, rarity in zip(wanted, rarities, strict=True):
        shares = [
            share + rarity if of in having else share
            for of, share in zip(every, shares, strict=True)
        ]
    best = sorted(range(len(every)), key=shares.__getitem__, reverse=True)[:MOST_EACH]
    found = {every[at]: shares[at] / sum(rarities) for at in best}
    # The search counts names, and these are reforms: rather a few too many.
    return {of: share for of, share in found.items() if share >= MIN_MATCHED_SHARE / 2}


def _having_pair(index: Index, word: str) -> Iterator[str]:
    """What has in a name two words whose beginnings were typed without a space."""
    parts = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 2)]
    pairs = [[similar_words(index, part, forgiving=False) for part in pair] for pair in parts]
    pairs = [pair for pair in pairs if all(pair)]
    lists = read_lists({known for pair in pairs for each in pair for known in each})
    for pair in pairs:
        having = [_any(lists, each) for each in pair]
        in_names = [{of: at for of, at in each.items() if at < IN_A_TEXT} for each in having]
        yield from _having_all(in_names)[:MOST_EACH]


def _known(best: list[str], day: date) -> list[str]:
    """Of very many the first that the day knew."""
    known: list[str] = []
    for start in range(0, len(best), MOST_EACH):
        some = best[start : start + MOST_EACH]
        of_day = set(Reform.objects.known_by(day).filter(pk__in=some).values_list("pk", flat=True))
        known += [of for of in some if int(of) in of_day]
        if len(known) >= MOST_EACH:
            break
    return known[:MOST_EACH]


@once_a_version(most=1)
def _everyday_reforms() -> tuple[int, ...]:
    """Reforms that people call otherwise are always read. One query."""
    keys = (key.partition("/") for _, key in everyday_names())
    slugs = {slug for kind, _, slug in keys if kind == "reform"}
    return tuple(Reform.objects.filter(slug__in=slugs).order_by("pk").values_list("pk", flat=True))


@once_a_version(most=1)
def _how_many() -> int:
    return Reform.objects.count()
