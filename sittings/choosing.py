"""The reforms that can be ticked as ones of which a source says nothing new."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Lower

from reforms.models import Event, Reform
from sittings.matching import find_reforms

LISTED = 150
"""Reforms that are listed without being looked for."""
FOUND = 30


@dataclass(frozen=True, slots=True)
class Choosable:
    """A reform to tick; `line` is what the form sends for it."""

    pk: int
    line: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChoosableGroup:
    """The reforms of a strand, or those that were found under a title of ""."""

    key: str
    title: str
    reforms: tuple[Choosable, ...]

    @property
    def chosen(self) -> int:
        return sum(one.is_chosen for one in self.reforms)


@dataclass(frozen=True, slots=True)
class Choosing:
    """What can be ticked; `told` says what to do where nothing, or not all, is listed."""

    groups: tuple[ChoosableGroup, ...]
    told: str = ""


def read_choosing(find: str, chosen: Collection[int], besides: Collection[int]) -> Choosing:
    """The reforms that fit what was typed; without it all of them by strand, if they are not many.

    `besides` are those that the statements are about: they have news. Three queries at most.
    """
    every = Reform.objects.select_related("strand").exclude(pk__in=besides)
    if find:
        found = list(find_reforms(find, every)[: FOUND + 1])
        told = "" if found else f"No reform has “{find}” in its name or strand."
        if len(found) > FOUND:
            told = f"The first {FOUND} of them. Type more of the name."
        group = ChoosableGroup("found", "", _choosable(found[:FOUND], chosen))
        return Choosing((group,) if found else (), told)
    rows = list(every.order_by("strand__position", "position", "slug")[: LISTED + 1])
    if len(rows) > LISTED:
        return Choosing((), "Type a word of a reform’s name, or of its strand, to choose it here.")
    strands = dict.fromkeys(row.strand for row in rows)
    lines = {one.pk: one for one in _choosable(rows, chosen)}
    return Choosing(
        tuple(
            ChoosableGroup(
                str(strand.pk),
                strand.title,
                tuple(lines[row.pk] for row in rows if row.strand_id == strand.pk),
            )
            for strand in strands
        )
    )


def lines_for(rows: Iterable[Reform]) -> dict[int, str]:
    """By id, the words that name a reform alone: its title, or its slug where that is another's."""
    titles = {row.pk: row.title for row in rows}
    folded = {title.lower() for title in titles.values()}
    asked = Reform.objects.annotate(folded=Lower("title")).filter(folded__in=folded)
    counted = asked.order_by().values("folded").annotate(number=Count("pk"))
    shared = {one["folded"] for one in counted if one["number"] > 1}
    events = Event.objects.annotate(folded=Lower("title")).filter(folded__in=folded)
    shared |= set(events.values_list("folded", flat=True))
    slugs = {row.pk: row.slug for row in rows}
    return {pk: slugs[pk] if title.lower() in shared else title for pk, title in titles.items()}


def alone(lines: Iterable[str]) -> dict[str, Reform]:
    """By line, the reform that alone bears the line as its title. Two queries."""
    wanted = set(lines)
    rows = Reform.objects.filter(Q(title__in=wanted) | Q(slug__in=wanted))
    named = lines_for(list(rows))
    return {named[row.pk]: row for row in rows if named[row.pk] in wanted}


def _choosable(rows: list[Reform], chosen: Collection[int]) -> tuple[Choosable, ...]:
    lines = lines_for(rows) if rows else {}
    return tuple(Choosable(row.pk, lines[row.pk], row.title, row.pk in chosen) for row in rows)
