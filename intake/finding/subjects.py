"""What the subject of a time can be, and what cannot: the words that tell, and a sentence's mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.finding.names import KnownNames, NameFound
from intake.finding.progress import Step
from intake.finding.sentences import Sentence, asides_of, sentences_in
from intake.finding.stems import stem
from intake.finding.times import Time
from intake.finding.values import KnownThing
from libs.reading_files import WholeText

SUBJECTS = ("reform", "event")
NO_SUBJECT = re.compile(
    r"\b(?:alongside|via|through|under|as part of|together with|than|with|like|following|after|"
    r"on|by|from|to)(?: the| a| an| these| its| some of the| the bulk of the)*\s*[‘’“\"']?$",
    re.IGNORECASE,
)
MEANS = re.compile(
    r"\b(?:(?:alongside|via|through|together with|than|like|ahead of|in advance of|prior to|pending|"
    r"replac(?:e|es|ed|ing)|supersed(?:e|es|ed|ing)|"
    r"instead of|rather than|subject to)(?: the| a| an| these| our| its| delayed| \w+ approval of(?: an?)?)*|"
    r"as part of(?: [\w’&-]+){0,5})\s*[‘“\"']?$",
    re.IGNORECASE,
)
"""Behind these a name only tells by what, or beside what, something is done."""
CONDITION = re.compile(
    r"\b(?:subject to|conditional on|depend(?:ent|ing) on|in (?:return|exchange) for)\b[^.;]*$",
    re.IGNORECASE,
)
"""Behind these stands what something depends on, and not what it is."""
TOGETHER = re.compile(
    r"\b(?:alongside|via|through|under|as part of|than|following)\b[^,;.]*$", re.IGNORECASE
)
POINTS_BACK = re.compile(
    r"^(?:[‘“\"(]?\s*)(?:It|They|This|These|That|Those|Its|Their|He|She|The first|The new|The next|"
    r"The plans?|Work|Testing|The (?:first|final|interim)|Some|All|Both|Each|There|Once|Nine|"
    r"In addition|However|As it|Then|Subsequently)\b"
)
POINTS_WITHIN = re.compile(
    r"^(?:We|The (?:[Gg]overnment|[Dd]epartment|DfE|[Mm]inister)|Ministers|Councils|Schools|Parliament)\b"
    r".*\b(?:it|them|they)\b"
)
"""Somebody does something with what the sentence before named: "We expect it to open"."""
_ONE = re.compile(r"^[‘“\"(]?(?:It|Its)\b")
WE_THEN = re.compile(
    r"^(?:From|In|By|Since|Until|During|At|After)\b[^,;]{3,40}, (?:it|they|this|these|all|work|"
    r"testing|we(?= (?:\S+ ){0,5}\S+$| .*\b(?:it|them|this|these)\b))\b",
    re.IGNORECASE,
)
"""A time in front, and then a word that points back."""
OF_ITS_OWN = re.compile(r"^[,;]?\s*with\b[^,;]*\bto\b", re.IGNORECASE)
"""A clause with a subject of its own: "with old plans to be kept until 2035"."""
MEETING = re.compile(
    r"\b(?:meeting|conference|seminar|webinar|speech|interview|visit|talk)\b(?: (?:in|on|of|at))? *$|"
    r"^(?:accessed|retrieved|last (?:updated|reviewed|modified)|first published|published|updated|"
    r"posted|dated?)[: ]*$",
    re.IGNORECASE,
)
OF_EVENTS = frozenset(("published", "consultation", "held", "delayed"))
"""Steps that an event can take where a clause does not name it itself."""
_GATHERED = re.compile(
    r"\b(?:held|hold(?:s|ing)?|host(?:s|ed|ing)?|attend(?:s|ed|ing)?|ran|joined?)\b[^.;]{0,30}"
    r"\b(?:briefing|event|workshop|session|webinar|conference|seminar|forum|drop-in|roadshow)",
    re.IGNORECASE,
)
"""What people came together for is no step of a reform."""
_TOLD_THEN = re.compile(
    r"\b(?:revealed|reported|said|warned|told|wrote|asked|answered|recalled|heard|discussed|debated|"
    r"noted|briefed) (?:(?!that\b)\w+ )?$|\b[Aa]nswer (?:of )?$",
    re.IGNORECASE,
)
"""A time directly behind these is that of the telling."""
_A_WHILE = re.compile(r"(?:with)?in \w+ (?:days|weeks|months|years)\b", re.IGNORECASE)
_COUNTED_FROM = re.compile(r" (?:of|after|from) (?!the (?:report|publication))", re.IGNORECASE)
"""A while that is counted from something in a person's life, as "within three years of starting"."""
_TOLD_BEHIND = re.compile(
    r",? [^,.;]{3,80}? (?:announced|said|warned|reported|confirmed|promised|proposed|told \w+) that\b"
)
"""In March, somebody announced that something will be: March is when it was announced."""
_SAYS = re.compile(r"\b(?:sets?|setting) out\b|\bshould\b|\bintroduc|\baccording\b", re.IGNORECASE)
"""What a document says, and does not undergo."""
_BRINGS_OUT = re.compile(r"\b(?:will|to) set out (?:the|its|our|a)\b[^,;]{0,40}$", re.IGNORECASE)
"""Here the document is what is set out: "will set out the full white paper in the new year"."""
CONSULTS = re.compile(
    r"\bconsultation\b(?! (?:on proposals )?in )|\b(?:views|responses|(?:government|department|DfE)(?:[’']s)? response|have your say)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"[^.;]{0,40}\b(?:announc|sa(?:id|ys)|stat|propos|confirm|explain|promis|commit|show|reveal|suggest|set(?:s|ting)? out)"
    r"[a-z]* (?:that\b|how\b|plans? to\b)",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r"\b(?:[Rr]eview|[Rr]eport|[Gg]uidance|[Ss]trategy|[Aa]ct|[Bb]ill|[Ll]etter|[Ss]tatement) "
    r"(?:was )?published $"
)
"""What was published is another document than those that we know."""
MOST_WORDS_ASIDE = 3
"""Words beside a time in a clause that leaves it to another to say whose it is."""
IN_FRONT = 12
"""A name that begins in the first letters is what its sentence is about."""
FRONT = 4
"""A time in the first letters of a sentence goes with all of it."""
NEAR = 180
"""Days from which a consultation may be off that is not named."""
BACK = 3
"""Sentences of a paragraph that the subject of one may stand before it."""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with the mentions in it."""

    sentence: Sentence
    mentions: tuple[NameFound, ...]


def read_document(document: WholeText, index: KnownNames) -> Iterator[list[ReadSentence]]:
    """Each block as its sentences with their mentions."""
    for block in document.blocks:
        yield [ReadSentence(one, tuple(index.find(one.text))) for one in sentences_in(block)]


def is_of_the_telling(text: str, time: Time) -> bool:
    """Whether a time is of a meeting or of what somebody said, and of no reform."""
    head = text[: time.start]
    if _A_WHILE.match(time.words) and _COUNTED_FROM.match(text[time.end :]):
        return True
    if time.start < FRONT and _TOLD_BEHIND.match(text[time.end :]):
        return True
    return bool(MEETING.search(head) or _GATHERED.search(head) or _TOLD_THEN.search(head))


def suits_event(step: Step, clause: str, how: str) -> bool:
    """Whether a step can be one of an event: of a document, that it comes out and no more."""
    if step.key == "published" and _SAYS.search(clause) and not _BRINGS_OUT.search(clause):
        return False
    return how == "clause" or step.key in OF_EVENTS


LONGEST_LINE = 14
"""Words of a line in a list that may say a date of a thing without a verb."""


def is_a_line(sentence: Sentence, own: list[NameFound]) -> bool:
    """Whether a sentence is a line such as "National standards (not until 2025)", with its thing."""
    in_list = sentence.block.kind in ("item", "cell", "meaning")
    return in_list and bool(own) and len(sentence.text.split()) <= LONGEST_LINE


def with_head(text: str, start: int, clause: str) -> str:
    """A clause that begins with "which", with the end of the clause that it goes on from."""
    goes_on = re.match(r"[,\s]*(?:which|who|that|and)\b", clause)
    head = re.split(r"[,;]", text[max(0, start - 60) : start])[-1]
    return f"{head}{clause}" if goes_on else clause


def owns(mention: NameFound, text: str) -> bool:
    """Whether a name only tells whose something is: "the programme’s partnerships"."""
    return text[mention.end :].startswith(("’s", "'s")) or mention.text.endswith(("’s", "'s"))


def is_of_one(text: str) -> bool:
    """Whether a sentence points back to a single thing."""
    return bool(_ONE.match(text))


def is_of_many(mention: NameFound, text: str) -> bool:
    """Whether a name stands in the plural, and is not that of "the X programme"."""
    if not re.search(r"[a-rt-z]s$", mention.text):
        return False
    rest = text[mention.end :]
    return not re.match(
        r"(?: \([^)]*\))?,? (?:programme|pilot|scheme|project|fund|service|pathfinder|model)\b",
        rest,
    )


def subjects(row: ReadSentence, time: Time) -> list[NameFound]:
    """What a time may belong to: named outside of its own words, and not aside from it."""
    asides = asides_of(row.sentence.text)
    aside = next(((a, b) for a, b in asides if a <= time.start < b), None)
    found = []
    for one in row.mentions:
        within = next(((a, b) for a, b in asides if a <= one.start and one.end <= b), None)
        overlaps = one.start < time.end and time.start < one.end
        between = row.sentence.text[one.end : time.start]
        if one.thing.kind == "event" and _TELLS.match(between):
            continue  # it says so, and does not undergo it
        if one.thing.kind in SUBJECTS and not overlaps and within in (None, aside):
            found.append(one)
    return found


def head_word(thing: KnownThing) -> str:
    """The stem of the last word of a thing's title, where that can stand for it."""
    words = re.findall(r"[\w’'-]+", re.split(r"\(| (?:for|of|in|to|on|under) ", thing.title)[0])
    is_short = len(words) == 1 and words[0].isupper() and len(thing.title.split()) > 1
    return stem(words[-1]) if len(words) > 1 or is_short else ""
