"""What can be taken away from a page: the same as data, as dates for a calendar, as a feed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, resolve, reverse

from alerts.models import SubjectKind
from alerts.subjects import asking
from libs.days import Day, keep_day
from libs.pagememo import known_parameters

CSV, JSON, ATOM = "text/csv", "application/json", "application/atom+xml"
JSON_FEED, CALENDAR, JSON_LD = "application/feed+json", "text/calendar", "application/ld+json"
LABELS = {
    CSV: "CSV",
    JSON: "JSON",
    JSON_LD: "JSON-LD",
    CALENDAR: "Calendar (iCal)",
    ATOM: "Feed (Atom)",
    JSON_FEED: "Feed (JSON)",
}


@dataclass(frozen=True, slots=True)
class TakeLink:
    """One form of a page: its name, address and media type."""

    label: str
    href: str
    kind: str

    @property
    def is_file(self) -> bool:
        """Whether a browser had better save it than show it."""
        return self.kind == CSV


def _data(name: str) -> dict[str, str]:
    return {CSV: f"{name}-csv", JSON: f"{name}-json"}


def _followed(room: str) -> dict[str, str]:
    """The feeds, and for what has dates the calendar, of a thing that addresses name."""
    return {
        CALENDAR: f"opendata:{room}-calendar",
        ATOM: f"reforms:{room}-feed",
        JSON_FEED: f"reforms:{room}-feed-json",
    }


EVERYTHING = {
    CALENDAR: "opendata:calendar",
    ATOM: "reforms:changes-feed",
    JSON_FEED: "reforms:changes-feed-json",
}
OFFERED: dict[str, dict[str, str]] = {
    "reforms:roadmap": {**_data("reforms:roadmap"), **EVERYTHING},
    "reforms:next": {**_data("reforms:next"), **EVERYTHING},
    "reforms:ready": _data("reforms:ready"),
    "reforms:documents": _data("reforms:expected"),
    "reforms:evidence": _data("reforms:evidence"),
    "reforms:figures": _data("reforms:figures"),
    "reforms:slippage": _data("reforms:slippage"),
    "reforms:lacking": _data("reforms:lacking"),
    "reforms:recommendations": _data("reforms:recommendations"),
    "reforms:changes": {
        **_data("reforms:changes"),
        ATOM: EVERYTHING[ATOM],
        JSON_FEED: EVERYTHING[JSON_FEED],
    },
    "reforms:reform": _followed("reform"),
    "partnerships:delivery-model": _data("partnerships:delivery-model"),
    "partnerships:areas": _data("partnerships:areas"),
    "partnerships:area": {
        ATOM: "reforms:area-feed",
        JSON_FEED: "reforms:area-feed-json",
    },
    "glossary:index": {CSV: "glossary:csv", JSON: "glossary:json", JSON_LD: "glossary:json-ld"},
    "seeds:sources": _data("seeds:sources"),
}
"""By page, the names of its other forms, by their media type."""

CHOSEN = {
    ("reforms:roadmap", "strand"): _followed("strand"),
    ("reforms:next", "for"): _followed("audience"),
}
"""A page on which one thing is chosen offers to follow that one."""


FOLLOWED = {"reforms:reform": SubjectKind.REFORM, "partnerships:area": SubjectKind.AREA}
"""Pages of a thing that one can be told of, and its kind."""

CHOSEN_FOLLOWED = {
    ("reforms:roadmap", "strand"): SubjectKind.STRAND,
    ("reforms:brief", "strand"): SubjectKind.STRAND,
    ("reforms:next", "for"): SubjectKind.AUDIENCE,
    ("reforms:brief", "for"): SubjectKind.AUDIENCE,
    ("reforms:search", "q"): SubjectKind.SEARCH,
}
"""The same of pages on which one thing is chosen."""


def alert_link(request: HttpRequest, day: Day, choices: Sequence[tuple[str, str]]) -> str:
    """Where to ask to be told of changes of what the page shows; "" where there is nothing to ask.

    On a past day there is nothing to wait for. The page of the search shows it only where what was
    typed is nobody's home.
    """
    match, given = request.resolver_match, dict(choices)
    if match is None or not day.is_today or not settings.ALERTS_OFFERED:
        return ""
    if match.view_name in FOLLOWED:
        return asking(FOLLOWED[match.view_name], match.kwargs["slug"])
    for (page, choice), kind in CHOSEN_FOLLOWED.items():
        if page == match.view_name and given.get(choice):
            return asking(kind, given[choice])
    if match.view_name == "reforms:changes":
        return asking(SubjectKind.EVERYTHING, "")
    return ""


def take_links(
    request: HttpRequest, day: Day, choices: Sequence[tuple[str, str]]
) -> tuple[TakeLink, ...]:
    """The other forms of the page on the day, with its choices; none where it has none."""
    match = request.resolver_match
    if match is None or match.view_name not in OFFERED:
        return ()
    return tuple(_links(match, day, choices))


def _links(
    match: ResolverMatch, day: Day, choices: Sequence[tuple[str, str]]
) -> Iterator[TakeLink]:
    named = {kind: (name, match.kwargs) for kind, name in OFFERED[match.view_name].items()}
    given = dict(choices)
    for (page, choice), names in CHOSEN.items():
        if page == match.view_name and given.get(choice):
            own = {"slug": given[choice]}
            named |= {kind: (name, own) for kind, name in names.items()}
    for kind, (name, kwargs) in named.items():
        try:
            address = reverse(name, kwargs=kwargs)
        except NoReverseMatch:
            # What was chosen has no name that an address could hold: the page refuses it too.
            continue
        known = known_parameters(resolve(address).func) or ()
        kept = {key: value for key, value in given.items() if key in known and key != "on"}
        yield TakeLink(LABELS[kind], keep_day(address, day, **kept), kind)
