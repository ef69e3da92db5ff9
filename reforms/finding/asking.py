"""What a question is about: "when do EHCPs end" asks of "EHCPs" for a date. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from libs.search.index import STOP_WORDS
from libs.search.ranking import QUESTION_WORDS, read_query

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"20[0-9]{2}")

PRONOUNS_AND_AUXILIARIES = {
    *("i", "we", "you", "they", "my", "our", "your", "their", "me", "us", "there", "any", "so"),
    *("am", "are", "be", "been", "being", "was", "were", "has", "have", "had", "get", "gets"),
    *("can", "could", "may", "might", "must", "shall", "should", "will", "would", "did", "about"),
    *(
        "getting",
        "who",
        "whom",
        "whose",
        "whos",
        "when",
        "whens",
        "where",
        "why",
        "how",
        "which",
        "tell",
    ),
    *("he", "she", "it", "him", "her", "his", "hers", "its", "them", "that", "this", "these", "if"),
}
"""Words around what a question is about."""

FILLERS = {
    *("child", "childs", "children", "kid", "kids", "son", "sons", "daughter", "daughters", "boy"),
    *("girl", "parent", "parents", "carer", "carers", "mum", "dad", "family", "families", "people"),
    *(
        "still",
        "go",
        "going",
        "now",
        "please",
        "really",
        "just",
        "yet",
        "being",
        "actually",
        "ever",
    ),
    *("already", "always", "also", "need", "needs", "want", "wants", "know", "find", "see", "show"),
    *("think", "thing", "things", "at", "by", "as", "into", "under", "after", "before", "during"),
    *("happening", "explained", "explain", "use", "used", "someone", "anyone", "somebody", "one"),
    *("more", "other", "else", "say", "says", "said"),
}
"""Whom it is about, and words that say nothing of what: "does my child still go"."""

SORTS = {
    *("programme", "programmes", "program", "scheme", "schemes", "project", "initiative", "policy"),
    *(
        "proposal",
        "proposals",
        "proposed",
        "information",
        "info",
        "details",
        "detail",
        "new",
        "page",
    ),
    *("england", "english", "government", "govts", "guide", "faq", "faqs", "list", "latest"),
}
"""What sort of thing a reader takes it for: the "PINS programme" is PINS."""

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
    *("ace", "add", "app", "ar", "are", "as", "at", "be", "case", "child", "do", "he", "hi", "his"),
    *(
        "is",
        "it",
        "long",
        "mat",
        "me",
        "nice",
        "oh",
        "pins",
        "pals",
        "reach",
        "rise",
        "salt",
        "seal",
    ),
    *("smart", "so", "spa", "tac", "time", "us"),
}
"""Words of every day that are names only in capitals: "is it nice" does not ask of NICE."""

OF_ALL_THINGS_HERE = {"send", "sen"}
"""What everything on this site is about: "SEND apprenticeships" are apprenticeships."""

MAX_RUN = 7
"""Words of the longest name that is looked for inside a question."""

CALENDAR = {
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep"),
    *("sept", "oct", "nov", "dec", "spring", "summer", "autumn", "winter", "christmas", "easter"),
    *("today", "tomorrow", "yesterday", "week", "weeks", "month", "months", "year", "years", "day"),
    *("term", "next", "soon", "later", "recently"),
}
"""Words of a time, which alone ask what falls in it."""

BESIDE_A_TIME = {"half", "school", "academic", "last", "new", "coming"}
"""Words that say which time, and alone say none: the next school year."""

WHAT_WAS = {"yesterday", "last", "happened", "changed", "recently", "passed", "ended", "started"}
"""Of such words, those that ask of what is past."""

COUNTS = {
    *("many", "number", "numbers", "statistic", "statistics", "stats", "figure", "figures", "data"),
    *("percentage", "percent", "proportion", "average", "cost", "costs", "rate", "total", "much"),
}
"""Words of a question for a number."""

SAYINGS = {
    *("say", "says", "said", "find", "finds", "found", "conclude", "concluded", "recommend"),
    *("recommends", "recommended", "recommendations", "findings", "report", "reported"),
}
"""Words of a question for what a body found: its report rather than the body."""

GOES_ON = {
    *("still", "going", "rid", "scrap", "scrapped", "scrapping", "axe", "axed", "abolish", "gone"),
    *("abolished", "cancelled", "dropped", "replace", "replaced", "replacing", "stay", "staying"),
    *("survive", "over", "keep", "lose", "losing", "finished", "long", "status", "worked"),
}
"""Words of a question for how a reform stands, besides TIMES: what a word means is no answer."""

YES_OR_NO = {"is", "are", "does", "do", "did", "has", "have", "will", "was", "were"}
"""How a question for yes or no begins: of a word and a reform of one name it asks of the reform."""

ASKS_WHEN = {"when", "whens", "date", "dates", "deadline", "deadlines"}


@dataclass(frozen=True, slots=True)
class QuestionRead:
    """`readings` are the words looked for, the fullest first; each later one leaves some out.

    `runs` are neighbouring words that may be a name inside a question, the longest first.
    `wants_times` is "next" or "changes" where nothing but a time was typed.
    """

    readings: tuple[tuple[str, ...], ...]
    runs: tuple[tuple[str, ...], ...]
    is_question: bool
    wants_date: bool
    wants_number: bool = False
    wants_reform: bool = False
    wants_state: bool = False
    wants_report: bool = False
    asks_who: bool = False
    wants_times: str = ""


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
        wants_number=bool(COUNTS & set(typed)),
        wants_reform=len(typed) > 1 and bool(SORTS & set(typed)),
        wants_state=len(typed) > 1 and (first in YES_OR_NO or bool((TIMES | GOES_ON) & set(typed))),
        wants_report=bool(SAYINGS & set(typed)),
        asks_who=first in ("who", "whos"),
        wants_times=_times(typed),
    )


def _times(typed: tuple[str, ...]) -> str:
    said = {word for word in typed if word not in PRONOUNS_AND_AUXILIARIES | STOP_WORDS} - FILLERS
    if not said & CALENDAR or said - CALENDAR - BESIDE_A_TIME - TIMES - WHAT_WAS:
        return ""
    return "changes" if said & WHAT_WAS else "next"


def _readings(typed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield typed
    padding = PRONOUNS_AND_AUXILIARIES | FILLERS
    kept_for_times = TIMES | STOP_WORDS
    for left_out in (
        PRONOUNS_AND_AUXILIARIES,
        padding,
        padding | CALENDAR,
        padding | TIMES,
        padding | SORTS,
        padding | TIMES | DOINGS | SORTS | COUNTS,
        padding | TIMES | DOINGS | SORTS | COUNTS | OF_ALL_THINGS_HERE,
    ):
        kept = tuple(word for word in typed if word not in left_out)
        if left_out >= TIMES or left_out >= CALENDAR:
            kept = tuple(word for word in kept if not _YEAR.fullmatch(word))
        # "due in 2027" asks of the time alone.
        if kept and not (left_out >= CALENDAR and kept_for_times.issuperset(kept)):
            yield kept


def _runs(typed: tuple[str, ...], query: str) -> Iterator[tuple[str, ...]]:
    in_capitals = {word.casefold() for word in _WORD.findall(query) if word.isupper()}
    for size in range(min(len(typed), MAX_RUN), 0, -1):
        for start in range(len(typed) - size + 1):
            run = typed[start : start + size]
            said = set(run) - STOP_WORDS - OF_ALL_THINGS_HERE
            is_common = all(len(word) < 3 or word in COMMON_WORDS for word in said)
            if said and (not is_common or len(said) > 1 or said <= in_capitals):
                yield run
