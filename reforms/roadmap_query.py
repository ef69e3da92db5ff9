"""What a reader asks of the roadmap in its query string, checked once for page and images."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef, Q

from libs.days import Day, checked
from partnerships.models import DeliveryBody
from reforms.forms import PageForm
from reforms.models import Involvement, LegalForce, Reform, Stage, Strand, Update
from reforms.models.reform import ReformQuerySet
from reforms.pages.roadmap import SORTS, RoadmapPage, build_roadmap
from reforms.timeline.axis import MOST_YEARS

MAX_WORDS_CHARS = 100
YEARS = re.compile(r"(?P<first>(19|20|21)[0-9]{2})(-(?P<last>(19|20|21)[0-9]{2}))?")
YEARS_WRONG = f"Write years as in 2023-2025, the earlier first and no more than {MOST_YEARS}."
FILTERS = ("strand", "stage", "force", "body", "q")
KEPT = ("group", "years", "page", *FILTERS)
"""What of the query string a drawing of the roadmap has too."""


def _choice(label: str, choices: list[tuple[str, str]], wrong: str) -> forms.ChoiceField:
    messages = {"invalid_choice": wrong}
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=messages)


def _or_all(choices: Any) -> list[tuple[str, str]]:
    return [("", "All"), *choices]


class RoadmapForm(PageForm):
    """Each field may be left out. Two queries, for the strands and bodies to choose from."""

    strand = _choice(
        "Strand", [], "No strand has that name on this day. The roadmap lists the strands."
    )
    stage = _choice(
        "Stage",
        _or_all(Stage.choices),
        f"No stage has that name. Choose one of {', '.join(Stage.values)}.",
    )
    force = _choice(
        "Legal force",
        _or_all(LegalForce.choices),
        f"No legal force has that name. Choose one of {', '.join(LegalForce.values)}.",
    )
    body = _choice(
        "Delivery body",
        [],
        "No delivery body with a role in a reform has that name on this day.",
    )
    q = forms.CharField(
        label="Words",
        max_length=MAX_WORDS_CHARS,
        required=False,
        error_messages={
            "max_length": f"This is too long. Write no more than {MAX_WORDS_CHARS} characters.",
            "null_characters_not_allowed": "This contains a character that cannot be searched for.",
        },
    )
    group = _choice(
        "Group by",
        [("strand", "Strand"), ("stage", "Stage"), ("force", "Legal force")],
        "Group the roadmap by strand, stage or force.",
    )
    sort = _choice(
        "Sort by",
        [(way + name, name) for name in SORTS for way in ("", "-")],
        "Sort the roadmap by title, stage or target.",
    )
    view = _choice(
        "Show as",
        [("timeline", "Timeline"), ("table", "Table")],
        "Show the roadmap as a timeline or a table.",
    )
    years = forms.CharField(
        max_length=9,
        required=False,
        error_messages={"max_length": YEARS_WRONG, "null_characters_not_allowed": YEARS_WRONG},
    )

    def __init__(self, data: Mapping[str, Any], day: Day) -> None:
        super().__init__(data)
        strands = Strand.objects.filter(
            Exists(Reform.objects.known_by(day.on).filter(strand=OuterRef("pk")))
        )
        involved = Involvement.objects.known_by(day.on).filter(body=OuterRef("pk"))
        bodies = DeliveryBody.objects.filter(Exists(involved)).order_by("title")
        self._offer("strand", strands)
        self._offer("body", bodies)

    def _offer(self, name: str, rows: Iterable[Strand | DeliveryBody]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = _or_all((row.slug, row.title) for row in rows)

    def clean_years(self) -> tuple[int, int] | None:
        """The first and the last year, or None for all."""
        written = self.cleaned_data["years"]
        if not written:
            return None
        found = YEARS.fullmatch(written)
        first, last = (
            (int(found["first"]), int(found["last"] or found["first"])) if found else (1, 0)
        )
        if not 0 <= last - first < MOST_YEARS:
            raise forms.ValidationError(YEARS_WRONG)
        return first, last

    def clean(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if given.get("sort"):
            # Only the table's columns can be sorted by.
            given["view"] = "table"
        unasked = dict.fromkeys((*FILTERS, "sort"), "")
        return unasked | {"group": "strand", "view": "timeline", "page": 1, "years": None} | given


ROADMAP_CHOICES = tuple(RoadmapForm.base_fields)
"""What the query string of the roadmap may hold besides its day."""


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
    def is_narrowed(self) -> bool:
        """Whether a choice leaves something out."""
        return any(self.form.cleaned_data[name] for name in (*FILTERS, "years"))

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year to draw, or None for all."""
        years: tuple[int, int] | None = self.form.cleaned_data["years"]
        return years

    def reforms(self) -> ReformQuerySet:
        """The reforms known by the day that fit every filter."""
        chosen, on = self.form.cleaned_data, self.day.on
        reforms = Reform.objects.known_by(on)
        if chosen["strand"]:
            reforms = reforms.filter(strand__slug=chosen["strand"])
        if chosen["stage"]:
            stages = Update.objects.filter(kind=Update.Kind.STAGE).in_force_on(on)
            reforms = reforms.filter(pk__in=stages.filter(stage=chosen["stage"]).values("reform"))
        if chosen["force"]:
            forces = Update.objects.filter(kind=Update.Kind.LEGAL_FORCE).in_force_on(on)
            reforms = reforms.filter(
                pk__in=forces.filter(legal_force=chosen["force"]).values("reform")
            )
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

    def page(self, sort: str = "") -> RoadmapPage:
        """The page that was asked for; a drawing has no `sort`."""
        asked = self.form.cleaned_data
        return build_roadmap(
            self.reforms(), self.day, grouped_by=asked["group"], sort=sort, number=asked["page"]
        )

    def chosen(self) -> list[str]:
        """The choices that leave reforms out: “Strand: Inclusion in mainstream schools”."""
        names = []
        for name in FILTERS:
            field = self.form.fields[name]
            if value := self.form.cleaned_data[name]:
                shown = dict(getattr(field, "choices", ())).get(value, value)
                names.append(f"{field.label}: {shown}")
        if years := self.years:
            names.append(f"Years: {years[0]} to {years[1]}")
        return names

    def in_words(self) -> list[str]:
        """The same as one sentence; nothing where none does."""
        names = self.chosen()
        return [f"Only a part is shown. {'; '.join(names)}."] if names else []
