"""What a question is about: "when do EHCPs end" asks of "EHCPs" for a date. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from libs.search.ranking import QUESTION_WORDS, read_query

_WORD = re.compile(r"\w+")

PRONOUNS_AND_AUXILIARIES = {
    *("i", "we", "you", "they", "my", "our", "your", "their", "me", "us", "there", "any", "so"),
    *("am", "are", "be", "been", "being", "was", "were", "has", "have", "had", "get", "gets"),
    *("can", "could", "may", "might", "must", "shall", "should", "will", "would", "did", "about"),
    *("who", "whom", "whose", "whos", "when", "whens", "where", "why", "how", "which", "tell"),
}
"""Words around what a question is about."""

TIMES = {
    *("when", "whens", "date", "dates", "deadline", "deadlines", "due", "long", "next", "year"),
    *("become", "becomes", "begin", "begins", "begun", "change", "changes", "changed", "close"),
    *("closes", "come", "comes", "coming", "end", "ends", "ended", "ending", "finish", "happen"),
    *("happens", "happening", "law", "open", "opens", "out", "pass", "passed", "published"),
    *("publish", "start", "starts", "started", "starting", "stop", "stops", "stopped", "force"),
}
"""Words of a question for a date."""

DOINGS = {
    *("run", "runs", "running", "lead", "leads", "leading", "charge", "chair", "chairs"),
    *("responsible", "oversee", "oversees", "pay", "pays", "decide", "decides", "happened"),
}
"""What somebody is asked to do, of whom or of what a question asks."""

COMMON_WORDS = {
    *("ace", "add", "app", "are", "case", "child", "long", "mat", "nice", "pins", "reach", "rise"),
    *("salt", "seal", "smart", "time"),
}
"""Words of every day that are names only in capitals: "is it nice" does not ask of NICE."""

MAX_RUN = 7
"""Words of the longest name that is looked for inside a question."""

ASKS_WHEN = {"when", "whens", "date", "dates", "deadline", "deadlines"}


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """`readings` are the words looked for, the fullest first; each later one leaves some out.

    `runs` are neighbouring words that may be a name inside a question, the longest first.
    """

    readings: tuple[tuple[str, ...], ...]
    runs: tuple[tuple[str, ...], ...]
    is_question: bool
    wants_date: bool


def read_question(query: str) -> QuestionRead:
    """Read what was typed, question or not.

    read_question("when do EHCPs end").readings == (("when", "ehcps", "end"), ("ehcps", "end"),
    ("ehcps",))
    """
    typed = read_query(query)
    words = query.casefold().replace("’", "").replace("'", "").split()
    first = words[0] if words else ""
    asks = first in PRONOUNS_AND_AUXILIARIES or first in QUESTION_WORDS
    return QuestionRead(
        readings=tuple(dict.fromkeys(_readings(typed))),
        runs=tuple(_runs(typed, query)),
        is_question=len(words) > 1 and (asks or query.rstrip().endswith("?")),
        wants_date=bool(ASKS_WHEN & set(typed)),
    )


def _readings(typed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield typed
    for left_out in (
        PRONOUNS_AND_AUXILIARIES,
        PRONOUNS_AND_AUXILIARIES | TIMES,
        PRONOUNS_AND_AUXILIARIES | TIMES | DOINGS,
    ):
        if kept := tuple(word for word in typed if word not in left_out):
            yield kept


def _runs(typed: tuple[str, ...], query: str) -> Iterator[tuple[str, ...]]:
    in_capitals = {word.casefold() for word in _WORD.findall(query) if word.isupper()}
    for size in range(min(len(typed), MAX_RUN), 0, -1):
        for start in range(len(typed) - size + 1):
            run = typed[start : start + size]
            short = size == 1 and (len(run[0]) < 3 or run[0] in COMMON_WORDS)
            if not short or run[0] in in_capitals:
                yield run
