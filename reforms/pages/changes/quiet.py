"""Two days between which no document was read: what the page says instead of guessing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from libs.vaguedates.printing import print_day
from seeds.models import Document
from seeds.silence import read_up_to


@dataclass(frozen=True, slots=True)
class LastDocument:
    """The newest document before a day. `published` and `eve`, the day before, are ISO days."""

    slug: str
    title: str
    words: str
    eve: str
    published: str


def tell_silence(start: date, end: date) -> str:
    """Why no document of the time after `start` and by `end` is here; "" for one day. One query."""
    if start >= end:
        return ""
    read = read_up_to(end)
    if read is None:
        return "No documents have been read in yet."
    if read <= start:
        return (
            f"No document of these days was read: sources were read up to {print_day(read)}. "
            "What happened since is not here."
        )
    said = "Sources were read for these days, and no document of them tells of the reforms"
    if read < end:
        return f"{said} up to {print_day(read)}. Nothing was read since."
    return f"{said}."


def find_last_document(end: date) -> LastDocument | None:
    """The newest document by `end` whose day is known, reference data left out. One query."""
    documents = Document.objects.known_by(end).exclude(kind=Document.Kind.DATA)
    document = documents.filter(published_earliest=F("published_latest")).first()
    last = document.published.window.latest if document else None
    if document is None or last is None:
        return None
    return LastDocument(
        slug=document.slug,
        title=document.short_title,
        words=document.published.words,
        eve=(last - timedelta(days=1)).isoformat(),
        published=last.isoformat(),
    )
