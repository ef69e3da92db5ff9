"""Work that open milestones show: places where their answer should stand by now, still unread."""

from functools import reduce
from operator import or_

from django.db.models import Q

from libs.backoffice.panels import list_of
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.values import WorkItem, WorkItems, WorklistQuery, pick
from reforms.models import EvidenceReading, ExpectedEvidence
from reforms.pages.expected import rows_unread
from seeds.models import Basis

SEARCHED = ("milestone__reform__title", "milestone__title", "text")


def find_unread(query: WorklistQuery) -> WorkItems:
    """Places that are due and were not read since, those due first before the others.

    Three queries.
    """

    def row(place: ExpectedEvidence) -> WorkItem:
        # Its form begins as a reading that an editor infers from having read.
        why = f"We read there on {print_day(query.day)} and found no answer."
        begun = {"place": place.pk, "basis": Basis.INFERRED, "reason": why}
        href = query.link(EvidenceReading, list_of(EvidenceReading, "add", **begun))
        cells = (place.text, str(place.due))
        return WorkItem(str(place.milestone), href, cells, place.key)

    rows = rows_unread(query.day)
    if query.strand:
        rows = rows.filter(reform__strand__slug=query.strand)
    if query.words:
        rows = rows.filter(
            reduce(or_, (Q((f"{name}__icontains", query.words)) for name in SEARCHED))
        )
    return pick(query.wanted(rows, "key"), query, row)
