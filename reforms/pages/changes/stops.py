"""The days that a comparison can begin or end at: those of documents, and of great publications."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from libs.days import Day
from libs.pagememo.readings import once_a_version
from reforms.models import Event, Update
from seeds.models import Document


@dataclass(frozen=True, slots=True)
class DocumentOut:
    """A document, the day by which it was out, and the first day on which it can have come out.

    `is_read` says that its text is held.
    """

    day: date
    first: date | None
    title: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class Landmark:
    """A publication that has a line in the overview, and the day by which it was out."""

    slug: str
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Stops:
    """All of them that were known on a day, oldest first."""

    documents: Sequence[DocumentOut]
    landmarks: Sequence[Landmark]

    def by(self, day: date) -> "Stops":
        """Those of `day` and before."""
        return Stops(
            tuple(one for one in self.documents if one.day <= day),
            tuple(one for one in self.landmarks if one.day <= day),
        )


@once_a_version(most=8)
def read_stops(day: Day) -> Stops:
    """Those that were known on the day looked at. Two queries."""
    return Stops(read_documents(day.on), read_landmarks(day.on))


def read_documents(day: date) -> tuple[DocumentOut, ...]:
    """The documents that were out by a day, reference data left out. One query."""
    rows = (
        Document.objects.known_by(day)
        .exclude(kind=Document.Kind.DATA)
        .order_by("published_latest", "pk")
        .values_list("published_latest", "published_earliest", "short_title", "file_name")
    )
    return tuple(
        DocumentOut(last, first, title, bool(name)) for last, first, title, name in rows if last
    )


@once_a_version(most=8)
def read_landmarks(day: date) -> tuple[Landmark, ...]:
    """The publications with a line in the overview that were out by a day. One query."""
    events = Event.objects.filter(kind=Event.Kind.PUBLICATION).exclude(line_name="")
    # From the few events on: asked for the last day or the order too, SQLite begins with every
    # date of the log.
    rows = (
        Update.objects.filter(event__in=events.values("pk"), kind=Update.Kind.TARGET)
        .in_force_on(day)
        .order_by()
        .values_list("target_latest", "pk", "event__slug", "event__line_name")
    )
    out = sorted((last, pk, slug, name) for last, pk, slug, name in rows if last and last <= day)
    return tuple(Landmark(slug, name, last) for last, _, slug, name in out)
