"""Where the answers to milestones will stand, and which of these places were read once due.

A place is due on the last day of its time. It was read if somebody read there on that day or later;
one that is due and was not read keeps "no later evidence" from being said (`standing_on`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from libs.vaguedates.vague_date import VagueDate
from reforms.models import EvidenceReading, ExpectedEvidence, Update
from seeds.pages import Said, build_said


@dataclass(frozen=True, slots=True)
class PlaceKnown:
    """A place as known on a day. `due` is empty where nobody says when, and `kind_label`
    where it is of no kind that has a name.

    `read_on` is when somebody last read there, which may have been too early; `is_unread` says that
    it is due by the day and was not read since it was.
    """

    key: str
    kind: str
    kind_label: str
    text: str
    address: str
    due: VagueDate
    said: Said
    read_on: date | None
    is_unread: bool

    @property
    def is_read(self) -> bool:
        """Whether somebody read there once it was due."""
        last = self.due.window.latest
        return self.read_on is not None and last is not None and self.read_on >= last

    @property
    def state(self) -> str:
        """How far the place was read, in words."""
        if self.is_unread:
            return "due, still to be read"
        if self.is_read and self.read_on:
            return f"read on {print_day(self.read_on)}, no answer there"
        return "not due yet" if self.due.window.latest else "no last day named"


Kind = ExpectedEvidence.Kind

Places = Mapping[int, tuple[PlaceKnown, ...]]
"""By the key of a milestone, its places, those due first before the others."""


@once_a_version(most=16)
def read_places(day: date) -> Places:
    """Every place known by the day, with its last reading known by then. One query.

    What was read before a place was corrected counts for it as it stands now.
    """
    readings = EvidenceReading.objects.known_by(day).filter(place=OuterRef("pk"))
    last = readings.order_by("-known_on").values("known_on")[:1]
    rows = ExpectedEvidence.objects.stated_by(day).annotate(read_on=Subquery(last))
    by_key = {row.pk: row for row in rows.select_related("passage__document")}
    mended = {row.corrects_id for row in by_key.values()}
    found: dict[int, list[PlaceKnown]] = {}
    for row in by_key.values():
        if row.pk not in mended and not row.withdrawn:
            read_on = max(filter(None, _readings(row, by_key)), default=None)
            found.setdefault(row.milestone_id, []).append(_place(row, read_on, day))
    return MappingProxyType({key: tuple(places) for key, places in found.items()})


def rows_unread(day: date) -> QuerySet[ExpectedEvidence]:
    """The rows of places that are due and were not read since, those due first before the others.

    What a source has said the outcome of is not looked for any more. One query, and that of all
    places.
    """
    known = (place for places in read_places(day).values() for place in places)
    told = Update.objects.known_by(day).filter(
        kind=Update.Kind.OUTCOME, milestone=OuterRef("milestone")
    )
    rows = ExpectedEvidence.objects.filter(
        ~Exists(told), key__in=[place.key for place in known if place.is_unread]
    )
    return rows.select_related("milestone__reform").order_by("due_latest", "pk")


def _readings(
    row: ExpectedEvidence, by_key: Mapping[int, ExpectedEvidence]
) -> Iterable[date | None]:
    """When the place was last read, and each that it corrects."""
    one: ExpectedEvidence | None = row
    while one is not None:
        yield vars(one)["read_on"]
        one = by_key.get(one.corrects_id or 0)


def _place(row: ExpectedEvidence, read_on: date | None, day: date) -> PlaceKnown:
    last = row.due.window.latest
    is_due = last is not None and last <= day
    return PlaceKnown(
        key=row.key,
        kind=row.kind,
        kind_label="" if row.kind == Kind.OTHER else str(row.get_kind_display()),
        text=row.text,
        address=row.address,
        due=row.due,
        said=build_said(row),
        read_on=read_on,
        is_unread=is_due and (read_on is None or read_on < (last or day)),
    )
