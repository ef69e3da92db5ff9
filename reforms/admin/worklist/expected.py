"""Work that open milestones show: places where their answer should stand by now, still unread."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from libs.backoffice.panels import list_of
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.values import WorkItem, WorkItems, WorklistQuery, pick
from reforms.models import EvidenceReading, ExpectedEvidence, Update
from reforms.pages.expected import read_places
from seeds.models import Basis

SEARCHED = ("milestone__reform__title", "milestone__title", "text")


def find_unread(query: WorklistQuery) -> WorkItems:
    """Places that are due and were not read since, those due first before the others.

    Three queries. What a source has said the outcome of is not looked for any more.
    """

    def row(place: ExpectedEvidence) -> WorkItem:
        # Its form begins as a reading that an editor infers from having read.
        why = f"We read there on {print_day(query.day)} and found no answer."
        begun = {"place": place.pk, "basis": Basis.INFERRED, "reason": why}
        href = query.link(EvidenceReading, list_of(EvidenceReading, "add", **begun))
        cells = (place.text, str(place.due))
        return WorkItem(str(place.milestone), href, cells, place.key)

    known = (place for places in read_places(query.day).values() for place in places)
    told = Update.objects.known_by(query.day).filter(
        kind=Update.Kind.OUTCOME, milestone=OuterRef("milestone")
    )
    rows = ExpectedEvidence.objects.filter(
        ~Exists(told), key__in=[place.key for place in known if place.is_unread]
    )
    if query.strand:
        rows = rows.filter(reform__strand__slug=query.strand)
    if query.words:
        rows = rows.filter(
            reduce(or_, (Q((f"{name}__icontains", query.words)) for name in SEARCHED))
        )
    ordered = rows.select_related("milestone__reform").order_by("due_latest", "pk")
    return pick(query.wanted(ordered, "key"), query, row)
