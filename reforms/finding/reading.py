"""Takes the reading of a question that has most to do with what the site knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from libs.search.index import Index, SearchItem, split_words, whole_words
from libs.search.matching import MatchKind, Ranking, match_whole_names
from libs.search.ranking import rank_found, read_query
from reforms.finding.asking import QuestionRead
from reforms.finding.everyday import inside, name_key
from reforms.finding.vocabulary import KINDS, SiteVocabulary

MAX_WORDINGS = 4
"""How many other wordings of what was typed are tried, such as "National Audit Office report"."""


@dataclass(frozen=True, slots=True)
class Read:
    """The reading that was taken, what it found, and the item that people call so, or None."""

    words: tuple[str, ...]
    ranking: Ranking
    called: int | None = None


def first_found(vocabulary: SiteVocabulary, asked: QuestionRead, typed: frozenset[str]) -> Read:
    """The fullest reading whose words are in a name; then the name that a question has in it.

    Of one reading a name in full comes first, then what people call so, then a part of a name. If
    there is none of these, the fullest reading that is anywhere.
    """
    other = Read((), {})
    for words in asked.readings:
        ranking = rank_wordings(vocabulary, words)
        best = _best(vocabulary, asked, words, ranking)
        if best > MatchKind.FULL_NAME or _is_past(vocabulary, ranking):
            called = _called(vocabulary, asked, words, typed)
            if called is not None:
                return Read(words, ranking, called)
        if best <= MatchKind.WORDS_OF_NAME:
            return Read(words, ranking)
        if ranking and not other.words:
            other = Read(words, ranking)
    called = _named_within(vocabulary, asked)
    if called is not None:
        return Read(asked.readings[0], other.ranking, called)
    if asked.is_question:
        for words in asked.runs:
            ranking = {}
            match_whole_names(vocabulary.index, words, ranking)
            named = (item for item, (kind, _) in ranking.items() if kind <= MatchKind.FULL_NAME)
            if any(vocabulary.kinds[item] != "page" for item in named):
                return Read(words, rank_found(vocabulary.index, words))
    return other


def names_within(vocabulary: SiteVocabulary, asked: QuestionRead) -> Iterator[int]:
    """What has a name of two words or more that was typed among others, the longest first."""
    for words in asked.runs:
        if len(whole_words(words)) > 1:
            ranking: Ranking = {}
            match_whole_names(vocabulary.index, words, ranking)
            named = (item for item, (match, _) in ranking.items() if match <= MatchKind.FULL_NAME)
            yield from sorted(named, key=lambda item: KINDS.index(vocabulary.kinds[item]))


def _best(
    vocabulary: SiteVocabulary, asked: QuestionRead, words: tuple[str, ...], ranking: Ranking
) -> MatchKind:
    """How well the words are matched, by what may be meant with them.

    A document that only has them somewhere in its name is not: rather what a barer reading names.
    """

    def may_be_meant(item: int) -> bool:
        if vocabulary.kinds[item] != "document":
            return True
        title = split_words(vocabulary.index.items[item].expansions[0])
        return not asked.is_question and title[: len(words)] == words

    kinds = [rank[0] for item, rank in ranking.items() if may_be_meant(item)]
    return min(kinds, default=MatchKind.PARTIAL)


def _is_past(vocabulary: SiteVocabulary, ranking: Ranking) -> bool:
    """Whether only an event has the name: what people call so may be a newer one."""
    named = (item for item, (match, _) in ranking.items() if match <= MatchKind.FULL_NAME)
    return {vocabulary.kinds[item] for item in named} == {"event"}


def _named_within(vocabulary: SiteVocabulary, asked: QuestionRead) -> int | None:
    """What people call by some of the words, where its own texts have all the others."""
    index = vocabulary.index
    key = name_key(index, asked.readings[0] if asked.readings else ())
    for item in inside(vocabulary.everyday, key):
        names = [name for name, number in vocabulary.everyday.items() if number == item]
        said = name_key(index, split_words(" ".join(_texts(index.items[item]))))
        if any(len(name) > 1 and name <= key <= name | said for name in names):
            return item
    return None


def _texts(item: SearchItem) -> Iterator[str]:
    yield from (item.text, *item.spellings, *item.expansions, *item.meanings)


def _called(
    vocabulary: SiteVocabulary, asked: QuestionRead, words: tuple[str, ...], typed: frozenset[str]
) -> int | None:
    """The item that people call so in a reading; the page of a time where nothing else was typed.

    The whole text counts with the fullest reading.
    """
    called = vocabulary.everyday.get(name_key(vocabulary.index, words))
    if words != asked.readings[0]:
        return called
    called = vocabulary.everyday.get(typed, called)
    return _page(vocabulary, asked.wants_times) if called is None else called


def _page(vocabulary: SiteVocabulary, slug: str) -> int | None:
    keys = (item.key for item in vocabulary.index.items)
    return next((number for number, key in enumerate(keys) if key == f"page/{slug}"), None)


def rank_wordings(vocabulary: SiteVocabulary, words: tuple[str, ...]) -> Ranking:
    """What has the words, or has in full what one of them is short for: "NAO report"."""
    index = vocabulary.index
    ranking = rank_found(index, words)
    if any(kind <= MatchKind.FULL_NAME for kind, _ in ranking.values()):
        return ranking
    for wording in in_full(vocabulary, words):
        for item, rank in rank_found(index, wording).items():
            if rank[0] <= MatchKind.WORDS_OF_NAME and vocabulary.kinds[item] != "term":
                ranking[item] = min(ranking.get(item, rank), rank)
    return ranking


def in_full(vocabulary: SiteVocabulary, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with what one of them is short for in its place, up to MAX_WORDINGS."""
    return islice(_in_full(vocabulary.index, words), MAX_WORDINGS)


def _in_full(index: Index, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for place, word in enumerate(words if len(words) > 1 else ()):
        for item in index.abbreviations.get(word, ()):
            for expansion in index.items[item].expansions[:1]:
                yield (*words[:place], *read_query(expansion), *words[place + 1 :])
