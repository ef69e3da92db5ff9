"""What is answered at each address of this room: read the request, build one page, render it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString

from libs.days import Day, as_known_on, checked, keep_day, page_address
from libs.drawings.responses import export_links, site_root
from libs.pagememo import kept
from libs.takeaway import csv_of
from libs.takeaway.linked import linked_data
from reforms.editing import for_editors
from reforms.exports import table_of_changes
from reforms.feeds import SITE
from reforms.forms import ChangesForm, NextForm, PageForm
from reforms.models import Event, Measure, Reform
from reforms.pages.about import build_about
from reforms.pages.awaited import build_awaited
from reforms.pages.brief import (
    MANY_VALUES,
    ONE_VALUE,
    BriefQuery,
    build_brief,
    build_offer,
    share_address,
)
from reforms.pages.changes import build_changes, build_pairs, build_times, read_stops
from reforms.pages.due import build_due
from reforms.pages.event import build_event
from reforms.pages.events import notes_of, read_events
from reforms.pages.evidence import build_evidence
from reforms.pages.figures import build_figures, build_measure
from reforms.pages.home import build_home
from reforms.pages.open_dates import read_ending
from reforms.pages.overview import EVERY_LINE, UNFOLDED, build_overview, link_overview
from reforms.pages.reform import build_reform
from reforms.pages.timeline import build_timeline, offer_years
from reforms.roadmap_query import FILTERS, ROADMAP_CHOICES, RoadmapQuery
from reforms.tables import (
    ChangesTable,
    DatesTable,
    EventsTable,
    EvidenceTable,
    ExpectedTable,
    FiguresTable,
    MeasuresTable,
    OverviewTable,
    RoadmapTable,
    awaited_tables,
    due_tables,
    home_tables,
)
from reforms.tables.changes import MOST_ROWS
from seeds.pages import caveats_known_by


@kept("on")
@as_known_on
def home(request: HttpRequest, day: Day) -> HttpResponse:
    """What this is, what is next, what went by, and what was learnt last."""
    page = build_home(day)
    context = {"page": page, "tables": home_tables(page, day), "linked": _site(request)}
    return render(request, "reforms/home.html", context)


def _site(request: HttpRequest) -> SafeString:
    """The site as search engines describe one, with its search."""
    root = site_root(request)
    search = f"{root}{page_address('reforms:search')}?q={{search_term_string}}"
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search},
        "query-input": "required name=search_term_string",
    }
    return linked_data("WebSite", name=SITE, url=f"{root}/", potentialAction=action)


@kept("on", *ROADMAP_CHOICES)
@as_known_on
def roadmap(request: HttpRequest, day: Day) -> HttpResponse:
    """The reforms known by the day: filtered, grouped or sorted, as a timeline or a table."""
    query = RoadmapQuery(request.GET, day)
    page, events = query.page(query.sort), read_events(day)
    timeline = build_timeline(page, events, day, years=query.years) if query.is_drawn else None
    unfolded = EVERY_LINE if page.row_count <= UNFOLDED else query.unfolded
    context = {
        "page": page,
        "query": query,
        "ending": read_ending(page.reforms, day),
        "table": None if timeline else RoadmapTable(page, day),
        "tally": [(key, number, query.address(standing=key)) for key, number in page.standings],
        "timeline": timeline,
        "is_open": unfolded == EVERY_LINE,
        "years": offer_years(page.years, query.period, day.on),
        "events": EventsTable(events, day=day, caption="Publications, elections and other dates"),
        "event_notes": notes_of(events, day, besides=page.caveats),
        "exports": export_links(request, day, "reforms:roadmap", query.given),
        "timeline_svg": keep_day(page_address("reforms:timeline-svg"), day, **query.given),
        "slippage": keep_day(
            page_address("reforms:slippage"),
            day,
            **{name: query.given[name] for name in ("strand", "body", "for")},
        ),
        "brief": keep_day(
            page_address("reforms:brief"), day, **{name: query.given[name] for name in FILTERS}
        ),
    }
    if timeline:
        overview = build_overview(page, events, day, years=query.years)
        glance = link_overview(
            overview, query.address, timeline, by=page.grouped_by, unfolded=unfolded
        )
        twin = OverviewTable(glance, day, grouped_by=page.grouped_by)
        context |= {"glance": glance, "twin": twin}
    return render(request, "reforms/roadmap.html", context)


@kept("on", "for")
@as_known_on
def next_dates(request: HttpRequest, day: Day) -> HttpResponse:
    """What is due next, for everybody or for one audience."""
    asked = checked(NextForm(request.GET)).cleaned_data
    page = build_due(day, asked["for"])
    return render(request, "reforms/next.html", {"page": page, "tables": due_tables(page, day)})


@kept("on")
@as_known_on
def documents(request: HttpRequest, day: Day) -> HttpResponse:
    """The documents that are awaited, and when they are to come."""
    page = build_awaited(day)
    tables = awaited_tables(page, day) | {"places": ExpectedTable(page.places, day)}
    context = {"page": page, "tables": tables}
    return render(request, "reforms/documents.html", context)


@kept("on", "page")
@as_known_on
def evidence(request: HttpRequest, day: Day) -> HttpResponse:
    """When each reform was last heard of, from whom, and which reports there are."""
    asked = checked(PageForm(request.GET)).cleaned_data
    page = build_evidence(day, asked["page"] or 1)
    context = {"page": page, "table": EvidenceTable(page, day)}
    return render(request, "reforms/evidence.html", context)


@kept("on")
@as_known_on
def reform(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One reform as known on the day, with its whole history up to it."""
    reforms = Reform.objects.select_related("strand").prefetch_related(caveats_known_by(day.on))
    row = get_object_or_404(reforms, slug=slug)
    if not Reform.objects.known_by(day.on).filter(pk=row.pk).exists():
        context = {"what": "This reform", "name": row.title}
        return render(request, "not_known_yet.html", context, status=404)
    page = build_reform(row, day, day.address_of(request))
    tables = [(measure, FiguresTable(measure, day)) for measure in page.figures]
    return for_editors(request, "reforms/reform.html", {"page": page, "figures": tables}, row)


