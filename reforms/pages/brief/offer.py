"""What the form of a brief offers: strands, audiences, times, and every reform to tick."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from django import forms
from django.utils.text import capfirst

from reforms.models import Audience, Reform, Update
from reforms.pages.brief.choice import BriefQuery
from reforms.pages.changes.ranges import build_ranges


@dataclass(frozen=True, slots=True)
class BriefOption:
    """One thing to choose: what the address calls it, its name, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ReformsToTick:
    """The reforms of a strand."""

    strand: str
    reforms: tuple[BriefOption, ...]


@dataclass(frozen=True, slots=True)
class BriefOffer:
    """The whole form. `kept` are the roadmap's other filters, which it passes on unseen.

    `first` is how many reforms can be ticked where there are more, else 0.
    """

    strands: tuple[BriefOption, ...]
    audiences: tuple[BriefOption, ...]
    times: tuple[BriefOption, ...]
    start: str
    groups: tuple[ReformsToTick, ...]
    has_ticks: bool
    first: int
    kept: tuple[tuple[str, str], ...]


def build_offer(query: BriefQuery) -> BriefOffer:
    """What can be chosen on the day, with what was chosen. Two queries."""
    field = cast(forms.ChoiceField, query.roadmap.form.fields["strand"])
    strands = cast(list[tuple[str, str]], field.choices)
    chosen = query.filters.get("strand", "")
    shown = query.form.cleaned_data
    ranges = build_ranges(query.day.on, query.form.stops)
    rows = query.offered()
    names = _names(query, rows)
    return BriefOffer(
        strands=_options((pair for pair in strands if pair[0]), chosen),
        audiences=_options(
            Audience.objects.values_list("slug", "title"),
            query.audience.slug if query.audience else "",
        ),
        times=_options(((one.key, one.label) for one in ranges if one.is_offered), shown["since"]),
        start=shown["from"].isoformat() if shown["from"] else "",
        groups=tuple(
            ReformsToTick(
                title,
                tuple(
                    BriefOption(row.slug, names.get(row.slug, row.title), row.slug in query.ticked)
                    for row in some
                ),
            )
            for title, some in groupby(rows, key=lambda row: row.strand.title)
        ),
        has_ticks=bool(query.ticked),
        first=query.first,
        kept=tuple(
            (name, value) for name, value in query.filters.items() if name not in ("strand", "for")
        ),
    )


def _names(query: BriefQuery, reforms: Iterable[Reform]) -> dict[str, str]:
    """What those reforms that were renamed are called on the day. One query."""
    named = Update.objects.filter(kind=Update.Kind.NAME, reform__in=reforms)
    rows = named.in_force_on(query.day.on).values_list("reform__slug", "name")
    return {slug: capfirst(name) for slug, name in rows if name}


def _options(pairs: Iterable[tuple[str, str]], chosen: str) -> tuple[BriefOption, ...]:
    return tuple(BriefOption(value, label, value == chosen) for value, label in pairs)
