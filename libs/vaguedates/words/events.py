"""Words that name an event instead of a time: the date waits until the event has one."""

import re

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.words.answer import Understood, not_understood, undated, waits_for
from libs.vaguedates.words.lengths import COUNT, LENGTH
from libs.vaguedates.words.undated import GENERAL_ELECTION
from libs.vaguedates.words.vocabulary import FULL_YEAR, MONTH_NUMBERS

BEFORE_EVENT = "It comes before an event that has no day here: the words keep that."
NOT_BEFORE = re.compile(
    r"(?!.*\b(?:whether|if|but|or)\b).*?(?:\bnot|\bcannot|\bnever|n't|\bunlikely|"
    r"^nothing|^no (?!later|earlier|sooner|more|less)\w+)\b.*?"
    r"\b(?P<when>until after|until|before) (?:at least )?(?P<rest>.+)"
)
"""What cannot be before a time or an event: "cannot begin until after the election"."""
COUNTED = re.compile(
    rf"(?P<before>.*?)\b(?:(?P<least>{COUNT}) ?(?:to|or|-) ?)?{LENGTH} "
    r"(?P<how>after|from|following|of|on from|before|prior to|ahead of|in advance of|"
    r"(?:beginning|starting|running|commencing) (?:with|on|from)) "
    r"(?:the (?:day|date) (?:on which|that|when) )?(?P<event>.+)"
)
BEFORE = ("before", "prior to", "ahead of", "in advance of")
"""Ways to count back from an event."""
LIMIT = re.compile(
    r"\b(?:within|by|in|for|over|during|up to|(?:no|not) (?:later|more) than|"
    r"at most|less than) (?:the )?(?:first |next )?$"
)
_TERMS = re.compile(r"(?P<before>.*?)\b\w+ terms? (?:after|from|following) (?P<event>.+)")
_AFTER = re.compile(
    r"(?P<before>.*?)\b(?:until after|after|until(?= the [^\d]+$)|following|awaiting|pending|"
    r"subject to|once|"
    r"dependent on|conditional on|depending on) (?P<event>.+)"
)
_WHEN = re.compile(
    r"(?P<before>)(?:when|as soon as|(?:on )?the day (?:on which|that|when)|if and when) "
    r"(?P<event>(?:the|this|that|a|an|parliament(?:ary)?|legislative|regulations|funding|time) .+|"
    r"[a-z ]+ (?:allows?|permits?))"
)
_NOUN = (
    r"(?:royal assent|commencement|enactment|publication|completion|introduction|passing|passage|"
    r"conclusion|approval|opening|launch|laying|coming into force|entry into force|"
    r"(?:first|second|third) reading|(?:committee|report|lords|commons) stage|"
    r"announcement|decision|response|report|review|inquiry|consultation|bill|act|regulations?|"
    r"legislation|order|white paper|green paper|statement|budget|election|referendum|vote|debate|"
    r"appointment|agreement|award|judgment|inspection|outcome|evaluation|pilots?|dissolution)\b"
)
"""What is an event in the work of government, by the word for it."""
_AT = re.compile(
    r"(?P<before>)(?:(?:at|on|upon|from|with effect from|immediately on|with|at the time of) )"
    rf"(?P<event>(?:the )?(?:\w+ ){{0,4}}?{_NOUN}.*)|(?P<bare>(?:the )?(?:date|day|point|moment) "
    rf"(?:of|on which|when|that) .*\b{_NOUN}.*|royal assent|commencement|enactment)"
)
_WITH = re.compile(
    r"(?P<before>)(?:alongside|together with|at the same time as|in parallel with|as part of) "
    r"(?P<event>(?:the|our|its|a|an) .+)"
)
_NEXT = re.compile(
    r"(?P<before>)(?:(?:at|in|during|with|alongside|as part of) )?"
    r"(?P<event>the (?:next|coming|forthcoming|upcoming) (?:general election|king's speech|"
    r"spending review|budget|session(?: of parliament)?|parliamentary session))"
)
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_YEAR = rf"(?:(?:of |in )?(?:(?:{_MONTH}) )?{FULL_YEAR})"
_NAMED = (
    rf"(?:the |this year's |next year's )?(?:(?:next|coming|upcoming|{_YEAR}) )?"
    r"(?:spring |autumn |summer |emergency |multi-year )?(?:fiscal event|spending review|"
    r"comprehensive spending review|king's speech|budget|spring statement|spring forecast|"
    r"autumn statement|state opening(?: of parliament)?|party conferences?|"
    r"(?:general|local|mayoral|local government) elections?|ofsted inspection|census)"
    rf"(?:,? {_YEAR})?|sr ?\d\d(?:\d\d)?"
)
"""What has a name and a day of its own: its year tells which one, and is no date."""
_AT_NAMED = re.compile(
    r"(?P<before>)(?:(?:at|in|on|during|with|alongside|as part of|from) )?(?:the time of )?"
    rf"(?P<event>{_NAMED})"
)
_NAMED_EVENT = re.compile(_NAMED)
_TIME_AFTER = re.compile(
    r"(?P<before>(?:(?:by|from|in|the|start of|beginning of|end of) )*)"
    rf"(?:{'|'.join(MONTH_NUMBERS)}|spring|summer|autumn|winter|(?:academic|school|financial) year)"
    r" (?:after|following) (?P<event>.+)"
)
_NEXT_PARLIAMENT = re.compile(
    r"(?P<how>(?:(?:in|during|within|into|over|early in|from|after|not until|not before|"
    r"(?:from )?the (?:start|beginning|(?:first|early) (?:year|session|half|part|months|100 "
    r"days)) of|no earlier than|at the start of) )*)(?:the )?next parliament"
)
_NO_SOONER = re.compile(r".*\b(?:(?:no|not) (?:earlier|sooner) than|not before|at least) ")
_BEFORE_EVENT = re.compile(
    r"(?:by|before|ahead of|prior to|in advance of|in time for|this side of|in the run-up to) "
    rf"(?:the (?:time|end|start|close) of )?(?:{_NAMED}|(?:the )?(?:\w+ ){{0,4}}?{_NOUN}[^\d]*)"
)
"""What comes before an event has no date of its own: no floor, and nothing to count from."""
DATED_EVENT = re.compile(
    r"(?:(?P<until>ahead of|before|prior to|in advance of|in time for|in the run-?up to)|"
    rf"(?P<since>after|following)) (?P<rest>.*[a-z]{{4,}} in (?:(?:{_MONTH}) )?{FULL_YEAR})"
)
"""An event whose month or year is told: what is before it may still be within that time."""
_PROVISION = re.compile(
    r"\b(?:sections?|clauses?|schedules?|parts?|regulations?|articles?|phase|stage|wave|cohort|"
    r"key stage|year|level|option|chapter|paragraph|annex|tranche|gateway|round|step|group|tier) "
    rf"\d{{1,2}}\w?\b|\b(?:the|our|its|this|that) {FULL_YEAR} (?=[a-z]{{4,}})"
)
"""Numbers that are no date: of a section, of a stage; and a year that is part of a name."""
_THING = (
    r"(?!(?:it is too|now|then|that|this|today|next|last|all|other|whom?|which|what|"
    r"(?:the )?(?:week|month|day|year|term)$)\b)"
)
_BEFORE_ANY = re.compile(
    rf"(?:[a-z]+ )?(?:by|before|ahead of|prior to|in advance of|in time for|in the run-?up to|"
    rf"(?:no|not) later than) (?:the time )?{_THING}(?:(?:the|a|an|any|our|its|their|each) [^\d]+|"
    r"[a-z]+ [^\d]+)"
)
_IN_ANY = (
    r"(?:as (?:set out|announced|promised) )?(?:in|through|via|under|within|over|across) "
    r"(?=(?:the|our|its|their|a|an|this) )"
)
_AT_ANY = (
    r"(?:[a-z]+ )?(?:half-?way through|midway through|(?:the )?(?:day|week) of|if|unless|"
    r"(?:with )?effect(?:ive)? from|around(?: the time of)?|"
    r"provided(?: that)?|in (?:the )?light of|(?:deferred|moved|adjourned|referred|put) to|"
    r"until such time as|until|till|since|after|following|from|during|at|on|upon|pending|when|"
    r"once|as soon as|throughout|for the duration of) "
)
_ANY = re.compile(
    rf"(?:{_IN_ANY}|{_AT_ANY}|[^\d]+ (?:when|once|if|as soon as|until) ){_THING}"
    r"(?P<event>(?:the|a|an|any|our|its|their|each|every) .+|[a-z]+ .+|[a-z]{5,})"
)
"""What a small word is said of, whatever it is."""
# "May" is left out: "may begin after the election" names no month.
_LOOKS_DATED = re.compile(rf"\d|\b(?:{'|'.join(MONTH_NUMBERS.keys() - {'may'})})\b")


