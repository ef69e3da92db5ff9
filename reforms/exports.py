"""What this room's pages show, as tables to take away: see libs.takeaway."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from libs.days import Day, checked, keep_day
from libs.drawings.responses import site_root
from libs.takeaway import Cell, TakenTable, table_views
from reforms.forms import ChangesForm, NextForm, PageForm
from reforms.pages.changes import ChangesPage, build_changes, read_stops
from reforms.pages.due import build_due
from reforms.pages.evidence import Evidence, build_evidence
from reforms.pages.figures import FiguresPage, build_figures
from reforms.pages.known import MilestoneKnown
from reforms.pages.open_dates import DueMilestone
from reforms.pages.roadmap import RoadmapPage
from reforms.roadmap_query import ROADMAP_CHOICES, RoadmapQuery
from seeds.pages import Said

SIDE = ("", "_interval", "_basis", "_source", "_rank")
HEAD = (
    *("group", "page", "slug", "name", "what"),
    *(f"{side}{part}" for side in ("before", "after") for part in SIDE),
    *("shift", "dates", "reason", "entry"),
)

OF_A_MILESTONE = (
    *("milestone", "words", "read_as", "earliest", "latest", "sense", "proposed", "standing"),
    *("standing_key", "basis", "known_on", "source", "source_address"),
)
ROADMAP_HEAD = (
    *("strand", "reform", "slug", "stage", "legal_force", *OF_A_MILESTONE),
    *("outcome_voice", "outcome_by", "first_words", "slipped", "address"),
)
NEXT_HEAD = ("group", "reform", "slug", *OF_A_MILESTONE, "left", "concerns", "address")

EVIDENCE_HEAD = (
    *("strand", "reform", "slug", "last_heard", "last_source", "last_source_address"),
    *("reports", "stated_documents", "reported_documents", "address"),
)

FIGURES_HEAD = (
    *("measure", "slug", "unit", "scope", "part", "value", "value_to", "bound", "rounded"),
    *("forecast_by", "period", "earliest", "latest", "words", "note"),
    *("basis", "reason", "known_on", "source", "source_address", "rank", "address"),
)

Rows = Iterator[list[Cell]]


def table_of_changes(page: ChangesPage, root: str = "") -> TakenTable:
    """One line a row of the page, in its order; `root` stands before the sources' addresses."""
    address = f"{reverse('reforms:changes')}?from={page.start}&to={page.end}"

    def rows() -> Rows:
        for group in page.groups:
            for row in group.rows:
                cells: list[Cell] = [group.anchor, row.page, row.slug, row.name, row.what]
                for side in (row.before, row.after):
                    cells += [side.text, side.interval, *_said(side.said, root)]
                entry = f"{root}{row.address}" if row.address else ""
                yield [*cells, row.shift, row.dates, row.reason, entry]

    return TakenTable("changes", address, HEAD, list(rows()))


def table_of_roadmap(page: RoadmapPage, day: Day, root: str = "", address: str = "") -> TakenTable:
    """One line a milestone, in the page's order; a reform that shows none has a line of its own."""

    def rows() -> Rows:
        for reform in page.reforms:
            own = _address_of(reform.slug, day, root)
            about = [reform.strand, reform.name, reform.slug, reform.stage_label]
            for milestone in reform.milestones or [None]:
                cells = _milestone(milestone, root) if milestone else [""] * len(OF_A_MILESTONE)
                anchor = f"#{milestone.slug}" if milestone else ""
                slip = milestone.slip if milestone else None
                moved = [slip.first.words, slip.moved] if slip else ["", ""]
                speaker = milestone.outcome_by if milestone else None
                by = [speaker.voice.value, speaker.in_words] if speaker else ["", ""]
                yield [*about, reform.legal_force, *cells, *by, *moved, f"{own}{anchor}"]

    return TakenTable("roadmap", address, ROADMAP_HEAD, list(rows()))


def _roadmap(request: HttpRequest, day: Day) -> TakenTable:
    query = RoadmapQuery(request.GET, day)
    # Its own address has the day already.
    address = query.address(page=query.given["page"]).partition("?")
    choices = "&".join(one for one in address[2].split("&") if not one.startswith("on="))
    page = f"{address[0]}?{choices}" if choices else address[0]
    return table_of_roadmap(query.page(query.sort), day, site_root(request), page)


