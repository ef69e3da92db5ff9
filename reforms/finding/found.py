"""Searches the whole site: the one answer, what else was found by kind, or what is near."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from libs.search.index import SearchItem
from libs.search.matching import MatchKind, Rank, Ranking, match_whole_names
from libs.search.ranking import near, rank_found, read_query
from reforms.finding.asking import QuestionRead, read_question
from reforms.finding.vocabulary import KINDS, SiteVocabulary

MAX_TERMS_MEANT = 3
"""Of how many terms that were typed the other wordings are searched too."""

LEAST_WORDS_OF_A_QUESTION = 2
"""A single word of a question that somebody asked is not that question."""

HAS_A_DATE = ("reform", "event")
MAY_ANSWER = ("reform", "term", "event", "body")
"""Of two that match alike the first: a title typed in full is rather the reform than the word."""


@dataclass(frozen=True, slots=True)
class SiteFound:
    """`answer` is None where nothing was asked by name; `by_kind` has it too. Best first.

    `nearest` are suggestions, given only if nothing was found. A kind of which only the text has
    the words comes after those whose names have them.
    """

    answer: SearchItem | None = None
    by_kind: dict[str, tuple[SearchItem, ...]] = field(default_factory=dict)
    nearest: tuple[SearchItem, ...] = ()


def find_on_site(vocabulary: SiteVocabulary, query: str) -> SiteFound:
    """Find what a reader who typed `query` is likely to mean, in words or as a question."""
    asked = read_question(query)
    words, ranking = _first_found(vocabulary, asked)
    items = vocabulary.index.items
    if not ranking:
        near_words = asked.readings[-1] if asked.readings else ()
        return SiteFound(nearest=tuple(items[item] for item in near(vocabulary.index, near_words)))
    _add_other_wordings(vocabulary, ranking)
    for item in [item for item, rank in ranking.items() if rank[0] == MatchKind.PREFIX]:
        # Only words of the glossary are known by how they begin: a CPP has nothing of a CP.
        if vocabulary.kinds[item] != "term":
            del ranking[item]
    order = sorted(ranking, key=lambda item: (*ranking[item], item))
    answer = _answer(vocabulary, asked, words, ranking, order)
    groups: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for item in order:
        groups[vocabulary.kinds[item]].append(item)
    in_text = {
        kind: bool(found) and ranking[found[0]][0] > MatchKind.WORDS_OF_NAME
        for kind, found in groups.items()
    }
    return SiteFound(
        answer=None if answer is None else items[answer],
        by_kind={
            kind: tuple(items[item] for item in groups[kind])
            for kind in sorted(KINDS, key=lambda kind: in_text[kind])
            if groups[kind]
        },
    )


def _first_found(
    vocabulary: SiteVocabulary, asked: QuestionRead
) -> tuple[tuple[str, ...], Ranking]:
    """The fullest reading whose words are in a name; then the name that a question has in it.

    If there is neither, the fullest reading that is anywhere.
    """
    other: tuple[tuple[str, ...], Ranking] = ((), {})
    for words in asked.readings:
        ranking = rank_found(vocabulary.index, words)
        if any(kind <= MatchKind.WORDS_OF_NAME for kind, _ in ranking.values()):
            return words, ranking
        if ranking and not other[1]:
            other = words, ranking
    if asked.is_question:
        for words in asked.runs:
            ranking = {}
            match_whole_names(vocabulary.index, words, ranking)
            if any(kind <= MatchKind.FULL_NAME for kind, _ in ranking.values()):
                return words, rank_found(vocabulary.index, words)
    return other


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
    order: list[int],
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
    if asked.wants_date:
        dated = best(HAS_A_DATE, MatchKind.WORDS_OF_NAME)
        if dated is not None:
            return dated
    worst = MatchKind.WORDS_OF_NAME if asked.is_question else MatchKind.FULL_NAME
    return best(MAY_ANSWER if asked.is_question else KINDS, worst)
