"""How promises slip: the page, its rows as tables to take away, and its drawing as a picture."""

from collections.abc import Iterable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, keep_day
from libs.drawings.responses import Picture, png_view, render_picture, site_root, svg_view
from libs.pagememo import kept
from libs.takeaway import Cell, TakenTable, table_views
from reforms.list_query import read_part_asked
from reforms.pages.planned import PlannedPage, build_planned, read_promises
from reforms.pages.slippage import (
    SlippageRow,
    build_slippage,
    read_slippage,
    read_slippage_part,
)
from reforms.pages.slips import DateSaid
from reforms.slippage.poster import layout_planned
from reforms.slippage_form import SLIPPAGE_CHOICES, SlippageQuery
from reforms.tables import PlannedTable, SlippageTable, TallyTable

SLIPPAGE_HEAD = (
    *("strand", "reform", "slug", "milestone", "standing", "standing_key"),
    *("first_words", "first_earliest", "first_latest", "first_known_on", "first_source"),
    *("words", "earliest", "latest", "known_on", "source"),
    *("moves", "became", "days_first_end", "days_last_end", "in_words", "reason", "reason_source"),
    *("bodies", "concerns", "address"),
)


@kept("on", *SLIPPAGE_CHOICES)
@as_known_on
def slippage(request: HttpRequest, day: Day) -> HttpResponse:
    """Which dates moved, by how much, and who says why; by strand, body, audience and year."""
    asked = read_part_asked(request.GET)
    rows, part = read_slippage_part(day, asked)
    query = SlippageQuery(request.GET, day, rows)
    page = build_slippage(rows, query.choice, query.number)
    planned = _planned(page.rows, query, day)

    def address(name: str, slug: str) -> str:
        return query.address(**{name: slug})

    of_part = {**query.given, **asked.given}
    # One choice is a link; more of them add up, and are made in the form.
    is_whole = not query.narrowed_by
    context = {
        "page": page,
        "part": part,
        "query": query,
        "table": SlippageTable(page, day),
        "tallies": [
            (
                words,
                TallyTable(
                    tallies, day, f"Dates by {words}", partial(address, name) if is_whole else None
                ),
            )
            for name, words, tallies in page.tallies
            if len(tallies) > 1
        ],
        "planned": planned,
        "planned_table": PlannedTable(planned.drawing.rows, day) if planned.drawing else None,
        "svg": keep_day(reverse("reforms:slippage-svg"), day, **of_part),
        "png": keep_day(reverse("reforms:slippage-png"), day, **of_part),
        "counts": [(kind, count, query.address(became=kind)) for kind, count in page.counts],
    }
    return render(request, "reforms/slippage.html", context)


def _planned(rows: Iterable[SlippageRow], query: SlippageQuery, day: Day) -> PlannedPage:
    """Those dates, planned against done; of one document, as that document gives them."""
    keys = [(row.reform[0], row.milestone.slug) for row in rows]
    promises = read_promises(day, frozenset(reform for reform, _ in keys))
    document = query.given["document"]
    chosen = [promises[key].of(document) for key in keys if key in promises]
    return build_planned(chosen, (row.milestone for row in rows), day)


def draw_planned(request: HttpRequest, day: Day) -> Picture:
    """Planned against done, as a picture that stands alone."""
    asked = read_part_asked(request.GET)
    rows, part = read_slippage_part(day, asked)
    query = SlippageQuery(request.GET, day, rows)
    planned = _planned(build_slippage(rows, query.choice).rows, query, day)
    home = keep_day(reverse("reforms:slippage"), None, on=day.date, **query.given, **asked.given)
    sheet = layout_planned(
        "Planned against done: England’s SEND and AP reforms",
        [
            *([f"Only: {query.in_words}."] if query.in_words else []),
            *([] if part.is_whole else [f"Only {part.in_words}."]),
            planned.told,
        ],
        [
            "Line: known by then to have happened. Band: should have happened by then, from the "
            "windows that had ended to those that had begun, as first given.",
            f"SEND & AP reform tracker, {site_root(request)}{home}",
        ],
    )
    context = {"drawing": planned.drawing, "sheet": sheet}
    template = "reforms/planned_sheet.svg"
    return render_picture(template, context, width=sheet.width, height=sheet.height)


kept_choices = kept("on", *SLIPPAGE_CHOICES)
slippage_svg = kept_choices(svg_view(draw_planned))
slippage_png = kept_choices(png_view(draw_planned))


def _slippage(request: HttpRequest, day: Day) -> TakenTable:
    """A line a date, also of those that never moved, so that shares can be worked out."""
    rows, root = read_slippage(day), site_root(request)
    query = SlippageQuery(request.GET, day, rows)
    page = build_slippage(rows, query.choice)
    address = keep_day(reverse("reforms:slippage"), None, **query.given)
    lines = [_line(row, day, root) for row in page.rows]
    return TakenTable("slippage", address, SLIPPAGE_HEAD, lines)


def _line(row: SlippageRow, day: Day, root: str) -> list[Cell]:
    slip, standing = row.slip, row.milestone.standing
    slug, reform = row.reform
    reasons = slip.reasons
    sources = [one.reason_said.source for one in reasons if one.reason_said]
    address = f"{reverse('reforms:reform', args=[slug])}#{row.milestone.slug}"
    return [
        *(row.strand[1], reform, slug, row.milestone.title, standing.label, standing.value),
        *_date(slip.first),
        *_date(slip.now),
        *(len(slip.moves), [kind.value for kind in slip.kinds]),
        *(slip.total.first, slip.total.last, slip.moved),
        *([one.reason for one in reasons], [one.document for one in sources if one]),
        [title for _, title in row.bodies],
        [title for _, title in row.audiences],
        f"{root}{keep_day(address, day)}",
    ]


def _date(said: DateSaid) -> list[Cell]:
    window, source = said.window, said.said.source
    return [
        said.words,
        window.earliest.isoformat() if window.earliest else "",
        window.latest.isoformat() if window.latest else "",
        said.said.known_on,
        source.document if source else "",
    ]


slippage_csv, slippage_json = table_views(_slippage, *SLIPPAGE_CHOICES)
