"""What passages told us: every fact that points to one, whichever room it stands in.

The facts are found through the passages that they point to, so that this room imports no other.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import (
    Count,
    Exists,
    ForeignKey,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)
from django.urls import NoReverseMatch

from libs.days import Day, keep_day
from libs.vaguedates.printing import print_day
from seeds.models import Caveat, Document, Passage, Sourced
from seeds.querysets import KnownQuerySet


@dataclass(frozen=True, slots=True)
class CitedFact:
    """One fact; `known_on` is "" where that is the day on which its document was published."""

    says: str
    basis: str
    reason: str
    known_on: str


@dataclass(frozen=True, slots=True)
class FactsAbout:
    """What one passage says of one thing."""

    name: str
    kind: str
    href: str
    facts: tuple[CitedFact, ...]
    is_caveat: bool = False


def fact_models() -> list[type[Sourced]]:
    """Every kind of fact that can point to a passage."""
    relations = (one for one in Passage._meta.related_objects if not one.many_to_many)
    rows = (relation.related_model for relation in relations)
    return [row for row in rows if isinstance(row, type) and issubclass(row, Sourced)]


def passage_lists() -> dict[str, type[Model]]:
    """The names under which a passage knows the rows that list it, and the model of each.

    Those of a fact are borne out by the passage besides the one that the fact points to.
    """
    listed = (relation for relation in Passage._meta.related_objects if relation.many_to_many)
    return {
        name: relation.related_model
        for relation in listed
        if (name := relation.get_accessor_name())
    }


def listed_by(day: date) -> list[Prefetch[str]]:
    """Prefetches what lists a passage, of facts those that were known by the day."""
    return [
        Prefetch(name, _facts(model).known_by(day).select_related(*model.SUBJECT))
        if issubclass(model, Sourced)
        else Prefetch(name)
        for name, model in passage_lists().items()
    ]


def count_facts(day: date, documents: Collection[int] | None = None) -> Counter[int]:
    """How many facts each document, or each of some, told by `day`, by its id. One query."""
    if documents is not None and not documents:
        return Counter()
    counted = [arm for model in fact_models() for arm in _counted(model, day, documents)]
    counts: Counter[int] = Counter()
    for document, count in counted[0].union(*counted[1:], all=True):
        counts[document] += count
    return counts


def _counted(
    model: type[Sourced], day: date, documents: Collection[int] | None
) -> Iterator[QuerySet[Any, Any]]:
    """All facts of a kind by document, and how many of them count no more, as negative numbers.

    An index has the passages and days of all. Which of them were mended is asked of the few
    corrections; asked of each fact, that would take as long as reading the whole log.
    """
    facts: Any = model._default_manager  # any kind: what is only derived from has no corrections
    known = Q(known_on__lte=day)
    mended = Exists(facts.filter(known, corrects=OuterRef("pk")))
    corrections = facts.filter(corrects__isnull=False)
    arms = (
        (facts.filter(known), "passage__document", Count("*")),
        (
            corrections,
            "corrects__passage__document",
            0 - Count("pk", filter=known & Q(corrects__known_on__lte=day)),
        ),
        (
            corrections,
            "passage__document",
            0 - Count("pk", filter=Q(known, ~mended, withdrawn=True)),
        ),
    )
    for rows, document, count in arms:
        passage = document.removesuffix("__document")
        told = (
            {f"{passage}__isnull": False} if documents is None else {f"{document}__in": documents}
        )
        yield rows.filter(**told).order_by().values_list(document).annotate(number=count)


def read_cited_facts(document: Document, day: Day) -> dict[int, tuple[FactsAbout, ...]]:
    """What each passage told us by the day, by its id. One query for each kind of fact.

    What it says to a caveat waits for the caveat's own day.
    """
    subjects: dict[int, dict[tuple[type[Model], Any], tuple[Model, list[CitedFact]]]] = {}
    for model in fact_models():
        facts = _facts(model).known_by(day.on).filter(passage__document=document).order_by("pk")
        for fact in facts.select_related(*_pointed_to(model)):
            subject = fact.subject
            if isinstance(subject, Caveat) and subject.known_on > day.on:
                continue
            in_passage = subjects.setdefault(cast(int, fact.passage_id), {})
            _, cited = in_passage.setdefault((type(subject), subject.pk), (subject, []))
            cited.append(_cited_fact(fact, document))
    return {
        passage: tuple(_about(subject, facts, day) for subject, facts in in_passage.values())
        for passage, in_passage in subjects.items()
    }


def row_address(row: Model, day: Day) -> str:
    """Where a row is shown, on the day looked at; "" for rows that have no page (yet)."""
    try:
        return keep_day(row.get_absolute_url(), day)  # type: ignore[attr-defined]
    except (AttributeError, NoReverseMatch):
        return ""


def _facts(model: type[Sourced]) -> KnownQuerySet[Sourced]:
    return cast(KnownQuerySet[Sourced], model._default_manager.all())


def _pointed_to(model: type[Model]) -> list[str]:
    """The rows that one of `model` points to; hidden ones, who recorded it, are no part of it."""
    fields = (field for field in model._meta.fields if isinstance(field, ForeignKey))
    return [field.name for field in fields if field.remote_field.related_name != "+"]


def _about(subject: Model, facts: list[CitedFact], day: Day) -> FactsAbout:
    return FactsAbout(
        name=str(subject),
        kind=str(subject._meta.verbose_name),
        href=row_address(subject, day),
        facts=tuple(facts),
        is_caveat=isinstance(subject, Caveat),
    )


def _cited_fact(fact: Sourced, document: Document) -> CitedFact:
    is_from_start = fact.known_on == document.published.window.latest
    return CitedFact(
        says=fact.summary(),
        basis=fact.basis,
        reason=fact.reason,
        known_on="" if is_from_start else print_day(fact.known_on),
    )
