"""Work that the report of facts shows: what rests on too little, until somebody says why it may."""

from dataclasses import replace

from django.db.models import Q
from django.utils.text import Truncator

from libs.backoffice.panels import list_of, page_of
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.log import recorded_last
from reforms.admin.worklist.values import WorkItem, WorkItems, WorklistQuery, pick
from reforms.doubts import inferences, old_inferences, weak_documents
from reforms.models import Update
from seeds.models import Document, Doubt

Kind = Doubt.Kind


def find_weak(query: WorklistQuery) -> WorkItems:
    """Documents of the press and of vendors with facts that nobody nearer tells. Four queries."""
    words = query.words.casefold()
    weak = [one for one in weak_documents(query.day) if words in str(one.document).casefold()]
    wanted = query.wanted_items(one.document.slug for one in weak)
    found = [one for one in weak if one.document.slug in wanted]
    rows = tuple(
        WorkItem(
            str(one.document),
            explain(query, Kind.WEAK_SOURCE, one.document.slug),
            (str(one.document.source_rank.label), str(one.facts)),
            one.document.slug,
        )
        for one in found[query.start : query.start + query.most]
    )
    return _counted(WorkItems(rows, len(found)), Kind.WEAK_SOURCE)


def find_old(query: WorklistQuery) -> WorkItems:
    """Inferred stages and forces that are older than what was heard since. Three queries."""

    def row(fact: Update) -> WorkItem:
        cells = (fact.heading(), print_day(fact.known_on), Truncator(fact.reason).words(14))
        href = explain(query, Kind.OLD_INFERENCE, fact.key)
        return WorkItem(str(fact.reform), href, cells, fact.key)

    among = recorded_last(inferences(), query)
    rows = query.wanted(old_inferences(query.day, among).select_related("reform"), "key")
    if query.strand:
        rows = rows.filter(reform__strand__slug=query.strand)
    if query.words:
        rows = rows.filter(
            Q(reform__title__icontains=query.words) | Q(reason__icontains=query.words)
        )
    return _counted(pick(rows, query, row), Kind.OLD_INFERENCE)


def find_mentioned(query: WorklistQuery) -> WorkItems:
    """Silent entries that a later document speaks against, as they were kept. Five queries."""

    rows = Doubt.objects.filter(kind=Kind.LATER_MENTION, reason="", found__icontains=query.words)
    doubts: list[Doubt] = []

    def row(doubt: Doubt) -> WorkItem:
        doubts.append(doubt)
        return WorkItem(doubt.key, query.link(Doubt, page_of(doubt)), (), doubt.key)

    found = pick(query.wanted(rows, "key"), query, row)
    entries = Update.objects.filter(key__in=[one.key for one in doubts]).select_related(
        "reform", "milestone", "event"
    )
    named = {one.key: f"{one.subject}: {one.summary()}" for one in entries}
    says = {one.key: one.found.partition(": ") for one in doubts}
    titles = dict(
        Document.objects.filter(slug__in=[one[0] for one in says.values()]).values_list(
            "slug", "short_title"
        )
    )
    shown = tuple(
        replace(
            one,
            name=Truncator(named.get(one.item, "An entry that is here no more")).words(20),
            cells=(_told(*says[one.item], titles),),
        )
        for one in found.rows
    )
    counted = _counted(replace(found, rows=shown), Kind.LATER_MENTION)
    return replace(counted, empty=f"None is kept that nobody explained. {counted.about}".strip())


def _told(slug: str, _mark: str, words: str, titles: dict[str, str]) -> str:
    """What a document says, under the name that people know it by."""
    return Truncator(f"{titles.get(slug, 'A document')}: {words}").words(24)


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
