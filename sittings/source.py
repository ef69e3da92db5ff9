"""The source of a sitting: a document that is here or a new one, and the day it counts from."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from libs.vaguedates.printing import print_day
from libs.vaguedates.vague_date import VagueDate
from seeds.adding_sources import DOCUMENT_NEEDS
from seeds.models import Document, Passage
from sittings.answers import Answers, Asking, Offer
from sittings.days import WordsBox, read_day, read_vague
from sittings.matching import documents_at, find_document, value_of
from sittings.typed import Boxes

OF_DOCUMENT = (*DOCUMENT_NEEDS, "author", "address")
MISSING = {
    "title": "Give the title, or find a document that is here already.",
    "short_title": "Give a short title: citations name the document so.",
    "publisher": "Say who published it.",
    "kind": "Say what kind of document it is.",
    "authority": "Say whose word it is.",
    "licence": "Give the licence as the publisher states it. If none is stated: not stated.",
}
USE = "use"


@dataclass(slots=True)
class ReadSource:
    """The document, saved or not, and the day from which what it says was known."""

    document: Document | None
    known_on: date
    answers: Answers = field(default_factory=Answers)

    was_new: bool = False
    """Whether the document was not here when it was read."""


def read_source(typed: Boxes, today: date) -> ReadSource:
    """What the boxes of the source say. Two queries at most."""
    answers = Answers()
    found = ReadSource(None, today, answers)
    known_on = read_day(_box(typed, "known_on"), today, answers)
    if typed.get("find"):
        found.document = _find(typed, answers)
    else:
        found.document = _same(typed, answers) or _new(typed, today, answers)
    found.known_on = known_on or _published_day(found.document, today)
    if found.document is not None and found.document._state.adding:
        found.was_new = True
        _date_it(found.document, found.known_on)
    if "known_on" not in answers.problems:
        answers.hints["known_on"] = f"Known from {print_day(found.known_on)}."
    return found


def _find(typed: Boxes, answers: Answers) -> Document | None:
    match = find_document(typed["find"], typed.get("find_pick", ""))
    if match.near:
        offers = tuple(Offer(value_of(row), _label(row)) for row in match.near)
        only = match.near[0].short_title if len(match.near) == 1 and match.is_narrow else ""
        answers.questions["find_pick"] = Asking("Which document?", offers, only)
    if match.row is None:
        what = "Choose one below" if match.near else "No document here has this name or address"
        answers.refuse("find", f"{what}, or empty this box and add the document as a new one.")
        return None
    answers.hints["find"] = f"Found: {_label(match.row)}."
    if any(typed.get(name) for name in OF_DOCUMENT):
        told = "Empty either this box or those of the new document: the source is one of them."
        answers.refuse("find", told)
    document: Document = match.row
    return document


def _same(typed: Boxes, answers: Answers) -> Document | None:
    """The document that is here under the address typed, once somebody said that it is meant."""
    here = documents_at(typed.get("address", ""))
    if not here:
        return None
    question = f"This document is already here: {_label(here[0])}."
    answers.questions["same"] = Asking(question, (Offer(USE, "Use that one"),))
    if typed.get("same") == USE:
        return here[0]
    answers.refuse("address", f"{question} Use that one, or give another address.")
    return None


def _new(typed: Boxes, today: date, answers: Answers) -> Document | None:
    published = read_vague(_box(typed, "published"), today, answers)
    speaks_for = read_vague(_box(typed, "speaks_for"), today, answers)
    if not any(typed.get(name) for name in OF_DOCUMENT):
        answers.refuse("title", MISSING["title"])
        return None
    document = Document(**{name: typed.get(name, "") for name in OF_DOCUMENT})
    document.published, document.speaks_for = published, speaks_for or published
    for name in DOCUMENT_NEEDS:
        if not typed.get(name):
            answers.refuse(name, MISSING[name])
    try:
        document.clean_fields(exclude={"slug", *_dates()})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            answers.refuse(name, messages[0])
    return document


def _date_it(document: Document, known_on: date) -> None:
    """Without dates it was published on the day that it counts from, and speaks for it."""
    on_the_day = VagueDate(print_day(known_on), known_on.isoformat())
    document.published = document.published or on_the_day
    document.speaks_for = document.speaks_for or document.published


def _published_day(document: Document | None, today: date) -> date:
    if document is not None and document.published:
        window = document.published.window
        if window.is_day and window.earliest and window.earliest <= today:
            return window.earliest
    return today


def _dates() -> set[str]:
    parts = ("words", "edtf", "earliest", "latest")
    return {f"{name}_{part}" for name in ("published", "speaks_for") for part in parts}


def _box(typed: Boxes, name: str) -> WordsBox:
    return WordsBox(name, typed.get(name, ""), typed.get(f"{name}_reading", ""))


def _label(document: Document) -> str:
    return f"{document.short_title} ({document.publisher}, {document.published.words})"


def passage_of(document: Document, boxes: Boxes) -> Passage:
    """A passage as it was typed, not saved."""
    names = ("heading_path", "opening", "closing")
    return Passage(document=document, **{name: boxes.get(name, "") for name in names})
