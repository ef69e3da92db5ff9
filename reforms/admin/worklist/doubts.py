"""Work that the report of facts shows: what rests on too little, until somebody says why it may."""

from dataclasses import replace

from django.db.models import Q
from django.utils.text import Truncator

from libs.backoffice.panels import list_of, page_of
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.values import WorkItem, WorkItems, WorklistQuery, pick
from reforms.doubts import old_inferences, weak_documents
from reforms.models import Update
from seeds.models import Doubt

Kind = Doubt.Kind
LOOKED_FOR = "manage.py report_facts --record"


def find_weak(query: WorklistQuery) -> WorkItems:
    """Documents of the press and of vendors with facts that nobody nearer tells. Three queries."""
    wanted = query.words.casefold()
    found = [one for one in weak_documents(query.day) if wanted in str(one.document).casefold()]
    rows = tuple(
        WorkItem(
            str(one.document),
            explain(query, Kind.WEAK_SOURCE, one.document.slug),
            (str(one.document.source_rank.label), str(one.facts)),
        )
        for one in found[query.start : query.start + query.most]
    )
    return _counted(WorkItems(rows, len(found)), Kind.WEAK_SOURCE)


def find_old(query: WorklistQuery) -> WorkItems:
    """Inferred stages and forces that are older than what was heard since. Three queries."""

    def row(fact: Update) -> WorkItem:
        cells = (fact.heading(), print_day(fact.known_on), Truncator(fact.reason).words(14))
        return WorkItem(str(fact.reform), explain(query, Kind.OLD_INFERENCE, fact.key), cells)

    rows = old_inferences(query.day).select_related("reform")
    if query.strand:
        rows = rows.filter(reform__strand__slug=query.strand)
    if query.words:
        rows = rows.filter(
            Q(reform__title__icontains=query.words) | Q(reason__icontains=query.words)
        )
    return _counted(pick(rows, query, row), Kind.OLD_INFERENCE)


def find_mentioned(query: WorklistQuery) -> WorkItems:
    """Silent entries that a later document speaks against, as the command kept them."""

    def row(doubt: Doubt) -> WorkItem:
        href = query.link(Doubt, page_of(doubt))
        return WorkItem(doubt.key, href, (Truncator(doubt.found).words(24),))

    rows = Doubt.objects.filter(kind=Kind.LATER_MENTION, reason="", found__icontains=query.words)
    found = _counted(pick(rows, query, row), Kind.LATER_MENTION)
    return replace(found, empty=f"None is kept that nobody explained. This looks: {LOOKED_FOR}")


def explain(query: WorklistQuery, kind: str, key: str) -> str:
    """The form that says why something may stand, begun; "" for a user who may not use it."""
    return query.link(Doubt, list_of(Doubt, "add", kind=kind, key=key))


def _counted(found: WorkItems, kind: Kind) -> WorkItems:
    """With how many are explained, and how many of these say what nobody has done yet."""
    answers = Doubt.objects.explained().filter(kind=kind).values_list("is_open", flat=True)
    is_open = list(answers)
    if not is_open:
        return found
    said = f"{len(is_open)} explained, {sum(is_open)} of them still to be looked for."
    return replace(found, about=said, empty=f"None without a reason. {said}")
