"""Work that sources and the glossary show: passages not found, words that nobody explains."""

from dataclasses import replace

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.text import capfirst, slugify

from glossary.gaps import find_gaps
from glossary.models import Sense, Term
from libs.backoffice.panels import list_of, page_of
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.values import WorkItem, WorkItems, WorklistQuery, pick
from reforms.doubts import lost_words
from seeds.models import Passage, PassageCheck

NEWEST_TEXTS = 2_000
"""Texts of each kind that the start page reads for abbreviations; the full list reads all."""


def find_failed(query: WorklistQuery) -> WorkItems:
    """Passages that their document did not have when it was last checked. Three queries."""

    def row(check: PassageCheck) -> WorkItem:
        href = query.link(Passage, page_of(check.passage))
        return WorkItem(str(check.passage), href, (capfirst(check.problem),), check.passage.key)

    checks = PassageCheck.objects.aggregate(count=Count("pk"), last=Max("checked_at"))
    failed = lost_words().select_related("passage__document")
    if query.words:
        failed = failed.filter(problem__icontains=query.words)
    failed = query.wanted(failed.order_by("passage__document", "passage"), "passage__key")
    found = pick(failed, query, row)
    if checks["last"] is None:
        return replace(found, empty="No passage has been looked for yet.")
    day = print_day(timezone.localdate(checks["last"]))
    called = "passage was" if checks["count"] == 1 else "passages were"
    about = f"{checks['count']:,} {called} looked for, last on {day}"
    return replace(found, about=f"{about}.", empty=f"{about}. None of them is missing.")


def find_unexplained(query: WorklistQuery) -> WorkItems:
    """Abbreviations that texts of ours use and no sense explains, the most used first."""
    wanted = query.words.casefold()
    newest = NEWEST_TEXTS if query.is_start else None
    every = [gap for gap in find_gaps(newest).undefined if wanted in gap[0].casefold()]
    asked = query.wanted_items(word for word, _ in every)
    gaps = [gap for gap in every if gap[0] in asked]
    shown = gaps[query.start : query.start + query.most]
    terms = dict(
        Term.objects.filter(text__in=[word for word, _ in shown]).values_list("text", "pk")
    )
    return WorkItems(
        tuple(_word(word, uses, terms.get(word), query) for word, uses in shown), len(gaps)
    )


def _word(word: str, uses: int, term: int | None, query: WorklistQuery) -> WorkItem:
    """A term that is there already lacks a sense; the others are to be added themselves."""
    if term:
        href = query.link(Sense, list_of(Sense, "add", term=term))
    else:
        href = query.link(Term, list_of(Term, "add", text=word, slug=slugify(word)))
    return WorkItem(word, href, ("once" if uses == 1 else f"{uses:,} times",), word)