def read_event(text: str, words: str) -> Understood:
    """Words that no calendar has: an event, or one that a length of time is counted from.

    "Two years after commencement" waits for "commencement", and its words are kept. What gives a
    date as well is not understood: "late 2025, after the Budget".
    """
    if match := _NEXT_PARLIAMENT.fullmatch(text):
        is_floor = re.search(r"\bnot |no earlier", match["how"])
        return waits_for(GENERAL_ELECTION, TimeSense.FLOOR if is_floor else TimeSense.DUE)
    if (match := _BEFORE_EVENT.fullmatch(text)) and not read_counted(text):
        return undated(" ".join(words.split()), BEFORE_EVENT)
    if match := NOT_BEFORE.fullmatch(text):
        event, before, sense, counted = match["rest"], "", TimeSense.FLOOR, False
        before = text[: match.start("rest")]
    else:
        if match := _AT_NAMED.fullmatch(text):
            return waits_for(_as_written(match["event"], words))
        counted_match = read_counted(text) or _TERMS.fullmatch(text) or _TIME_AFTER.fullmatch(text)
        others = (pattern.fullmatch(text) for pattern in (_AFTER, _WHEN, _AT, _WITH, _NEXT))
        match = counted_match or next(filter(None, others), None)
        if match is None:
            return not_understood()
        named = match.groupdict()
        if (named["event"] or "") in {"now", "today", "then", "that", "this"}:
            return not_understood()
        event, before = named["event"] or named["bare"], named["before"] or ""
        counted = counted_match is not None
        no_sooner = counted and _NO_SOONER.match(f"{before} ")
        sense = TimeSense.FLOOR if no_sooner else TimeSense.DUE
    is_named = _NAMED_EVENT.fullmatch(event)
    if (not is_named and _LOOKS_DATED.search(_PROVISION.sub("", event))) or _LOOKS_DATED.search(
        before
    ):
        return not_understood()
    return waits_for(_as_written(event, words), sense, counted=counted)


