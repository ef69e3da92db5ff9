"""Searches the whole site: the one answer, what else was found by kind, or what is near."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from libs.search.index import SearchItem, split_words
from libs.search.matching import MatchKind, Rank, Ranking, match_whole_names
from libs.search.ranking import near, rank_found, read_query
from reforms.finding.asking import QuestionRead, read_question
from reforms.finding.everyday import inside, name_key, whole_text
from reforms.finding.vocabulary import KINDS, SiteVocabulary

MAX_TERMS_MEANT = 3
"""Of how many terms that were typed the other wordings are searched too."""

MAX_WORDINGS = 4
"""How many other wordings of what was typed are tried, such as "National Audit Office report"."""

LEAST_WORDS_OF_A_QUESTION = 2
"""A single word of a question that somebody asked is not that question."""

HAS_A_DATE = ("reform", "event", "question")
MAY_ANSWER = ("reform", "term", "event", "body")
"""Of two that match alike the first: a title typed in full is rather the reform than the word."""


@dataclass(frozen=True, slots=True)
class SiteFound:
    """`answer` is None where nothing was asked by name; `by_kind` has it too. Best first.

    `nearest` are suggestions, given only if nothing was found. A kind of which only the text has
    the words comes after those whose names have them, and documents come last.
    """

    answer: SearchItem | None = None
    by_kind: dict[str, tuple[SearchItem, ...]] = field(default_factory=dict)
    nearest: tuple[SearchItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """The reading that was taken, what it found, and the item that people call so, or None."""

    words: tuple[str, ...]
    ranking: Ranking
    called: int | None = None


def find_on_site(vocabulary: SiteVocabulary, query: str) -> SiteFound:
    """Find what a reader who typed `query` is likely to mean, in words or as a question."""
    asked = read_question(query)
    read = _first_found(vocabulary, asked, whole_text(query))
    ranking = read.ranking
    if not ranking and read.called is None:
        return SiteFound(nearest=tuple(_nearest(vocabulary, asked)))
    items, kinds = vocabulary.index.items, vocabulary.kinds
    _add_other_wordings(vocabulary, ranking)
    if read.called is not None:
        _add_what_it_is_about(vocabulary, asked, ranking)
        ranking[read.called] = min(ranking.get(read.called, NAMED), NAMED)
    for item, (match, _) in list(ranking.items()):
        # Only words of the glossary are known by how they begin: a CPP has nothing of a CP.
        begins = match == MatchKind.PREFIX and kinds[item] != "term"
        if begins or (match > MatchKind.FULL_NAME and kinds[item] == "page"):
            del ranking[item]
    order = sorted(ranking, key=lambda item: (*ranking[item], item))
    answer = read.called
    if answer is None:
        answer = _answer(vocabulary, asked, read.words, ranking, order)
    groups: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for item in order:
        groups[kinds[item]].append(item)

    def place(kind: str) -> tuple[bool, MatchKind]:
        first = groups[kind][0]
        # The names of documents are long, and begin with who wrote them: "Schools Week".
        begins = split_words(items[first].expansions[0])[: len(read.words)] == read.words
        last = kind == "document" and ranking[first][0] > MatchKind.FULL_NAME and not begins
        return last, max(ranking[first][0], MatchKind.WORDS_OF_NAME)

    return SiteFound(
        answer=None if answer is None else items[answer],
        by_kind={
            kind: tuple(items[item] for item in groups[kind])
            for kind in sorted(filter(groups.get, KINDS), key=place)
        },
    )


NAMED: Rank = (MatchKind.FULL_NAME, 0.0)


def _first_found(vocabulary: SiteVocabulary, asked: QuestionRead, typed: frozenset[str]) -> Read:
    """The fullest reading whose words are in a name; then the name that a question has in it.

    Of one reading a name in full comes first, then what people call so, then a part of a name. If
    there is none of these, the fullest reading that is anywhere.
    """
    other = Read((), {})
    for words in asked.readings:
        ranking = _rank_wordings(vocabulary, words)
        best = min((kind for kind, _ in ranking.values()), default=MatchKind.PARTIAL)
        if best > MatchKind.FULL_NAME:
            called = _called(vocabulary, asked, words, typed)
            if called is not None:
                return Read(words, ranking, called)
        if best <= MatchKind.WORDS_OF_NAME:
            return Read(words, ranking)
        if ranking and not other.words:
            other = Read(words, ranking)
    if asked.is_question:
        for words in asked.runs:
            ranking = {}
            match_whole_names(vocabulary.index, words, ranking)
            if any(kind <= MatchKind.FULL_NAME for kind, _ in ranking.values()):
                return Read(words, rank_found(vocabulary.index, words))
    return other


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


def _rank_wordings(vocabulary: SiteVocabulary, words: tuple[str, ...]) -> Ranking:
    """What has the words, or has in full what one of them is short for: "NAO report"."""
    index = vocabulary.index
    ranking = rank_found(index, words)
    if any(kind <= MatchKind.FULL_NAME for kind, _ in ranking.values()):
        return ranking
    for wording in islice(_in_full(vocabulary, words), MAX_WORDINGS):
        for item, rank in rank_found(index, wording).items():
            if rank[0] <= MatchKind.WORDS_OF_NAME and vocabulary.kinds[item] != "term":
                ranking[item] = min(ranking.get(item, rank), rank)
    return ranking


def _in_full(vocabulary: SiteVocabulary, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    index = vocabulary.index
    for place, word in enumerate(words if len(words) > 1 else ()):
        for item in index.abbreviations.get(word, ()):
            for expansion in index.items[item].expansions[:1]:
                yield (*words[:place], *read_query(expansion), *words[place + 1 :])


def _nearest(vocabulary: SiteVocabulary, asked: QuestionRead) -> Iterator[SearchItem]:
    """What people call by some of the words, then what is spelt nearly so, documents last."""
    index = vocabulary.index
    words = asked.readings[-1] if asked.readings else ()
    within = inside(vocabulary.everyday, name_key(index, asked.readings[0] if words else ()))
    found = list(dict.fromkeys([*within, *near(index, words)]))
    found.sort(key=lambda item: vocabulary.kinds[item] == "document")
    return (index.items[item] for item in found)


def _add_other_wordings(vocabulary: SiteVocabulary, ranking: Ranking) -> None:
    """Find by the other wordings of the terms that were typed what else has them in its name."""
    for item in list(_terms_meant(vocabulary, ranking)):
        known = vocabulary.index.items[item]
        for wording in dict.fromkeys((known.text, *known.spellings, *known.expansions)):
            for other, rank in rank_found(vocabulary.index, read_query(wording)).items():
                if rank[0] <= MatchKind.WORDS_OF_NAME and vocabulary.kinds[other] != "term":
                    # What was typed is not its own name, however well the wording is.
                    rank = MatchKind.WORDS_OF_NAME, rank[1] - (rank[0] < MatchKind.WORDS_OF_NAME)
                    ranking[other] = min(ranking.get(other, rank), rank)


def _add_what_it_is_about(
    vocabulary: SiteVocabulary, asked: QuestionRead, ranking: Ranking
) -> None:
    """Beside what people call so, what the barest reading has: the word, of "how many EHCPs"."""
    for item, rank in _rank_wordings(vocabulary, asked.readings[-1]).items():
        if rank[0] <= MatchKind.WORDS_OF_NAME:
            ranking.setdefault(item, (MatchKind.WORDS_OF_NAME, rank[1]))


def _terms_meant(vocabulary: SiteVocabulary, ranking: Ranking) -> Iterator[int]:
    meant = [
        (rank, item)
        for item, rank in ranking.items()
        if vocabulary.kinds[item] == "term" and rank[0] <= MatchKind.FULL_NAME
    ]
    return (item for _, item in sorted(meant)[:MAX_TERMS_MEANT])


def _answer(
    vocabulary: SiteVocabulary,
    asked: QuestionRead,
    words: tuple[str, ...],
    ranking: Ranking,
    order: Sequence[int],
) -> int | None:
    """The item that answers by itself, None if what was typed only occurs in names."""

    def best(kinds: tuple[str, ...], worst: MatchKind) -> int | None:
        fit = [item for item in order if vocabulary.kinds[item] in kinds]
        found = [item for item in fit if ranking[item][0] <= worst]
        # Of several white papers, "the white paper" names none: they are listed.
        parts = [item for item in found if ranking[item][0] > MatchKind.FULL_NAME]
        events = {item for item in parts if vocabulary.kinds[item] == "event"}
        if len(events) > 1:
            found = [item for item in found if item not in events]
        return min(found, key=place, default=None)

    def place(item: int) -> tuple[MatchKind, int, Rank]:
        # Several words are a name, even where the glossary has them as a spelling.
        match = max(ranking[item][0], MatchKind(len(words) > 1))
        return match, [*MAY_ANSWER, *KINDS].index(vocabulary.kinds[item]), ranking[item]

    if asked.is_question and len(words) >= LEAST_WORDS_OF_A_QUESTION:
        question = best(("question",), MatchKind.WORDS_OF_NAME)
        named = best(MAY_ANSWER, MatchKind.FULL_NAME)
        if question is not None and named is None:
            return question
    for wanted, kinds in (
        (asked.wants_number, ("figure",)),
        (asked.wants_date, HAS_A_DATE),
        (asked.wants_reform and words != asked.readings[0], ("reform",)),
    ):
        asked_for = best(kinds, MatchKind.WORDS_OF_NAME) if wanted else None
        if asked_for is not None:
            return asked_for
    worst = MatchKind.WORDS_OF_NAME if asked.is_question else MatchKind.FULL_NAME
    return best(MAY_ANSWER if asked.is_question else KINDS, worst)
