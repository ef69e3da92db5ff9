"""Words that give no date: they are kept as they are, and no interval is made of them."""

import re
from typing import NamedTuple

from libs.vaguedates.words.answer import Understood, undated
from libs.vaguedates.words.vocabulary import FULL_YEAR

GENERAL_ELECTION = "the next general election"
_SETTLED = (
    "confirmed",
    "announced",
    "determined",
    "decided",
    "agreed",
    "published",
    "set",
    "known",
)
_COMING = ("days", "weeks", "months", "years")


class Undated(NamedTuple):
    """A way to give no date: its name, the phrases, and an event that may give one."""

    name: str
    phrases: frozenset[str]
    why: str = ""
    event: str = ""


def _all(*phrases: str) -> frozenset[str]:
    return frozenset(phrases)


UNDATED = (
    Undated(
        "To be confirmed",
        _all("tbc", "tba", "tbd", "date tbc", *(f"to be {word}" for word in _SETTLED)),
    ),
    Undated(
        "Not known",
        _all("n/a", "na", "none", "unknown", "undated", "no date", "no date given", "no date set")
        | _all(*(f"not yet {word}" for word in _SETTLED), *(f"not {word}" for word in _SETTLED))
        | _all(*(f"yet to be {word}" for word in _SETTLED), "no date yet"),
    ),
    Undated(
        "In due course",
        _all("in due course", "due course", "later", "at a later date", "at a later stage")
        | _all("when ready", "forthcoming", "over time", "in time"),
    ),
    Undated(
        "Soon",
        _all("soon", "very soon", "shortly", "imminently", "as soon as possible", "asap")
        | _all("as soon as practicable", "as quickly as possible", "at the earliest opportunity")
        | _all("in the near future", "in the foreseeable future", "near future")
        | _all("in the short term", "in the medium term", "in the long term", "in the longer term"),
    ),
    Undated(
        "In the coming months",
        _all(*(f"{which} {unit}" for which in ("coming", "next few") for unit in _COMING))
        | _all(*(f"the {which} {unit}" for which in ("coming", "next few") for unit in _COMING)),
    ),
    Undated(
        "Ongoing",
        _all("ongoing", "continuing", "continuous", "rolling", "permanent", "open ended")
        | _all("open-ended", "until further notice", "indefinitely", "for the foreseeable future"),
    ),
    Undated(
        "This Parliament",
        _all("this parliament", "the current parliament", "the present parliament"),
        "A Parliament has no fixed end: it may wait for the next general election.",
        GENERAL_ELECTION,
    ),
    Undated(
        "A session of Parliament",
        _all("this session", "this parliamentary session", "the current session")
        | _all("this session of parliament", "the session", "the parliamentary session")
        | _all("the current parliamentary session", "session"),
        "A session of Parliament has no fixed days.",
    ),
)

_LEADING = re.compile(
    r"(?:by|before|until|at|in|within|during|for|over|throughout|the date is|date)"
    r"(?= )(?: the)?(?: (?:end|course|lifetime|life|rest|remainder) of)? "
)
_SESSION_YEARS = re.compile(
    rf"(?P<before>.*?)\b{FULL_YEAR}[-/](?:{FULL_YEAR}|\d\d) (?P<rest>.*session)"
)


def read_undated(text: str, words: str) -> Understood | None:
    """Words that say that there is no date, kept as they are; None for others.

    read_undated("by the end of this parliament", words).is_undated
    """
    session = _SESSION_YEARS.fullmatch(text)
    bare = f"{session['before']}{session['rest']}" if session else text
    for phrase in (text, bare, _LEADING.sub("", bare, count=1)):
        for one in UNDATED:
            if phrase in one.phrases:
                return undated(" ".join(words.split()), one.why, one.event)
    return None
