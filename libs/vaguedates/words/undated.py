"""Words that give no date: they are kept as they are, and no interval is made of them."""

import re
from typing import NamedTuple

from libs.vaguedates.printing import MONTHS
from libs.vaguedates.words.answer import Understood, undated
from libs.vaguedates.words.vocabulary import FULL_YEAR, NUMBER

NUMBER_TOO = NUMBER.replace("?P<number>", "?:")

GENERAL_ELECTION = "the next general election"
_SETTLED = (
    "(?:confirmed|announced|determined|decided|agreed|published|set(?: out)?|known|advised|fixed|"
    "appointed|specified|arranged|scheduled|given|finalised|clear|available|provided)"
)
_WHEN = (
    r"(?:,? (?:in due course|shortly|soon|later|nearer the time|at a later date|separately|by .+|"
    r"on a day to be appointed|(?:in|at|with|alongside|through|following|after) [^\d]+))?"
)
_SOME = r"(?:coming|next few|next several|next couple of|following|remaining)"
_UNITS = (
    r"(?:days|weeks|months|years|terms)(?:(?:,| and| or|, and) (?:days|weeks|months|years|terms))*"
)


class Undated(NamedTuple):
    """A way to give no date: its name, the words for it, and an event that may give one."""

    name: str
    pattern: str
    why: str = ""
    event: str = ""


