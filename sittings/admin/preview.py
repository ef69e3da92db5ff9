"""What a draft would do: every page as it would be, and what subscribers would get."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from libs.backoffice.public_page import page_as_it_would_be
from libs.vaguedates.printing import print_day
from reforms.models import Update
from reforms.pages.news import News, paragraphs, read_news
from seeds.admin.preview import before_of, cautions_of_source, public_address, source_line
from seeds.admin.standing import Entry
from seeds.models import Sourced
from sittings.drafts import read_draft
from sittings.models import Draft
from sittings.publishing import Recorded, attempt
from sittings.reading import Sitting
from sittings.seen import Shown, mark, shown_now, since

MINOR = "Minor: it appears in the log and not in the feeds."
NO_FEED = "It appears on its page, and in no feed."
MAX_PAGES = 15
"""Pages that a preview shows; it names the others."""


@dataclass(frozen=True, slots=True)
class PreviewedPage:
    """A public page as it would be; `framed` is "" for one that is only named."""

    title: str
    address: str
    framed: str


@dataclass(frozen=True, slots=True)
class PreviewedEntry:
    """One new entry: what it says, what it takes the place of, and what the feed tells."""

    title: str
    before: str
    days: str
    source: str
    note: str
    feed: tuple[str, ...]
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that publishing a draft would do; no entries where something is wrong with it."""

    sitting: Sitting
    entries: tuple[PreviewedEntry, ...] = ()
    checked: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    pages: tuple[PreviewedPage, ...] = ()
    since: tuple[Entry, ...] = ()
    cautions: tuple[str, ...] = ()
    known_on: str = ""
    mark: str = ""


def build_preview(
    request: HttpRequest, draft: Draft, shown: Shown | None = None, at: datetime | None = None
) -> Preview:
    """Records all that a draft says, looks at it as a stranger would, and takes it back.

    `shown` is what an earlier preview showed: what came since is told. `at` is another moment to
    publish at than now.
    """
    by: Any = request.user
    with transaction.atomic():
        preview = _build(request, draft, by, shown, at or timezone.now())
        transaction.set_rollback(True)
    return preview


def _build(
    request: HttpRequest, draft: Draft, by: User, shown: Shown | None, at: datetime
) -> Preview:
    sitting = read_draft(draft, at)
    recorded = attempt(sitting, by)
    if sitting.faults:
        return Preview(sitting)
    document = sitting.source.document
    cited = next((one for one in recorded.every if one.passage), None)
    return Preview(
        sitting=sitting,
        entries=_entries(recorded),
        checked=tuple(str(one.reform) for one in recorded.checks),
        added=_added(sitting),
        pages=_pages(request, recorded, document),
        since=since(recorded, shown) if shown is not None else (),
        cautions=cautions_of_source(cited) if cited else (),
        known_on=print_day(sitting.source.known_on),
        mark=mark(draft.pk, draft.version, shown_now(recorded)),
    )


def _entries(recorded: Recorded) -> tuple[PreviewedEntry, ...]:
    rows = Update.objects.filter(pk__in=[one.pk for one in recorded.updates]).order_by("pk")
    return (
        *map(_entry, recorded.updates, read_news(rows)),
        *(_other_entry(one) for one in recorded.facts),
    )


def _other_entry(fact: Sourced) -> PreviewedEntry:
    said = source_line(fact)
    before = "; ".join(before_of(fact, fact.ALSO_ABOUT))
    return PreviewedEntry(f"{fact.subject} {fact.summary()}", before, "", said, "", (), NO_FEED)


def _entry(update: Update, news: News) -> PreviewedEntry:
    days = update.reading.in_words if update.target else ""
    feed = () if news.is_minor else tuple(paragraphs(news.lines))
    return PreviewedEntry(
        news.title,
        news.before,
        days,
        news.source,
        update.note,
        feed,
        MINOR if news.is_minor else "",
    )


def _added(sitting: Sitting) -> tuple[str, ...]:
    """The rows that are new besides the entries."""
    new = sitting.new
    told = [f"New reform: {one.title} ({one.strand})" for one in new.reforms.values()]
    told += [f"New event: {one.title}" for one in new.events.values()]
    told += [f"New term: {one.text}" for one in new.terms.values()]
    told += [f"New milestone: {one}" for one in new.milestones.values()]
    if sitting.source.was_new and sitting.source.document:
        told.append(f"New document: {sitting.source.document.title}")
    return tuple(told)


def _pages(request: HttpRequest, recorded: Recorded, document: Any) -> tuple[PreviewedPage, ...]:
    """The pages of all that it is about, and of the source; each is the real one."""
    about = [*recorded.subjects, *([document] if document and document.pk else [])]
    pages, new = [], [fact.key for fact in recorded.every]
    for number, row in enumerate(about):
        address = public_address(row)
        framed = page_as_it_would_be(request, address, new) if number < MAX_PAGES else ""
        pages.append(PreviewedPage(str(row), address, framed))
    return tuple(pages)