@kept("on")
@as_known_on
def event(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One event as known on the day, what waits for it, and its whole history up to the day."""
    row = get_object_or_404(Event, slug=slug)
    if not Event.objects.known_by(day.on).filter(pk=row.pk).exists():
        context = {"what": "This event", "name": row.title}
        return render(request, "not_known_yet.html", context, status=404)
    page = build_event(row, day, day.address_of(request))
    table = DatesTable(page.waiting, day=day, caption="Milestones that wait for it")
    return for_editors(request, "reforms/event.html", {"page": page, "waiting": table}, row)


@kept("on")
@as_known_on
def figures(request: HttpRequest, day: Day) -> HttpResponse:
    """What is counted again and again, with the latest figure of each."""
    page = build_figures(day)
    return render(
        request, "reforms/figures.html", {"page": page, "table": MeasuresTable(page, day)}
    )


@kept("on")
@as_known_on
def figure(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """The figures of one measure as known on the day, and what was said before."""
    row = get_object_or_404(Measure, slug=slug)
    if not Measure.objects.known_by(day.on).filter(pk=row.pk).exists():
        context = {"what": "This figure", "name": row.title}
        return render(request, "not_known_yet.html", context, status=404)
    page = build_measure(row, day, day.address_of(request))
    table = FiguresTable(page.measure, day)
    return render(request, "reforms/figure.html", {"page": page, "table": table})


@kept("on")
@as_known_on
def about(request: HttpRequest, day: Day) -> HttpResponse:
    """How the tracker reads its sources, and what its words mean."""
    return render(request, "reforms/about.html", {"page": build_about(day)})


@kept("on")
@as_known_on
def accessibility(request: HttpRequest, day: Day) -> HttpResponse:
    """The accessibility statement, which shows no facts; its links keep the day."""
    return render(request, "accessibility.html", {"contact_email": settings.CONTACT_EMAIL})


@kept("on", *ONE_VALUE, many=MANY_VALUES)
@as_known_on
def brief(request: HttpRequest, day: Day) -> HttpResponse:
    """Some reforms on one side of A4, or the form that chooses them."""
    query = BriefQuery(request.GET, day, read_stops(day))
    address = request.build_absolute_uri(share_address(request.GET, day))
    page = build_brief(query, day, address) if query.is_asked else None
    return render(request, "reforms/brief.html", {"page": page, "offer": build_offer(query)})


@kept("on", "from", "to", "since", "format", "part")
@as_known_on
def changes(request: HttpRequest, day: Day) -> HttpResponse:
    """What became known between two days, in groups; the same rows as CSV with `?format=csv`."""
    stops = read_stops(day)
    asked = checked(ChangesForm(request.GET, day, stops)).cleaned_data
    days = asked["from"], asked["to"]
    is_csv = asked["format"] == "csv"
    if is_csv:
        page = build_changes(*days, stops)
        return csv_of(table_of_changes(page, site_root(request)), f"{page.start}-to-{page.end}")
    page = build_changes(*days, stops, MOST_ROWS, asked["part"] or 1)
    times = build_times(day, *days, stops)
    context = {
        "page": page,
        "all_rows": keep_day(
            page_address("reforms:changes-csv"), day, **{"from": page.start, "to": page.end}
        ),
        "groups": [(group, ChangesTable(group, page, day)) for group in page.groups],
        "times": times,
        "is_other": not any(one.current for one in times),
        "pairs": build_pairs(day, *days, stops),
    }
    return render(request, "reforms/changes.html", context)
