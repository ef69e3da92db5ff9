"""The roadmap, what changed, and the dated figures, as CSV: safe to open in a spreadsheet."""

import csv
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from libs.days import Day, keep_day
from libs.ingest.tables.cells import MARK, guarded
from reforms.pages.changes import ChangesPage
from reforms.pages.figures import FiguresPage
from reforms.pages.known import MilestoneKnown
from reforms.pages.roadmap import RoadmapPage
from seeds.pages import Said

SIDE = ("", "_interval", "_basis", "_source", "_rank")
HEAD = (
    *("group", "page", "slug", "name", "what"),
    *(f"{side}{part}" for side in ("before", "after") for part in SIDE),
    *("shift", "dates", "reason", "entry"),
)

ROADMAP_HEAD = (
    *("strand", "reform", "slug", "stage", "legal_force", "milestone", "words", "read_as"),
    *("earliest", "latest", "sense", "proposed", "standing", "standing_key", "basis", "known_on"),
    *("source", "source_address", "address"),
)

FIGURES_HEAD = (
    *("measure", "slug", "unit", "scope", "part", "value", "value_to", "bound", "rounded"),
    *("forecast_by", "period", "earliest", "latest", "words", "note"),
    *("basis", "reason", "known_on", "source", "source_address", "rank", "address"),
)


def csv_of_changes(page: ChangesPage, root: str = "") -> HttpResponse:
    """One line a row of the page, in its order; `root` stands before the sources' addresses."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"changes-{page.start}-to-{page.end}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write(MARK)
    lines = csv.writer(response)
    lines.writerow(HEAD)
    for group in page.groups:
        for row in group.rows:
            cells = [group.anchor, row.page, row.slug, row.name, row.what]
            for side in (row.before, row.after):
                cells += [side.text, side.interval, *_said(side.said, root)]
            entry = f"{root}{row.address}" if row.address else ""
            cells += [row.shift, "; ".join(row.dates), row.reason, entry]
            lines.writerow([guarded(cell) for cell in cells])
    return response


def csv_of_roadmap(page: RoadmapPage, day: Day, root: str = "") -> HttpResponse:
    """One line a milestone, in the page's order; a reform that shows none has a line of its own."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="roadmap-{day.date}.csv"'
    response.write(MARK)
    lines = csv.writer(response)
    lines.writerow(ROADMAP_HEAD)
    for reform in page.reforms:
        address = f"{root}{keep_day(reverse('reforms:reform', args=[reform.slug]), day)}"
        about = [reform.strand, reform.name, reform.slug, reform.stage_label, reform.legal_force]
        for milestone in reform.milestones or [None]:
            cells = _milestone(milestone, root) if milestone else [""] * 13
            anchor = f"#{milestone.slug}" if milestone else ""
            lines.writerow([guarded(cell) for cell in (*about, *cells, f"{address}{anchor}")])
    return response


def _milestone(milestone: MilestoneKnown, root: str) -> list[str]:
    """What a line tells of a milestone; who says so is who gave the outcome, or else the date."""
    window = milestone.window
    said = milestone.outcome_said or milestone.target_said
    basis, source_address, _ = _said(said, root)
    return [
        *(milestone.title, milestone.words, milestone.interval, _iso(window.earliest)),
        _iso(window.latest),
        *(milestone.sense.value, "yes" if milestone.is_proposed else "no"),
        *(milestone.standing.label, milestone.standing.value, basis),
        *(said.known_on if said else "", said.source.document if said and said.source else ""),
        source_address,
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def csv_of_figures(page: FiguresPage, day: Day, root: str = "") -> HttpResponse:
    """One line a figure, in the page's order; numbers are bare, and `root` begins addresses."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{day.date}.csv"'
    response.write(MARK)
    lines = csv.writer(response)
    lines.writerow(FIGURES_HEAD)
    for measure in page.measures:
        address = reverse("reforms:figure", args=[measure.slug])
        for line in measure.lines:
            basis, source_address, rank = _said(line.said, root)
            cells = [measure.title, measure.slug, measure.unit, measure.scope, line.part]
            cells += [line.value, line.value_to, line.bound, "yes" if line.is_rounded else "no"]
            cells += [line.forecast_by, line.period, line.earliest, line.latest, line.words]
            cells += [line.note, basis, line.said.reason, line.said.known_on]
            cells += [line.said.source.document if line.said.source else "", source_address, rank]
            cells += [f"{root}{keep_day(f'{address}#{line.anchor}', day)}"]
            lines.writerow([guarded(cell) for cell in cells])
    return response


def _said(said: Said | None, root: str) -> tuple[str, str, str]:
    """Who says something, the address of the passage, and the rank of its document."""
    if said is None:
        return "", "", ""
    source = said.source
    return said.basis, f"{root}{source.href}" if source else "", source.rank if source else ""
