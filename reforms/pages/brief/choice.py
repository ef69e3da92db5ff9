"""What a brief is to be about: reforms that are ticked, a strand, an audience, a filter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from libs.days import Day, DayField, checked
from libs.vaguedates.printing import print_day
from reforms.models import Audience, Reform
from reforms.models.reform import ReformQuerySet
from reforms.pages.changes.ranges import build_ranges, default_start
from reforms.pages.changes.stops import Stops
from reforms.roadmap_query import FILTERS, RoadmapQuery

REFUSED = "reforms/brief_refused.html"
MAX_SLUG_CHARS = 80
ONE_VALUE = tuple(dict.fromkeys(("for", *FILTERS, "since", "from")))
MANY_VALUES = ("reform",)
"""What the query string of a brief may hold besides its day; of the last every value counts."""

MOST_OFFERED = 300
"""Reforms to tick: a form with thousands is no use. The roadmap finds any other."""


class BriefForm(forms.Form):
    """`?reform=&reform=&for=&since=&from=`; what the roadmap's filters are is its form's to say."""

    since = forms.CharField(required=False)

    def __init__(self, data: Mapping[str, Any], day: Day, stops: Stops) -> None:
        super().__init__(data)
        self.day, self.stops = day, stops
        # "from" and "for" are words of the language, so they cannot stand among the fields above.
        self.fields["from"] = DayField(today=day.today)
        self.fields["for"] = forms.ModelChoiceField(
            Audience.objects.all(),
            to_field_name="slug",
            required=False,
            error_messages={"invalid_choice": "No audience with a date has that name."},
        )

    def clean(self) -> dict[str, Any]:
        """The day that `from` gives, or the time that `since` names, or the usual one."""
        given = self.cleaned_data
        if self.errors:
            return given
        ranges = build_ranges(self.day.on, self.stops)
        offered = {one.key: one.start for one in ranges}
        start = given["from"]
        if start is None and given["since"]:
            if given["since"] not in offered:
                raise forms.ValidationError(
                    f"On {print_day(self.day.on)} no time has that name. Choose one of "
                    f"{', '.join(offered)}, or give a day as “from”."
                )
            start = offered[given["since"]]
        start = start or default_start(self.day.on, ranges, self.stops)
        return given | {"start": min(start, self.day.on)}


class BriefQuery:
    """The brief that one reader asks for. Raises InvalidQuery for one that cannot be made."""

    def __init__(self, data: QueryDict, day: Day, stops: Stops) -> None:
        self.day = day
        self.form = checked(BriefForm(data, day, stops), REFUSED)
        self.ticked = tuple(dict.fromkeys(filter(None, data.getlist("reform"))))
        self.filters = {name: str(data[name]) for name in FILTERS if data.get(name)}
        self.roadmap = RoadmapQuery(self.filters, day)
        self.known = self._read_known()
        self._refuse_unknown()

    @property
    def start(self) -> date:
        """The day that what changed is counted from."""
        start: date = self.form.cleaned_data["start"]
        return start

    @property
    def audience(self) -> Audience | None:
        audience: Audience | None = self.form.cleaned_data["for"]
        return audience

    @property
    def is_asked(self) -> bool:
        """Whether anything was chosen at all."""
        return bool(self.ticked or self.filters or self.audience)

    def reforms(self) -> list[Reform]:
        """The reforms that were ticked, and those that fit every other choice; each once."""
        found = [self.known[slug] for slug in self.ticked]
        if self.filters or self.audience:
            rows: ReformQuerySet = self.roadmap.reforms()
            if self.audience:
                rows = rows.filter(milestones__audiences=self.audience)
            found += list(rows.select_related("strand").distinct())
        return list(dict.fromkeys(found))

    @property
    def first(self) -> int:
        """How many reforms, the first of all, are offered where there are more; else 0."""
        return MOST_OFFERED if len(self.known) > MOST_OFFERED else 0

    def offered(self) -> list[Reform]:
        """The reforms to tick, in the roadmap's order: the first of all, and those ticked."""
        rows = list(self.known.values())
        others = [row for row in rows[MOST_OFFERED:] if row.slug in self.ticked]
        return rows[:MOST_OFFERED] + others

    def in_words(self) -> str:
        """What was chosen besides single reforms: “Strand: Law; for Local authorities”."""
        parts = list(self.roadmap.chosen())
        if self.audience and "for" not in self.filters:
            parts.append(f"with dates for {self.audience.title}")
        return "; ".join(parts)

    def _read_known(self) -> dict[str, Reform]:
        """The first reforms known on the day, one more than are offered, and those ticked."""
        every = Reform.objects.known_by(self.day.on)
        first = every.order_by("strand__position", "position", "slug").values("pk")
        ticked = [slug for slug in self.ticked if slug.isprintable()]
        wanted = Q(pk__in=first[: MOST_OFFERED + 1]) | Q(slug__in=ticked)
        return {row.slug: row for row in every.filter(wanted).select_related("strand")}

    def _refuse_unknown(self) -> None:
        unknown = [slug for slug in self.ticked if slug not in self.known]
        if unknown:
            shown = [
                "".join(filter(str.isprintable, slug[:MAX_SLUG_CHARS])) for slug in unknown[:3]
            ]
            named = ", ".join(f"“{slug}”" for slug in shown)
            self.form.add_error(
                None,
                f"No reform known on {print_day(self.day.on)} has the name {named}. "
                "Choose from the list instead.",
            )
            checked(self.form, REFUSED)