def widest(dated: re.Match[str]) -> str:
    """ "Ahead of the elections in May 2027" as "by" them: an event in May may be its last day."""
    return f"{'by' if dated['until'] else 'from'} {dated['rest']}"


def read_any_event(text: str, words: str) -> Understood:
    """Whatever stands behind a small word, where no rule knows it and no time is named.

    "Until regulations are in force" waits for them; what is before an event has no date.
    """
    if match := _BEFORE_ANY.fullmatch(text):
        return undated(" ".join(words.split()), BEFORE_EVENT)
    match = _ANY.fullmatch(text)
    if match is None or _LOOKS_DATED.search(_PROVISION.sub("", match["event"])):
        return not_understood()
    return waits_for(_as_written(match["event"], words))


def read_counted(text: str) -> re.Match[str] | None:
    """A length of time after an event; "of" it only where it is a limit: "within a year of"."""
    match = COUNTED.fullmatch(text)
    is_limit = match and match["number"] and LIMIT.search(match["before"])
    is_part = match and match["how"] == "of" and not is_limit
    return None if is_part else match


def _as_written(event: str, words: str) -> str:
    """The event as the source writes it, where its marks leave it in one piece."""
    printed = " ".join(words.split())
    start = printed.lower().replace("’", "'").find(event)
    return printed[start : start + len(event)] if start >= 0 else event