UNDATED = (
    Undated(
        "To be confirmed",
        rf"(?:date )?tb[cadn]|(?:to be|will be|awaiting being|subject to being) {_SETTLED}{_WHEN}|"
        r"(?:(?:further |more )?(?:dates?|details?|information|timings?) )?to follow(?: shortly)?|"
        r"(?:awaiting|pending) (?:an? |the )?(?:date|dates|confirmation|decision|announcement)|"
        r"awaited|pending|(?:on )?(?:a|such) (?:day|date) (?:to be|as may be|as the) .+",
    ),
    Undated(
        "Not known",
        rf"n/?a|not applicable|un(?:known|dated|clear|specified|confirmed|decided|scheduled|"
        rf"determined|certain|available)(?: [^\d]+)?|none(?: [^\d]+)?|"
        r"no (?:plans?|decisions?|commitments?|"
        rf"current plans?|further (?:detail|details|information))(?: [^\d]+)?|\?+|-+|"
        rf"(?:not yet|not|yet to be|still to be) (?:{_SETTLED}|stated|said)(?: [^\d]+)?|"
        r"no (?:(?:fixed|set|firm|specific|clear|confirmed|exact) )?(?:date|dates|timetable|"
        r"timescale|deadline|timeline)(?: (?:yet|has been|have been|is|was|given|set|yet|announced|"
        r"confirmed|available|known))*|"
        r"nothing (?:given|said|stated)|when known",
    ),
    Undated(
        "In due course",
        r"(?:in )?due course|later|later on|at a later (?:date|stage|point)|at some (?:future )?"
        r"(?:point|time|stage|date)|when (?:ready|able|appropriate|possible|practicable)|"
        r"forthcoming|over time|in time|in (?:the )?future|going forward|at (?:the|an) appropriate "
        r"(?:time|point|moment)|at the right time|nearer the time|eventually|in the fullness of "
        r"time",
    ),
    Undated(
        "Soon",
        r"(?:very )?(?:soon|shortly)|imminent(?:ly)?|asap|(?:as|so) (?:soon|quickly|early|"
        r"rapidly) as "
        r"(?:possible|practicable|reasonably practicable|reasonably possible|we can)|"
        r"at (?:the|our) (?:earliest|first|next|next available|earliest available|earliest "
        r"possible) "
        r"(?:(?:available|possible|practicable|suitable|legislative|parliamentary) )*opportunity|"
        r"(?:in the )?(?:near|foreseeable|not too distant) future|"
        r"(?:in|over) the (?:short|medium|long|longer|near)(?:[- ]to[- ](?:medium|long))? term|"
        r"without delay|urgently|at pace|before (?:too )?long",
    ),
    Undated(
        "In the coming months",
        rf"(?:the )?{_SOME} {_UNITS}|(?:the )?{_UNITS} (?:ahead|to come|that follow)|"
        r"(?:a |the )?(?:few|matter of|number of|several|some|many) (?:days|weeks|months|years)"
        r"(?: time)?|(?:several|some|many) (?:hours|days|weeks|months|years)|(?:ever )?since|"
        r"(?:recent|the last few|the past few) (?:days|weeks|months|years)|recently|hours|days|"
        r"weeks|months|years",
    ),
    Undated(
        "Again and again",
        r"(?:annually|yearly|monthly|weekly|quarterly|termly|fortnightly|half-termly|biannually|"
        r"biennially|regularly|periodically)|(?:once|twice|three times) (?:a|an|each|every|per) .+|"
        r"(?:[^\d]|\b\d{1,2}(?!\d))*(?:each|every) (?:\w+ ){0,3}(?:day|week|fortnight|month|"
        r"quarter|half[- ]term|term|year|"
        rf"decade|autumn|spring|summer|winter|{'|'.join(MONTHS).lower()})s?",
        "It comes again and again: no single date is given.",
    ),
    Undated(
        "Ongoing",
        r"on-?going|continu(?:ing|ous|al)|rolling(?: programme)?|permanent|open[- ]ended|"
        r"(?:until )?further notice|indefinitely|for (?:now|the foreseeable future|the time being)|"
        r"to date|so far|from time to time|as and when(?: [^\d]+)?|currently|"
        r"at present|at the moment|presently|"
        r"(?:on )?an? (?:[a-z]+[- ]){1,3}basis|"
        r"in progress|under ?way|work in progress|in (?:train|development|hand|preparation|draft|"
        r"planning|the pipeline)|under (?:consideration|discussion|development|way|negotiation)|"
        r"with (?:ministers|officials|the department)|at an? (?:early|late|advanced) stage",
    ),
    Undated(
        "Done, stopped or put off",
        r"(?:already |now |currently )?(?:in force|in place|live|complete|completed|done|delivered|"
        r"implemented|met|achieved|closed|in effect)|"
        r"(?:currently )?(?:cancelled|withdrawn|paused|on hold|under review|suspended|deferred|"
        r"postponed|delayed|overdue|dropped|abandoned|superseded)"
        r"(?: (?:indefinitely|until further notice|for now|sine die|for the time being))?",
        "It says how things stand, not when.",
    ),
    Undated(
        "Moved by a length of time",
        r"(?:has been |is |was |now )*(?:delayed|deferred|postponed|pushed back|put back|put off|"
        r"brought forward|moved|extended|slipped)(?: back)? (?:by|for) (?:up to |at least |about |"
        rf"around |a further |another )?{NUMBER_TOO}(?:(?: to |-| or ){NUMBER_TOO})?[- ][a-z]+",
        "It says how far it moved, not to when.",
    ),
    Undated(
        "This Parliament",
        r"(?:(?:early|earlier|late|later) in )?(?:this|the|the current|the present) "
        r"parliament(?:ary term)?",
        "A Parliament has no fixed end: it may wait for the next general election.",
        GENERAL_ELECTION,
    ),
    Undated(
        "A session of Parliament",
        r"(?:(?:this|the|the current|the present) )?(?:(?:first|second|third|fourth|final|last|"
        r"next) )?"
        r"(?:parliamentary )?session(?: of (?:this |the )?(?:next )?parliament)?",
        "A session of Parliament has no fixed days.",
    ),
    Undated(
        "School days",
        rf"(?:(?:within|in|after|up to|no more than) )?{NUMBER} school days",
        "Each school has its own calendar: school days give no date.",
    ),
    Undated(
        "A spending review period",
        rf"(?:(?:this|the|the current|the next|current|next) )?(?:{FULL_YEAR} )?(?:spending review|"
        r"comprehensive spending review|sr ?(?:20)?\d\d|csr|sr) period|"
        r"(?:this|the current|current) (?:spending review|comprehensive spending review|csr|sr)",
        "The words do not say which years the spending review covers.",
    ),
    Undated(
        "A period that has no days here",
        r"(?:the |this |our |a )?(?:[a-z'-]+ ){0,4}(?:period|phase|cycle|round|window|process|"
        r"lifetime|meantime|interim)",
        "It names a time that has no days here: the words keep that.",
    ),
    Undated(
        "Counted from a start that is not named",
        r"(?:(?:the|its|their|our|a) )?(?:first|second|third|initial|opening) (?:full )?"
        r"(?:year|month|week|day|term)s?(?: of (?:operation|trading|teaching))?|"
        rf"(?:within |in |over |during |for )?(?:the|its|their|our|his|her|your) (?:very )?first "
        rf"(?:\d{{1,3}}|{NUMBER_TOO}) (?:full )?(?:year|month|week|day|term)s"
        r"(?: (?:in|of) (?:office|post|government|operation))?|"
        rf"(?:the )?(?:year|month|week|day)s? (?:\d{{1,2}}|{NUMBER_TOO})"
        rf"(?: ?(?:-|to|and) ?(?:\d{{1,2}}|{NUMBER_TOO}))?(?: of (?:term|the [a-z ]+))?|"
        r"[mwy]\d{1,2}|in[- ]year|within year",
        "The words do not say what it is counted from.",
    ),
    Undated(
        "The same or the next, of another time",
        r"(?:on |in |from )?(?:the )?(?:same|previous|preceding|following) (?:day|evening|week|"
        r"month|term|quarter)|(?:the )?(?:day|night|week|month) before",
        "It goes by another time that the words do not name.",
    ),
    Undated(
        "Term time",
        r"(?:(?:in|during|outside|over|within|the|of) )*(?:school )?(?:term[- ]time|"
        r"(?:school )?holidays)",
        "Schools and councils set their own days.",
    ),
    Undated(
        "A term of a university or a court",
        "(?:the )?(?:michaelmas|hilary|trinity|lent) term",
        "Universities and courts set their own terms.",
    ),
)

_LEADING = re.compile(
    r"(?:by|before|until|at|in|within|during|for|over|across|throughout|towards|"
    r"(?:the )?(?:exact |start |launch |publication )?(?:dates?|timings?|timetable)(?: is| are)"
    r"?(?: still)?)"
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
            if re.fullmatch(one.pattern, phrase):
                return undated(" ".join(words.split()), one.why, one.event)
    return None
