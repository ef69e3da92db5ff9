"""The roadmap as a picture that leaves the site, and as a page that another site may frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, keep_day
from libs.drawings.responses import (
    Picture,
    card_view,
    embeddable,
    png_view,
    render_picture,
    site_root,
    svg_view,
)
from libs.pagememo import kept
from reforms.overview.poster import SHAPE_WIDTH, layout_poster
from reforms.pages.cards import reform_card, site_card, strand_card
from reforms.pages.events import read_events
from reforms.pages.overview import build_overview, link_overview
from reforms.pages.roadmap import RoadmapPage
from reforms.pages.timeline import build_timeline
from reforms.roadmap_query import ROADMAP_CHOICES, RoadmapQuery
from reforms.timeline import Timeline
from reforms.timeline.poster import layout_sheet
from seeds.pages import source_line


@kept("on", *ROADMAP_CHOICES)
@as_known_on
@embeddable
def roadmap_embed(request: HttpRequest, day: Day) -> HttpResponse:
    """The roadmap at a glance, for a frame on another site; 600 pixels are enough."""
    query = RoadmapQuery(request.GET, day)
    page = query.page()
    overview = build_overview(page, read_events(day), day, years=query.years)
    context = {
        "page": page,
        "query": query,
        "glance": link_overview(overview, query.address, by=page.grouped_by),
        "day": day,
        "choices": query.in_words(),
        "home": query.address(),
    }
    return render(request, "reforms/embed.html", context)


def draw_timeline(request: HttpRequest, day: Day) -> Picture:
    """Every milestone of the roadmap in words, as a picture that stands alone."""
    query, root = RoadmapQuery(request.GET, day), site_root(request)
    page = query.page()
    timeline = build_timeline(page, read_events(day), day, years=query.years, root=root)
    home = keep_day(reverse("reforms:roadmap"), None, on=day.date, **query.given)
    sheet = layout_sheet(
        timeline,
        "Roadmap of England’s SEND and AP reforms",
        [f"As known on {day.label}.", *_counts(page, timeline), *query.in_words()],
        [
            source_line(day),
            "An editor inferred the stage of each reform. Dates are the sources’ own words.",
            f"SEND & AP reform tracker, {root}{home}",
        ],
    )
    context = {"timeline": timeline, "sheet": sheet}
    template = "reforms/timeline_sheet.svg"
    return render_picture(template, context, width=sheet.width, height=sheet.height)


def draw_roadmap(request: HttpRequest, day: Day) -> Picture:
    """The roadmap at a glance, for slides and paper."""
    query = RoadmapQuery(request.GET, day)
    home = keep_day(reverse("reforms:roadmap"), None, on=day.date, **query.given)
    below = (source_line(day), f"{site_root(request)}{home}")
    return _draw_overview(query, day, SHAPE_WIDTH, below)


def draw_card(request: HttpRequest, day: Day) -> Picture:
    """The roadmap at a glance, as other sites show a link to it: as PNG 1200 by 630."""
    return _draw_overview(RoadmapQuery(request.GET, day), day, SHAPE_WIDTH // 2)


kept_choices = kept("on", *ROADMAP_CHOICES)
roadmap_svg = kept_choices(svg_view(draw_roadmap))
roadmap_png = kept_choices(png_view(draw_roadmap))
timeline_svg = kept_choices(svg_view(draw_timeline))
overview_png = kept_choices(png_view(draw_card))

site_png = kept("on")(card_view(site_card))
reform_png = kept("on")(card_view(reform_card))
strand_png = kept("on")(card_view(strand_card))


def _draw_overview(
    query: RoadmapQuery, day: Day, width: int, below: tuple[str, ...] = ()
) -> Picture:
    page = query.page()
    overview = build_overview(page, read_events(day), day, years=query.years)
    lines = [f"SEND & AP reform tracker, as known on {day.label}.", *query.in_words()]
    lines += ["No reform known by then matches."] if page.is_empty else []
    poster = layout_poster(overview, "England’s SEND and AP reforms at a glance", lines, below)
    height = width * poster.height // poster.width
    context = {"overview": overview, "poster": poster, "width": width, "height": height}
    return render_picture("reforms/overview_sheet.svg", context, width=width, height=height)


def _counts(page: RoadmapPage, timeline: Timeline) -> list[str]:
    if page.is_empty:
        return ["No reform known by then matches."]
    undated = f", {timeline.undated_count} of them without a date" if timeline.undated_count else ""
    where = "" if page.is_whole else f" on page {page.number} of the roadmap"
    return [f"{page.reform_count} reforms and {page.milestone_count} milestones{undated}{where}."]
