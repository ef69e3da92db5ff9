"""The fields of the roadmap's query string, what each may hold, and what is said of a wrong one."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value

from libs.days import Day
from partnerships.models import DeliveryBody
from reforms.forms import PageForm
from reforms.models import Audience, Involvement, LegalForce, Reform, Stage, Strand
from reforms.pages.fitting import OTHERS
from reforms.pages.overview import EVERY_LINE
from reforms.pages.roadmap import SORTS
from reforms.periods import Period, read_period
from reforms.standing import LABELS, Standing
from reforms.timeline.axis import MOST_YEARS
from seeds.voices import Voice

MAX_WORDS_CHARS = 100
YEARS_WRONG = (
    f"Write years as in 2023-2025, the earlier first and no more than {MOST_YEARS}, or "
    "choose next-3-months, next-12-months or school-year."
)

UNSAID = "unsaid"
"""The legal force of a reform of which none is stated."""

STANDINGS = {
    "open": "Open or to come",
    **{standing.value: LABELS[standing] for standing in Standing},
    "floor": "No earlier than a date",
    "ended": "Stopped or superseded",
}
"""What can be asked of how a milestone stands: each standing, and the three looks of several."""


SAID_BY = {
    OTHERS: "Somebody else than those responsible",
    **{voice.value: voice.label for voice in Voice},
}
"""Who may be asked to say what became of a milestone: somebody else, or each voice."""


def _choice(label: str, choices: list[tuple[str, str]], wrong: str) -> forms.ChoiceField:
    messages = {"invalid_choice": wrong}
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=messages)


def _or_all(choices: Any) -> list[tuple[str, str]]:
    return [("", "All"), *choices]


class RoadmapForm(PageForm):
    """Each field may be left out. One query, for the strands, bodies and audiences to choose from.

    The fields `for` and `open` are added as the form is made: the language has these names.
    """

    strand = _choice(
        "Strand", [], "No strand has that name on this day. The roadmap lists the strands."
    )
    standing = _choice(
        "Standing",
        _or_all(STANDINGS.items()),
        f"No standing has that name. Choose one of {', '.join(STANDINGS)}.",
    )
    by = _choice(
        "Who says what became of it",
        _or_all(SAID_BY.items()),
        f"Nobody of that name says so. Choose one of {', '.join(SAID_BY)}.",
    )
    years = forms.CharField(
        label="When",
        max_length=14,
        required=False,
        error_messages={"max_length": YEARS_WRONG, "null_characters_not_allowed": YEARS_WRONG},
    )
    stage = _choice(
        "Stage",
        _or_all(Stage.choices),
        f"No stage has that name. Choose one of {', '.join(Stage.values)}.",
    )
    force = _choice(
        "Legal force",
        _or_all([*LegalForce.choices, (UNSAID, "Not stated")]),
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

    def __init__(self, data: Mapping[str, Any], day: Day) -> None:
        super().__init__(data)
        self.day = day
        self.fields["for"] = _choice(
            "Who must act", [], "No audience with a date has that name. The roadmap lists them."
        )
        offered: dict[str, list[tuple[int, str, str]]] = {"strand": [], "body": [], "for": []}
        for name, slug, title, position in read_offered(day):
            offered[name].append((position, title, slug))
        lines = [EVERY_LINE, *(slug for _, _, slug in offered["strand"])]
        lines += [*Stage.values, *(f"force-{force}" for force in (*LegalForce.values, UNSAID))]
        self.fields["open"] = _choice(
            "Unfolded",
            _or_all((line, line) for line in lines),
            "No line of the roadmap has that name on this day.",
        )
        for name, rows in offered.items():
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = _or_all((slug, title) for _, title, slug in sorted(rows))

    def clean_years(self) -> Period | None:
        """The period to look at, or None for all time."""
        written = self.cleaned_data["years"]
        if not written:
            return None
        period = read_period(written, self.day.on)
        if period is None:
            raise forms.ValidationError(YEARS_WRONG)
        return period

    def clean(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if given.get("sort"):
            # Only the table's columns can be sorted by.
            given["view"] = "table"
        unasked = dict.fromkeys(self.fields, "")
        return unasked | {"group": "strand", "view": "timeline", "page": 1, "years": None} | given


def read_offered(day: Day) -> QuerySet[Any, tuple[str, str, str, int]]:
    """What can be chosen on a day, as (field, slug, title, position). One query."""
    strands = Strand.objects.filter(
        Exists(Reform.objects.known_by(day.on).filter(strand=OuterRef("pk")))
    )
    involved = Involvement.objects.known_by(day.on).filter(body=OuterRef("pk"))
    bodies = DeliveryBody.objects.filter(Exists(involved))
    columns = (
        rows.order_by().values_list(
            Value(name, CharField()), "slug", "title", place or F("position")
        )
        for name, rows, place in (
            ("strand", strands, None),
            ("body", bodies, Value(0)),
            ("for", Audience.objects.all(), None),
        )
    )
    first, *others = columns
    return first.union(*others, all=True)
