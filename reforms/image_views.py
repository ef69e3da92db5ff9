"""The roadmap as a picture that leaves the site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from libs.days import Day, as_known_on, refuse
from libs.drawings.responses import let_frame, query_of, root_of, send_png, send_svg
from reforms.filters import RoadmapFilter
from reforms.forms import RoadmapForm
from reforms.pages.events import read_events
from reforms.pages.roadmap import RoadmapPage, build_roadmap
from reforms.pages.timeline import build_timeline
from reforms.timeline import Timeline
from reforms.timeline.poster import Sheet, layout_sheet
from seeds.pages import source_line

KEPT = ("group", "years", "page", "strand", "stage", "force", "body", "q")
"""What of the roadmap's query string a drawing of it has too."""


class Choices:
    """What a reader asks of the roadmap: both of its forms, read together."""

    def __init__(self, request: HttpRequest, day: Day) -> None:
        self.day = day
        self.form = RoadmapForm(request.GET)
        self.filter = RoadmapFilter(request.GET, day)
        self.given = {name: request.GET.get(name, "") for name in KEPT}

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """A page that says which choice is wrong, or None."""
        wrong = (form for form in (self.form, self.filter.form) if not form.is_valid())
        return next((refuse(request, form) for form in wrong), None)

    def page(self, sort: str = "") -> RoadmapPage:
        asked = self.form.cleaned_data
        return build_roadmap(
            self.filter.qs, self.day, grouped_by=asked["group"], sort=sort, number=asked["page"]
        )

    @property
    def years(self) -> Any:
        """The first and the last year to draw, or None for all."""
        return self.form.cleaned_data["years"] or None

    def lines(self) -> list[str]:
        """The choices that leave reforms out, in words."""
        names = []
        for name, field in self.filter.form.fields.items():
            value = self.filter.form.cleaned_data.get(name)
            if value:
                shown = dict(getattr(field, "choices", ())).get(value, value)
                names.append(f"{field.label}: {shown}")
        if years := self.years:
            names.append(f"Years: {years[0]} to {years[1]}")
        return [f"Only a part is shown. {'; '.join(names)}."] if names else []


@as_known_on
def roadmap_svg(request: HttpRequest, day: Day) -> HttpResponse:
    """The roadmap's timeline as a picture that stands alone."""
    choices = Choices(request, day)
    return choices.refusal(request) or send_svg(request, _draw(request, choices)[1])


@as_known_on
def roadmap_png(request: HttpRequest, day: Day) -> HttpResponse:
    """The same picture as PNG."""
    choices = Choices(request, day)
    if refusal := choices.refusal(request):
        return refusal
    sheet, picture = _draw(request, choices)
    return send_png(request, picture, sheet.width, sheet.height)


@as_known_on
def roadmap_embed(request: HttpRequest, day: Day) -> HttpResponse:
    """The timeline alone, for a frame on another site."""
    choices = Choices(request, day)
    if refusal := choices.refusal(request):
        return refusal
    page = choices.page()
    timeline = build_timeline(page, read_events(day), day, years=choices.years)
    home = reverse("reforms:roadmap") + query_of(day, choices.given)
    context = {"page": page, "timeline": timeline, "day": day, "home": home}
    return let_frame(request, "reforms/embed.html", context)


def _draw(request: HttpRequest, choices: Choices) -> tuple[Sheet, str]:
    day, page = choices.day, choices.page()
    timeline = build_timeline(
        page, read_events(day), day, years=choices.years, root=root_of(request)
    )
    pinned = {"on": day.date} | choices.given
    address = f"{root_of(request)}{reverse('reforms:roadmap')}{query_of(day, pinned)}"
    sheet = layout_sheet(
        timeline,
        "Roadmap of England’s SEND and AP reforms",
        [f"As known on {day.label}.", *_counts(page, timeline), *choices.lines()],
        [
            source_line(day),
            "Stages of single reforms are an editor’s inference. Dates are the sources’ own words.",
            f"SEND & AP reform tracker, {address}",
        ],
    )
    context = {"timeline": timeline, "sheet": sheet}
    return sheet, render_to_string("reforms/timeline_sheet.svg", context)


def _counts(page: RoadmapPage, timeline: Timeline) -> list[str]:
    if page.is_empty:
        return ["No reform was known by then that fits these choices."]
    undated = f", {timeline.undated_count} of them without a date" if timeline.undated_count else ""
    where = "" if page.is_whole else f" on page {page.number} of the roadmap"
    return [f"{page.reform_count} reforms and {page.milestone_count} milestones{undated}{where}."]
