"""An editor's morning: what nobody looked at, what should be out, and where to look for it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import reverse

from libs.days import Day
from libs.vaguedates.printing import print_day
from reforms.models import Reform, Update
from reforms.pages.awaited import build_awaited
from reforms.pages.expected import rows_unread
from reforms.pages.open_dates import DueMilestone

MOST_PAGES = 12
"""Publishers' pages in the reading list."""


@dataclass(frozen=True, slots=True)
class StaleReform:
    """A reform and for how many days nothing was recorded of it."""

    title: str
    slug: str
    days: int
    since: str

    @property
    def href(self) -> str:
        return reverse("reforms:reform", args=[self.slug])


@dataclass(frozen=True, slots=True)
class DueDocument:
    """A document that was promised and should be out, or is due just now, in the source's words."""

    title: str
    reform: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class UnreadPlace:
    """A place where a milestone's answer should stand by now, and that nobody read since."""

    text: str
    address: str
    due: str
    milestone: str


@dataclass(frozen=True, slots=True)
class PublishersPage:
    """A page of a publisher where news of so many stale reforms appeared before."""

    publisher: str
    title: str
    address: str
    reforms: int


@dataclass(frozen=True, slots=True)
class Stale:
    """All four lists, the longest wait first."""

    reforms: tuple[StaleReform, ...]
    due: tuple[DueDocument, ...]
    places: tuple[UnreadPlace, ...]
    pages: tuple[PublishersPage, ...]


def build_stale(day: date) -> Stale:
    """What is stale on a day. Five queries, and those of the documents that are awaited."""
    rows = Reform.objects.known_by(day).filter(is_context=False).with_last_day(day)
    stale = [
        StaleReform(one.title, one.slug, (day - one.last_day).days, print_day(one.last_day))  # type: ignore[attr-defined]  # annotated
        for one in rows.order_by(F("last_day").asc(nulls_first=True), "slug")
        if one.last_day  # type: ignore[attr-defined]  # the same
    ]
    awaited = build_awaited(Day(day, day))
    in_time = [one for one in awaited.ahead if _has_begun(one, day)]
    due = tuple(map(_due, (*awaited.passed, *awaited.unread, *in_time)))
    places = (
        UnreadPlace(row.text, row.address, str(row.due), str(row.milestone))
        for row in rows_unread(day)
    )
    return Stale(tuple(stale), due, tuple(places), _pages(day))


def _has_begun(one: DueMilestone, day: date) -> bool:
    earliest = one.milestone.window.earliest
    return earliest is not None and earliest <= day


def _due(one: DueMilestone) -> DueDocument:
    href = reverse("reforms:reform", args=[one.reform_slug])
    return DueDocument(one.milestone.title, one.reform, one.milestone.words, href)


def _pages(day: date) -> tuple[PublishersPage, ...]:
    """The newest page of each publisher that told of most reforms."""
    facts = Update.objects.known_by(day).exclude(passage__document__address="")
    rows = facts.filter(passage__isnull=False, reform__isnull=False).values_list(
        "passage__document__publisher",
        "passage__document__short_title",
        "passage__document__address",
        "reform",
        "passage__document__published_latest",
    )
    reforms: dict[str, set[int]] = defaultdict(set)
    newest: dict[str, tuple[date, str, str]] = {}
    for publisher, title, address, reform, published in rows:
        reforms[publisher].add(reform)
        earlier = newest.get(publisher, (date.min, "", ""))
        newest[publisher] = max(earlier, (published or date.min, title, address))
    found = [
        PublishersPage(publisher, newest[publisher][1], newest[publisher][2], len(of))
        for publisher, of in reforms.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.reforms, one.publisher))[:MOST_PAGES])
