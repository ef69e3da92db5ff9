"""The entries of a feed: what became known of one reform on one day, together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice
from uuid import UUID, uuid5

from django.db.models import Min, Model, Q
from django.utils import timezone

from libs.days import Day
from libs.pagememo.readings import once_a_version
from reforms.models import Update
from reforms.pages.news.reading import News, read_mended, read_news
from reforms.pages.news.scopes import Scope
from seeds.corrections import mended_last

MAX_ENTRIES = 50
"""Entries in a feed; readers that ask once a day miss none."""
MAX_UPDATES = 300
"""Updates that the entries are made of."""
MAX_TOLD = 20
"""Changes that one entry tells; of more it gives the number."""

ID_NAMESPACE = UUID("6f0c1d3e-5b0a-4f7c-9d53-0f6f1a2b7c44")
"""Ours alone, made up once: an entry's id comes from it, its subject and its day."""
NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without any entry was updated."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What became known of one subject from one day on; corrections have an entry of their own.

    `told` are its changes, those that say most first. `published` is the beginning of the day in
    London from which it was known, `updated` the moment of its newest record: of what the first
    load of fixtures brought the two are the same, since nobody learnt it then.
    """

    id: str
    title: str
    told: tuple[News, ...]
    more: int
    address: str
    published: datetime
    updated: datetime
    mark: str = ""


def build_entries(day: Day, scope: Scope) -> tuple[FeedEntry, ...]:
    """The newest entries of significant updates, and of corrections of every kind of fact.

    By when they were recorded, the newest first, which is the order of arrival; what the first load
    brought by when it became known. A check that changed nothing is no news, unless it takes an
    entry back. Six queries at most, and one for each other kind of fact that was corrected.
    """
    rows = Update.objects.filter(scope.updates, is_significant=True, known_on__lte=day.on)
    rows = rows.exclude(kind=Update.Kind.CHECKED, corrects=None)
    end = _end_of_first_load()
    first = Q(recorded_by=None, recorded_at__lte=end)
    later = rows.exclude(first).order_by("-pk")[:MAX_UPDATES]
    # Not as in `first`: asked for those of nobody, SQLite finds all of them and sorts them.
    loaded = rows.filter(recorded_at__lte=end).exclude(recorded_by__isnull=False)
    loaded = loaded.order_by("-known_on", "-pk")[:MAX_UPDATES]
    keys = [key for some in (later, loaded) for key in some.values_list("pk", flat=True)]
    order = {key: place for place, key in enumerate(keys)}
    found = sorted(read_news(Update.objects.filter(pk__in=keys)), key=lambda one: order[one.key])
    mended = mended_last(day.on, MAX_ENTRIES, about=_one(scope), without=(Update,))
    others = [read_mended(one) for one in mended if scope.has(one.about)]
    groups: dict[tuple[str, date, str], list[News]] = {}
    for news in (*found, *others):
        groups.setdefault((news.subject, news.known_on, news.mark), []).append(news)
    entries = [_entry(group, end) for group in groups.values()]
    entries.sort(key=lambda entry: (entry.updated, entry.published), reverse=True)
    return tuple(entries[:MAX_ENTRIES])


def newest_moment(entries: Iterable[FeedEntry]) -> datetime:
    """When a feed was last updated, from its entries alone."""
    return max((entry.updated for entry in entries), default=NOTHING_YET)


def id_of(name: str) -> str:
    """An id that stays the same wherever the site is served from."""
    return uuid5(ID_NAMESPACE, name).urn


def _entry(group: list[News], first_load: datetime) -> FeedEntry:
    told = sorted(group, key=lambda news: news.weight)
    best, more = told[0], len(told) - 1
    start = timezone.make_aware(datetime.combine(best.known_on, time.min))
    is_old = all(news.is_loaded and news.recorded_at <= first_load for news in told)
    name = f"{best.subject} {best.known_on.isoformat()} {best.mark}".strip()
    others = f", and {more} more change{'' if more == 1 else 's'}" if more else ""
    return FeedEntry(
        id=id_of(name),
        title=f"{best.title}{others}",
        told=tuple(islice(told, MAX_TOLD)),
        more=max(0, len(told) - MAX_TOLD),
        address=best.address,
        published=start,
        updated=start if is_old else max(news.recorded_at for news in told),
        mark=best.mark,
    )


def _one(scope: Scope) -> Model | None:
    """The row whose corrections alone are asked for; None where they are chosen afterwards."""
    return scope.about if scope.about is not None and scope.has(scope.about) else None


@once_a_version(most=1)
def _end_of_first_load() -> datetime:
    """The end of the log's first day: what fixtures brought by then is history, and no news."""
    # A withdrawal, which the index lacks, is never the first entry of a log.
    kept = Update.objects.filter(withdrawn=False)
    first: datetime | None = kept.aggregate(first=Min("recorded_at"))["first"]
    return timezone.localtime(first or NOTHING_YET).replace(hour=23, minute=59, second=59)