def _next(request: HttpRequest, day: Day) -> TakenTable:
    asked = checked(NextForm(request.GET)).cleaned_data["for"]
    page, root = build_due(day, asked), site_root(request)
    groups = {
        "set": page.set_dates,
        "proposed": page.proposed,
        "begins": page.beginnings,
        "open": page.endless,
        "waiting": page.waiting,
    }
    rows = [
        [key, line.reform, line.reform_slug, *_due(line, day, root)]
        for key, lines in groups.items()
        for line in lines
    ]
    address = keep_day(reverse("reforms:next"), None, **{"for": asked.slug if asked else ""})
    return TakenTable("next-dates", address, NEXT_HEAD, rows)


def _due(line: DueMilestone, day: Day, root: str) -> list[Cell]:
    address = f"{_address_of(line.reform_slug, day, root)}#{line.milestone.slug}"
    return [*_milestone(line.milestone, root), line.left, line.audiences, address]


def _evidence(request: HttpRequest, day: Day) -> TakenTable:
    number = checked(PageForm(request.GET)).cleaned_data["page"] or 1
    page, root = build_evidence(day, number), site_root(request)
    rows = [
        [strand.title, *_evidence_row(row, day, root)]
        for strand in page.strands
        for row in strand.rows
    ]
    address = keep_day(reverse("reforms:evidence"), None, page=number if number > 1 else "")
    return TakenTable("evidence", address, EVIDENCE_HEAD, rows)


def _evidence_row(row: Evidence, day: Day, root: str) -> list[Cell]:
    last = row.last_source
    return [
        *(row.name, row.slug, row.last, last.document if last else ""),
        *(f"{root}{last.href}" if last else "", [report.document for report in row.reports]),
        *(row.stated, row.reported, _address_of(row.slug, day, root)),
    ]


def _changes(request: HttpRequest, day: Day) -> TakenTable:
    stops = read_stops(day)
    asked = checked(ChangesForm(request.GET, day, stops)).cleaned_data
    return table_of_changes(build_changes(asked["from"], asked["to"], stops), site_root(request))


def _milestone(milestone: MilestoneKnown, root: str) -> list[Cell]:
    """What a line tells of a milestone; who says so is who gave the outcome, or else the date."""
    window = milestone.window
    said = milestone.outcome_said or milestone.target_said
    basis, source_address, _ = _said(said, root)
    return [
        *(milestone.title, milestone.words, milestone.interval, _iso(window.earliest)),
        _iso(window.latest),
        *(milestone.sense.value, milestone.is_proposed),
        *(milestone.standing.label, milestone.standing.value, basis),
        *(said.known_on if said else "", said.source.document if said and said.source else ""),
        source_address,
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def table_of_figures(page: FiguresPage, day: Day, root: str = "") -> TakenTable:
    """One line a figure, in the page's order; numbers are bare, and `root` begins addresses."""

    def rows() -> Rows:
        for measure in page.measures:
            address = reverse("reforms:figure", args=[measure.slug])
            for line in measure.lines:
                basis, source_address, rank = _said(line.said, root)
                cells: list[Cell] = [measure.title, measure.slug, measure.unit, measure.scope]
                cells += [line.part, line.value, line.value_to, line.bound, line.is_rounded]
                cells += [line.forecast_by, line.period, line.earliest, line.latest, line.words]
                cells += [line.note, basis, line.said.reason, line.said.known_on]
                cells += [line.said.source.document if line.said.source else "", source_address]
                cells += [rank, f"{root}{keep_day(f'{address}#{line.anchor}', day)}"]
                yield cells

    return TakenTable("figures", reverse("reforms:figures"), FIGURES_HEAD, list(rows()))


def _figures(request: HttpRequest, day: Day) -> TakenTable:
    return table_of_figures(build_figures(day), day, site_root(request))


def _address_of(reform: str, day: Day, root: str) -> str:
    return f"{root}{keep_day(reverse('reforms:reform', args=[reform]), day)}"


def _said(said: Said | None, root: str) -> tuple[str, str, str]:
    """Who says something, the address of the passage, and the rank of its document."""
    if said is None:
        return "", "", ""
    source = said.source
    return said.basis, f"{root}{source.href}" if source else "", source.rank if source else ""


roadmap_csv, roadmap_json = table_views(_roadmap, *ROADMAP_CHOICES)
next_csv, next_json = table_views(_next, "for")
evidence_csv, evidence_json = table_views(_evidence, "page")
figures_csv, figures_json = table_views(_figures)
changes_csv, changes_json = table_views(_changes, "from", "to", "since")
