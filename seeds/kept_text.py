"""What is kept of each document's words: enough to look for a word in, without its own text.

The documents' texts are their publishers' and not in the repository. Kept are the headings, first
and last words of each passage, the statements of the documents that were read whole, and what the
facts read from a passage say in our own words. Where a folder of copies is at hand
(DOCUMENT_COPIES), the paragraphs of the copy are read besides, and so is what editors pasted.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import F, Model

from seeds.checking import fold, read_copy
from seeds.covering import read_all
from seeds.facts_by_passage import fact_models
from seeds.models import Document, Passage, Sourced
from seeds.pasted import pasted_texts


@dataclass(slots=True)
class KeptText:
    """The words kept of one document. `told` are facts: what each says, and what it is about.

    `published` is the first day on which the document can have come out.
    """

    document: str
    published: date | None
    words: list[str] = field(default_factory=list)
    told: list[tuple[tuple[Model, ...], str]] = field(default_factory=list)

    def besides(self, row: Model) -> list[str]:
        """All words, without what the facts about `row` say, or that it is the other end of."""
        return self.words + [said for about, said in self.told if row not in about]


def kept_texts(day: date, document: Document | None = None) -> list[KeptText]:
    """What is kept of every document that can have been out by `day`, or of one of them.

    Newest first. A query for the documents, one for the passages, one for what was pasted, and one
    for each kind of fact.
    """
    rows = Document.objects.citable_by(day).filter(replaced_by=None)
    rows = rows.filter(pk=document.pk) if document else rows
    texts = {
        row.pk: KeptText(row.slug, row.published_earliest, _copied(row))  # type: ignore[attr-defined]  # a bound of the vague date
        for row in rows.order_by(F("published_earliest").desc(nulls_last=True), "slug")
    }
    pasted = pasted_texts(texts)
    for pk, text in texts.items():
        text.words += _statements().get(text.document, ())
        text.words += _lines(pasted.get(pk, ""))
    for passage in Passage.objects.filter(document__in=texts, replaced_by=None):
        texts[passage.document_id].words.append(words_of(passage))
    for model in fact_models():
        facts = model._default_manager.all().known_by(day)  # type: ignore[attr-defined]  # facts have it
        told = facts.filter(passage__document__in=texts).select_related(*_named(model))
        for fact in told.annotate(of=F("passage__document")):
            texts[fact.of].told.append(_describe(fact))
    return list(texts.values())


def words_of(passage: Passage) -> str:
    """The words of a passage that are kept, saved or not: its nearest heading and its two ends."""
    return ". ".join(filter(None, [passage.heading, passage.opening, passage.closing]))


@cache
def _statements() -> dict[str, tuple[str, ...]]:
    """The statements of the documents that were read whole, in our words, by document."""
    return {
        one.document: tuple(f"{row.opening}. {row.says}" for row in one.statements)
        for one in read_all()
    }


def _copied(document: Document) -> list[str]:
    folder: Path | None = settings.DOCUMENT_COPIES
    if folder is None:
        return []
    try:
        text = read_copy(folder, document.file_name or f"{document.slug}.txt")
    except (OSError, ValueError):
        return []
    return _lines(text)


def _lines(text: str) -> list[str]:
    return [line for row in text.splitlines() if (line := fold(row))]


def _named(model: type[Sourced]) -> list[str]:
    return [*model.SUBJECT, *model.ALSO_ABOUT]


def _describe(fact: Sourced) -> tuple[tuple[Model, ...], str]:
    about = tuple(row for name in _named(type(fact)) if (row := getattr(fact, name)))
    note = getattr(fact, "note", "")
    summary = fact.summary()
    return about, summary if note in ("", summary) else f"{summary}. {note}"
