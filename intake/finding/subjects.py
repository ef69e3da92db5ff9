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
TOGETHER = re.compile(
    r"\b(?:alongside|via|through|under|as part of|than|following)\b[^,;.]*$", re.IGNORECASE
)
POINTS_BACK = re.compile(
    r"^(?:[‘“\"(]?\s*)(?:It|They|This|These|That|Those|Its|Their|He|She|The first|The new|The next|"
    r"The plans?|Work|Testing|The (?:first|final|interim)|Some|All|Both|Each|There|Once|Nine|"
    r"In addition|However|As it|Then|Subsequently)\b"
)
MEETING = re.compile(
    r"\b(?:meeting|conference|seminar|webinar|speech|interview|visit|talk)\b(?: (?:in|on|of|at))? *$|"
    r"^(?:accessed|retrieved|last (?:updated|reviewed|modified)|first published|published|updated|"
    r"posted|dated?)[: ]*$",
    re.IGNORECASE,
)
OF_EVENTS = frozenset(("published", "consultation", "held"))
"""Steps that an event can take where a clause does not name it itself."""
_SAYS = re.compile(r"\b(?:sets?|setting) out\b|\bshould\b|\bintroduc|\baccording\b", re.IGNORECASE)
"""What a document says, and does not undergo."""
CONSULTS = re.compile(
    r"\bconsultation\b(?! (?:on proposals )?in )|\b(?:views|responses?|have your say)\b",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r"\b(?:[Rr]eview|[Rr]eport|[Gg]uidance|[Ss]trategy|[Aa]ct|[Bb]ill|[Ll]etter|[Ss]tatement) "
    r"(?:was )?published $"
)
"""What was published is another document than those that we know."""
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


def suits_event(step: Step, clause: str, how: str) -> bool:
    """Whether a step can be one of an event: of a document, that it comes out and no more."""
    if step.key == "published" and _SAYS.search(clause):
        return False
    return how == "clause" or step.key in OF_EVENTS


def owns(mention: NameFound, text: str) -> bool:
    """Whether a name only tells whose something is: "the programme’s partnerships"."""
    return text[mention.end :].startswith(("’s", "'s")) or mention.text.endswith(("’s", "'s"))


def subjects(row: ReadSentence, time: Time) -> list[NameFound]:
    """What a time may belong to: named outside of its own words, and not aside from it."""
    asides = asides_of(row.sentence.text)
    aside = next(((a, b) for a, b in asides if a <= time.start < b), None)
    found = []
    for one in row.mentions:
        within = next(((a, b) for a, b in asides if a <= one.start < b), None)
        overlaps = one.start < time.end and time.start < one.end
        if one.thing.kind in SUBJECTS and not overlaps and within in (None, aside):
            found.append(one)
    return found


def head_word(thing: KnownThing) -> str:
    """The stem of the last word of a thing's title, where that can stand for it."""
    words = re.findall(r"[\w’'-]+", re.split(r"\(| (?:for|of|in|to|on|under) ", thing.title)[0])
    return stem(words[-1]) if words and len(words) > 1 else ""
