"""Where answers will stand, as tables to take away; their page is that of awaited documents."""

from django.http import HttpRequest
from django.urls import reverse

from libs.days import Day, keep_day
from libs.drawings.responses import site_root
from libs.takeaway import Cell, TakenTable, table_views
from reforms.pages.awaited import ExpectedLine, build_expected

EXPECTED_HEAD = (
    *("reform", "slug", "milestone", "milestone_slug", "standing", "kind", "where", "address"),
    *("due", "earliest", "latest", "is_unread", "read_on", "basis", "reason", "known_on"),
    *("source", "source_address", "page"),
)


def _expected(request: HttpRequest, day: Day) -> TakenTable:
    """A line a place."""
    root = site_root(request)
    rows = [_row(one, day, root) for one in build_expected(day)]
    return TakenTable("where-answers-will-stand", reverse("reforms:documents"), EXPECTED_HEAD, rows)


def _row(one: ExpectedLine, day: Day, root: str) -> list[Cell]:
    line, place = one.line, one.place
    source = place.said.source
    page = keep_day(reverse("reforms:reform", args=[line.reform_slug]), day)
    days = (place.due.window.earliest, place.due.window.latest, place.read_on)
    earliest, latest, read_on = (on.isoformat() if on else "" for on in days)
    return [
        *(line.reform, line.reform_slug, line.milestone.title, line.milestone.slug),
        *(line.milestone.standing.label, place.kind, place.text, place.address),
        *(place.due.words, earliest, latest, place.is_unread, read_on),
        *(place.said.basis, place.said.reason, place.said.known_on),
        *(source.document if source else "", f"{root}{source.href}" if source else ""),
        f"{root}{page}#{line.milestone.slug}",
    ]


expected_csv, expected_json = table_views(_expected)
