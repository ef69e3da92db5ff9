"""What a reader asks of the roadmap in its query string, checked once for page and images."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from libs.days import Day, checked, keep_day, page_address
from reforms.models import Involvement, Milestone, Reform, Stage, Update
from reforms.models.reform import ReformQuerySet
from reforms.pages.fitting import MilestoneChoice
from reforms.pages.roadmap import RoadmapPage, build_roadmap
from reforms.periods import Period
from reforms.roadmap_form import UNSAID, RoadmapForm
from reforms.timeline.looks import standings_of

FILTERS = ("strand", "standing", "by", "for", "years", "stage", "force", "body", "q")
KEPT = ("group", "page", *FILTERS)
"""What of the query string a drawing of the roadmap has too."""

ROADMAP_CHOICES = (*RoadmapForm.base_fields, "for", "open")
"""What the query string of the roadmap may hold besides its day."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A choice that leaves something out, in words; `without` is the address without it."""

    name: str
    label: str
    shown: str
    without: str


class RoadmapQuery:
    """The roadmap that one reader asks for. Raises InvalidQuery for one that cannot be shown."""

    def __init__(self, data: Mapping[str, Any], day: Day) -> None:
        self.day = day
        self.form = checked(RoadmapForm(data, day))
        self.given = {name: data.get(name, "") for name in KEPT}

    @property
    def sort(self) -> str:
        return str(self.form.cleaned_data["sort"])

    @property
    def is_drawn(self) -> bool:
        return bool(self.form.cleaned_data["view"] == "timeline")

    @property
    def unfolded(self) -> str:
        """The anchor of the line whose rows are asked for, EVERY_LINE for all, or ""."""
        return str(self.form.cleaned_data["open"])

    @property
    def period(self) -> Period | None:
        """The time to look at, or None for all."""
        period: Period | None = self.form.cleaned_data["years"]
        return period

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year to draw, or None for all."""
        return self.period.years if self.period else None

    @property
    def narrowed_by(self) -> tuple[Narrowing, ...]:
        """The choices that leave something out, in the order of the form."""
        found = []
        for name in FILTERS:
            field = self.form.fields[name]
            if value := self.form.cleaned_data[name]:
                shown = dict(getattr(field, "choices", ())).get(value, f"“{value}”")
                shown = value.in_words if isinstance(value, Period) else shown
                found.append(Narrowing(name, str(field.label), shown, self.address(**{name: ""})))
        return tuple(found)

    def address(self, root: str = "", /, **changes: str) -> str:
        """The roadmap's address with the day and choices asked for, some of them changed.

        What is changed to "" is left out. The page's number stays only where a line unfolds.
        """
        asked = self.form.data
        names = ("view", "sort", *self.given)
        kept = {name: asked.get(name, "") for name in names if name != "page" or "open" in changes}
        return root + keep_day(page_address("reforms:roadmap"), self.day, **kept | changes)

    @property
    def without_any(self) -> str:
        """The address of the whole roadmap, shown as this one is."""
        return self.address(**dict.fromkeys(FILTERS, ""))

    def reforms(self) -> ReformQuerySet:
        """The reforms known by the day that fit every filter of reforms."""
        chosen, on = self.form.cleaned_data, self.day.on
        reforms = Reform.objects.known_by(on)
        if chosen["strand"]:
            reforms = reforms.filter(strand__slug=chosen["strand"])
        if chosen["stage"]:
            stages = Update.objects.filter(kind=Update.Kind.STAGE).in_force_on(on)
            asked = Q(pk__in=stages.filter(stage=chosen["stage"]).values("reform"))
            if chosen["stage"] == Stage.NOT_STAGED:
                asked |= ~Q(pk__in=stages.values("reform"))
            reforms = reforms.filter(asked)
        if chosen["force"]:
            forces = Update.objects.filter(kind=Update.Kind.LEGAL_FORCE).in_force_on(on)
            asked = Q(pk__in=forces.filter(legal_force=chosen["force"]).values("reform"))
            if chosen["force"] == UNSAID:
                asked = ~Q(pk__in=forces.values("reform"))
            reforms = reforms.filter(asked)
        if chosen["body"]:
            part = Involvement.objects.known_by(on).filter(
                body__slug=chosen["body"], reform=OuterRef("pk")
            )
            reforms = reforms.filter(Exists(part))
        if words := chosen["q"]:
            said = Update.objects.known_by(on).filter(
                Q(note__icontains=words)
                | Q(name__icontains=words)
                | Q(target_words__icontains=words)
                | Q(milestone__title__icontains=words),
                reform=OuterRef("pk"),
            )
            reforms = reforms.filter(Q(title__icontains=words) | Exists(said))
        return reforms

    def milestones(self) -> MilestoneChoice:
        """Which milestones fit. One query where an audience is asked for."""
        asked = self.form.cleaned_data
        concerned = None
        if asked["for"]:
            rows = Milestone.objects.filter(audiences__slug=asked["for"])
            concerned = frozenset(rows.values_list("reform__slug", "slug"))
        return MilestoneChoice(
            standings=standings_of(asked["standing"]),
            concerned=concerned,
            period=self.period,
            by=asked["by"],
        )

    def page(self, sort: str = "") -> RoadmapPage:
        """The page that was asked for; a drawing has no `sort`."""
        asked = self.form.cleaned_data
        return build_roadmap(
            self.reforms(),
            self.day,
            grouped_by=asked["group"],
            sort=sort,
            number=asked["page"],
            choice=self.milestones(),
        )

    def chosen(self) -> list[str]:
        """The choices that leave something out: “Strand: Inclusion in mainstream schools”."""
        return [f"{one.label}: {one.shown}" for one in self.narrowed_by]

    def in_words(self) -> list[str]:
        """The same as one sentence; nothing where none does."""
        names = self.chosen()
        return [f"Only a part is shown. {'; '.join(names)}."] if names else []

    @property
    def title(self) -> str:
        """What the choices make of the roadmap: "Roadmap: Happened, Local authorities"."""
        return f"Roadmap: {self.choices}" if self.narrowed_by else "Roadmap"

    @property
    def choices(self) -> str:
        """The choices in few words, "" where there are none."""
        return ", ".join(one.shown for one in self.narrowed_by)
