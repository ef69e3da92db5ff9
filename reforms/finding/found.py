"""Searches the whole site: the one answer, what else was found by kind, or what is near."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from libs.search.index import STOP_WORDS, Index, SearchItem, split_words
from libs.search.matching import MatchKind, Rank, Ranking
from libs.search.ranking import near, rank_found, read_query
from libs.search.similarity import find_misspelt
from reforms.finding.asking import QuestionRead, read_question
from reforms.finding.everyday import inside, name_key, whole_text
from reforms.finding.reading import first_found, names_within, rank_wordings
from reforms.finding.vocabulary import KINDS, SiteVocabulary

MAX_TERMS_MEANT = 3
"""Of how many terms that were typed the other wordings are searched too."""

MAX_MENDED = 3
"""Suggestions for what was typed with its slips mended."""

LEAST_MENDED = 5
"""Letters of a word that may be a slip among others."""

LEAST_WORDS_OF_A_QUESTION = 3
"""A word or two of a question that somebody asked are not that question."""

OF_FEWER = {"college", "colleges", "2", "19", "25"}
"""Words of a question by which it is asked of some only, and is no answer to who asks of all."""

HAS_A_DATE = ("reform", "event", "question")
MAY_ANSWER = ("reform", "term", "event", "body")
"""Of two that match alike the first: a title typed in full is rather the reform than the word."""


@dataclass(frozen=True, slots=True)
class SiteFound:
    """`answer` is None where nothing was asked by name; `by_kind` has it too. Best first.

    `nearest` are suggestions, given only if nothing was found. A kind of which only the text has
    the words comes after those whose names have them, documents between. `is_only_mentioned`
    where no name has the words, and texts have. `is_cut` where more reforms have them.
    """

    answer: SearchItem | None = None
    by_kind: dict[str, tuple[SearchItem, ...]] = field(default_factory=dict)
    nearest: tuple[SearchItem, ...] = ()
    is_only_mentioned: bool = False
    is_cut: bool = False


def find_on_site(vocabulary: SiteVocabulary, query: str) -> SiteFound:
    """Find what a reader who typed `query` is likely to mean, in words or as a question."""
    asked = read_question(query)
    read = first_found(vocabulary, asked, whole_text(query))
    ranking = read.ranking
    if not ranking and read.called is None:
        return SiteFound(nearest=tuple(_nearest(vocabulary, asked)))
    items, kinds = vocabulary.index.items, vocabulary.kinds
    _add_other_wordings(vocabulary, ranking)
    if read.called is not None:
        _add_what_it_is_about(vocabulary, asked, ranking)
        ranking[read.called] = min(ranking.get(read.called, NAMED), NAMED)
    _leave_out_what_only_seems_so(vocabulary, asked, ranking)
    order = sorted(ranking, key=lambda item: (*ranking[item], item))
    answer = read.called
    if answer is None:
        answer = _answer(vocabulary, asked, read.words, ranking, order)
    groups: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for item in order:
        groups[kinds[item]].append(item)

    def place(kind: str) -> tuple[MatchKind, bool]:
        first = groups[kind][0]
        match = max(ranking[first][0], MatchKind.WORDS_OF_NAME)
        if kind != "document" or ranking[first][0] <= MatchKind.FULL_NAME:
            return match, False
        # The names of documents are long, and begin with who wrote them: "Schools Week".
        if split_words(items[first].expansions[0])[: len(read.words)] == read.words:
            return match, False
        return max(match, MatchKind.FORMS_OF_WORDS), True

    best = min((match for match, _ in ranking.values()), default=MatchKind.PARTIAL)
    return SiteFound(
        is_only_mentioned=answer is None and best > MatchKind.WORDS_OF_NAME,
        answer=None if answer is None else items[answer],
        by_kind={
            kind: tuple(items[item] for item in groups[kind])
            for kind in sorted(filter(groups.get, KINDS), key=place)
        },
    )


def _leave_out_what_only_seems_so(
    vocabulary: SiteVocabulary, asked: QuestionRead, ranking: Ranking
) -> None:
    kinds, items = vocabulary.kinds, vocabulary.index.items
    for item, (match, _) in list(ranking.items()):
        # Only words of the glossary are known by how they begin: a CPP has nothing of a CP.
        begins = match == MatchKind.PREFIX and kinds[item] != "term"
        if begins or (match > MatchKind.FULL_NAME and kinds[item] == "page"):
            del ranking[item]
        elif kinds[item] == "question" and _asks_of_fewer(items[item], asked):
            ranking[item] = max(ranking[item], (MatchKind.WORDS_OF_MEANING, 0.0))


def _asks_of_fewer(question: SearchItem, asked: QuestionRead) -> bool:
    """Whether it is asked of a college, say, and what was typed is not."""
    return not OF_FEWER.intersection(split_words(question.expansions[0])) <= set(asked.readings[0])


NAMED: Rank = (MatchKind.FULL_NAME, 0.0)


def _nearest(vocabulary: SiteVocabulary, asked: QuestionRead) -> Iterator[SearchItem]:
    """What it is with slips mended, what people call by some of the words, what is spelt nearly so.

    Documents come last.
    """
    index = vocabulary.index
    words = asked.readings[-1] if asked.readings else ()
    within = inside(vocabulary.everyday, name_key(index, asked.readings[0] if words else ()))
    spelt_so = [item for item in near(index, words) if vocabulary.kinds[item] != "page"]
    named = names_within(vocabulary, asked)
    found = list(dict.fromkeys([*_mended(vocabulary, asked), *named, *within, *spelt_so]))
    found.sort(key=lambda item: vocabulary.kinds[item] == "document")
    return (index.items[item] for item in found)


def _mended(vocabulary: SiteVocabulary, asked: QuestionRead) -> Sequence[int]:
    """What is found with each word that nothing has in place of the one that it may misspell."""
    meant = read_question(" ".join(mended(vocabulary.index, asked)))
    if not meant.readings:
        return ()
    read = first_found(vocabulary, meant, frozenset())
    best = min((rank for rank, _ in read.ranking.values()), default=MatchKind.PARTIAL)
    if read.called is None and best > MatchKind.WORDS_OF_NAME:
        return ()
    order = sorted(read.ranking, key=lambda item: (*read.ranking[item], item))
    answer = read.called
    if answer is None:
        answer = _answer(vocabulary, meant, read.words, read.ranking, order)
    return [*([] if answer is None else [answer]), *order][:MAX_MENDED]


def mended(index: Index, asked: QuestionRead) -> tuple[str, ...]:
    """The words typed, with known ones for those that may misspell them; () where none is other."""
    typed = asked.readings[0] if asked.readings else ()
    meant = tuple(map(partial(_spelt, index), typed))
    return () if meant == typed else meant


def _spelt(index: Index, word: str) -> str:
    """The word, or the known one that it most likely misspells."""
    if len(word) < LEAST_MENDED or word in index.postings:
        return word
    slips = find_misspelt(word, index.word_bits, prefixes=False)
    return min(((distance, known) for known, distance in slips), default=(0, word))[1]


def _add_other_wordings(vocabulary: SiteVocabulary, ranking: Ranking) -> None:
    """Find by the other wordings of the terms that were typed what else has them in its name."""
    for item in list(terms_meant(vocabulary, ranking)):
        for wording in wordings_of(vocabulary.index.items[item]):
            for other, rank in rank_found(vocabulary.index, read_query(wording)).items():
                if rank[0] <= MatchKind.WORDS_OF_NAME and vocabulary.kinds[other] != "term":
                    # What was typed is not its own name, however well the wording is.
                    rank = MatchKind.WORDS_OF_NAME, rank[1] - (rank[0] < MatchKind.WORDS_OF_NAME)
                    ranking[other] = min(ranking.get(other, rank), rank)


def _add_what_it_is_about(
    vocabulary: SiteVocabulary, asked: QuestionRead, ranking: Ranking
) -> None:
    """Beside what people call so, what the barest reading has: the word, of "how many EHCPs"."""
    for item, rank in rank_wordings(vocabulary, asked.readings[-1]).items():
        if rank[0] <= MatchKind.WORDS_OF_NAME:
            ranking.setdefault(item, (MatchKind.WORDS_OF_NAME, rank[1]))


def wordings_of(item: SearchItem) -> Sequence[str]:
    """All that something is called."""
    return list(dict.fromkeys((item.text, *item.spellings, *item.expansions)))


def terms_meant(vocabulary: SiteVocabulary, ranking: Ranking) -> Iterator[int]:
    meant = [
        (rank, item)
        for item, rank in ranking.items()
        if vocabulary.kinds[item] == "term" and rank[0] <= MatchKind.FULL_NAME
    ]
    return (item for _, item in sorted(meant)[:MAX_TERMS_MEANT])


def _report(vocabulary: SiteVocabulary, ranking: Ranking, order: Sequence[int]) -> int | None:
    """The report that has the words in its name: "what did the NAO find" asks of it."""
    items = vocabulary.index.items
    for item in order:
        is_named = ranking[item][0] <= MatchKind.WORDS_OF_NAME
        is_event = is_named and vocabulary.kinds[item] == "event"
        if is_event and "report" in split_words(items[item].expansions[0]):
            return item
    return None


def _answer(
    vocabulary: SiteVocabulary,
    asked: QuestionRead,
    words: tuple[str, ...],
    ranking: Ranking,
    order: Sequence[int],
) -> int | None:
    """The item that answers by itself, None if what was typed only occurs in names."""

    first_kinds = [*(["body"] if asked.asks_who else []), *MAY_ANSWER, *KINDS]

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
        return match, first_kinds.index(vocabulary.kinds[item]), ranking[item]

    if asked.is_question and len(set(words) - STOP_WORDS) >= LEAST_WORDS_OF_A_QUESTION:
        question = best(("question",), MatchKind.WORDS_OF_NAME)
        named = best(MAY_ANSWER, MatchKind.FULL_NAME)
        if question is not None and named is None:
            return question
    report = _report(vocabulary, ranking, order) if asked.wants_report else None
    if asked.is_question and report is not None:
        return report
    for wanted, kinds in (
        (asked.wants_number, ("figure",)),
        (asked.wants_date, HAS_A_DATE),
        (asked.wants_reform and words != asked.readings[0], ("reform",)),
        (asked.is_question and asked.wants_state, ("reform",)),
    ):
        asked_for = best(kinds, MatchKind.WORDS_OF_NAME) if wanted else None
        if asked_for is not None:
            return asked_for
    worst = MatchKind.WORDS_OF_NAME if asked.is_question else MatchKind.FULL_NAME
    return best(MAY_ANSWER if asked.is_question else KINDS, worst)
