"""What a document names and we do not know: reforms, bodies, Acts and funds; and money."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.finding.names import KnownNames
from intake.finding.sentences import sentences_of
from intake.finding.stems import telling_stems
from intake.finding.values import KnownThing
from libs.abbreviations import Explained
from libs.reading_files import WholeText

_REFORM_HEAD = (
    r"[Pp]artnerships?|[Pp]rogrammes?|[Pp]athfinders?|[Tt]askforces?|[Ff]unds?|[Ss]tandards?|"
    r"[Ll]ists?|[Gg]uides?|[Pp]ilots?|[Ff]rameworks?|[Cc]ode of [Pp]ractice|[Pp]lans?|[Pp]ackages?|"
    r"[Gg]rants?|[Ss]chemes?|[Dd]ashboards?|[Qq]ualifications?|[Tt]emplates?|[Mm]odels?|[Bb]ases|"
    r"[Hh]ubs?|[Rr]eviews?|[Ss]trateg(?:y|ies)|[Ii]nitiatives?|[Aa]greements?|[Tt]ariffs?"
)
_BODY_HEAD = (
    r"Boards?|Units?|Groups?|Committees?|Commissions?|Council|Forum|Consortium|Directorate|Agency|"
    r"Authority|Inspectorate|Tribunal|Panels?|Association|Foundation|Office"
)
_ACT = re.compile(
    r"\b(?:[A-Z][\w’'-]+(?:,? (?:and |of |for )?(?=[A-Z])| )){1,8}(?:Act|Bill|Regulations|Order)"
    r"(?: \d{4})?\b"
)
_CAPITALS = re.compile(
    r"\b[A-Z][\w’'&-]*(?: (?:(?:and|of|for|the|in|&) )?[A-Z][\w’'&-]*){1,7}(?: "
    rf"(?:{_REFORM_HEAD}))?"
)
_QUOTED = re.compile(r"[‘“']([a-z][\w’ -]{4,50}?)[’”'](?![a-z])")
_MONEY = re.compile(
    r"£ ?\d[\d,.]*(?: ?(?:bn|billion|m|million|k|thousand)\b)?(?: (?:a|per|each) (?:year|annum|pupil))?"
)
_PURPOSE = re.compile(r"^(?:[^.;]{0,30}?\b(?:for|to|towards|in|on|into)\b [^.;,()]{4,90})")
_END_REFORM = re.compile(rf"(?:{_REFORM_HEAD})$")
_END_BODY = re.compile(rf"(?:{_BODY_HEAD})$")
_LEADS = re.compile(r"^(?:The|A|An|In|At|On|This|These|As|When|Each|For|Our|Their|His|Her|Since) ")
FEWEST = 2
"""Times that a name in small letters has to be used to be proposed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that we do not know: what it seems to be, how often it is used, its first place."""

    name: str
    sort: str
    times: int
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with what it is for, in letters from `start` to `end`."""

    amount: str
    purpose: str
    start: int
    end: int


def find_candidates(
    document: WholeText, index: KnownNames, definitions: Iterable[Explained]
) -> list[Candidate]:
    """Names of reforms, bodies and Acts that nothing known bears, each once, the commonest first."""
    found: dict[frozenset[str], Candidate] = {}
    counts: Counter[frozenset[str]] = Counter()
    for name, sort, start, end, reason in _names(document, definitions):
        name = _LEADS.sub("", name).strip(" ’'")
        stems = telling_stems(name)
        if len(stems) < 1 or len(name.split()) < 2 or len(name) > 110 or index.find(name):
            continue
        counts[stems] += 1
        found.setdefault(stems, Candidate(name, sort, 1, start, end, reason))
    every = [
        Candidate(one.name, one.sort, counts[stems], one.start, one.end, one.reason)
        for stems, one in found.items()
    ]
    kept = [one for one in every if one.sort == "act" or one.times >= FEWEST or one.reason]
    return sorted(kept, key=lambda one: (-one.times, one.start))


def _names(
    document: WholeText, definitions: Iterable[Explained]
) -> Iterator[tuple[str, str, int, int, str]]:
    for one in definitions:
        sort = _sort(one.long) or _sort(one.long + "s")
        if sort:
            told = f"The document has an abbreviation for it: {one.short}."
            yield one.long, sort, one.start, one.end, told
    for sentence in sentences_of(document):
        text = sentence.text
        is_heading = sentence.block.kind == "heading"
        for match in _ACT.finditer(text):
            if not is_heading:
                yield match[0], "act", sentence.start, sentence.end, ""
        for match in _CAPITALS.finditer(text):
            if sort := _sort(match[0]):
                told = "It has a heading of its own." if is_heading else ""
                yield match[0], sort, sentence.start, sentence.end, told
        for match in _QUOTED.finditer(text):
            if sort := _sort(match[1]):
                yield match[1], sort, sentence.start, sentence.end, "It stands in quotation marks."


def _sort(name: str) -> str:
    if _END_BODY.search(name):
        return "body"
    return "reform" if _END_REFORM.search(name) else ""


def as_things(candidates: Iterable[Candidate], short: dict[str, str]) -> list[KnownThing]:
    """Those that may be reforms, as if they were known, so that dates can be tied to them.

    `short` gives abbreviations by their long form in lower case.
    """
    return [
        KnownThing("reform", "", _titled(one.name), (*filter(None, [short.get(one.name.lower())]),))
        for one in candidates
        if one.sort == "reform"
    ]


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]


def find_money(document: WholeText) -> list[Money]:
    """Amounts with a purpose."""
    found = []
    for sentence in sentences_of(document):
        for match in _MONEY.finditer(sentence.text):
            if purpose := _PURPOSE.match(sentence.text[match.end() :]):
                words = " ".join(purpose[0].split())
                found.append(Money(match[0].strip(), words, sentence.start, sentence.end))
    return found
