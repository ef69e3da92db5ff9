"""Needs that the rooms below tell of: passages that were not found, words nobody explains."""

from dataclasses import replace

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.text import capfirst, slugify

from glossary.gaps import find_gaps
from glossary.models import Sense, Term
from libs.backoffice.panels import list_of, page_of
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.values import Asked, Found, Row, pick
from seeds.models import Passage, PassageCheck


def find_failed(asked: Asked) -> Found:
    """Passages that their document did not have when it was last checked. Three queries."""

    def row(check: PassageCheck) -> Row:
        href = asked.link(Passage, page_of(check.passage))
        return Row(str(check.passage), href, (capfirst(check.problem),))

    checks = PassageCheck.objects.aggregate(count=Count("pk"), last=Max("checked_at"))
    failed = PassageCheck.objects.failed().select_related("passage__document")
    if asked.words:
        failed = failed.filter(problem__icontains=asked.words)
    found = pick(failed.order_by("passage__document", "passage"), asked, row)
    if checks["last"] is None:
        command = "manage.py check_seeds --documents DIR --record"
        return replace(found, empty=f"No check is kept yet. This keeps one: {command}")
    day = print_day(timezone.localdate(checks["last"]))
    called = "passage was" if checks["count"] == 1 else "passages were"
    about = f"{checks['count']:,} {called} looked for, last on {day}"
    return replace(found, about=f"{about}.", empty=f"{about}. None of them is missing.")


def find_unexplained(asked: Asked) -> Found:
    """Abbreviations that texts of ours use and no sense explains, the most used first."""
    wanted = asked.words.casefold()
    gaps = [gap for gap in find_gaps().undefined if wanted in gap[0].casefold()]
    shown = gaps[asked.start : asked.start + asked.most]
    terms = dict(
        Term.objects.filter(text__in=[word for word, _ in shown]).values_list("text", "pk")
    )
    return Found(
        tuple(_word(word, uses, terms.get(word), asked) for word, uses in shown), len(gaps)
    )


def _word(word: str, uses: int, term: int | None, asked: Asked) -> Row:
    """A term that is there already lacks a sense; the others are to be added themselves."""
    if term:
        href = asked.link(Sense, list_of(Sense, "add", term=term))
    else:
        href = asked.link(Term, list_of(Term, "add", text=word, slug=slugify(word)))
    return Row(word, href, ("once" if uses == 1 else f"{uses:,} times",))
