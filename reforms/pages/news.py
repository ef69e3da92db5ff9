"""What became known, as subscribers get it: one function makes the feed's entry and its preview."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.text import capfirst

from libs.days import Day
from libs.vaguedates.printing import print_day
from reforms.models import Update
from seeds.models import Basis, Passage

MAX_ENTRIES = 50
"""Entries in a feed; readers that ask once a day miss none."""

ID_NAMESPACE = UUID("6f0c1d3e-5b0a-4f7c-9d53-0f6f1a2b7c44")
"""Ours alone, made up once: an entry's id comes from it and the update's key."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class News:
    """One entry. `before` is what was known until then, "" where nothing was; `lines` are plain."""

    id: str
    title: str
    says: str
    before: str
    lines: tuple[str, ...]
    source: str
    address: str
    recorded_at: datetime
    is_minor: bool


def build_news(day: Day, reform: str = "") -> tuple[News, ...]:
    """The newest significant updates known by a day, of one reform or of all. Two queries.

    In the order of recording, which is that of arrival in a feed. A check that changed nothing is
    no news, unless it takes an entry back.
    """
    rows = Update.objects.filter(is_significant=True, known_on__lte=day.on)
    rows = rows.exclude(kind=Update.Kind.CHECKED, corrects=None)
    if reform:
        rows = rows.filter(reform__slug=reform)
    return read_news(rows.order_by("-pk")[:MAX_ENTRIES])


def read_news(updates: QuerySet[Update]) -> tuple[News, ...]:
    """The entries of `updates`, in their order. Two queries."""
    rows = list(
        updates.annotate(before_id=Subquery(_before().values("pk")[:1])).select_related(
            *("reform", "event", "milestone", "after", "passage__document", "corrects__milestone")
        )
    )
    before = Update.objects.in_bulk([row.before_id for row in rows if row.before_id])
    return tuple(_entry(row, _corrected(row) or before.get(row.before_id)) for row in rows)


def id_of(name: str) -> str:
    """An id that stays the same wherever the site is served from."""
    return uuid5(ID_NAMESPACE, name).urn


def _before() -> QuerySet[Update]:
    """What was known before an update: the newest of its kind and subject, if still uncorrected."""
    older = Q(known_on__lt=OuterRef("known_on")) | Q(
        known_on=OuterRef("known_on"), pk__lt=OuterRef("pk")
    )
    corrections = Update.objects.filter(
        corrects=OuterRef("pk"),
        pk__lt=OuterRef(OuterRef("pk")),
        known_on__lte=OuterRef(OuterRef("known_on")),
    )
    same = Update.objects.filter(
        older, subject_number=OuterRef("subject_number"), kind=OuterRef("kind")
    )
    return same.filter(~Exists(corrections)).order_by("-known_on", "-pk")


def _corrected(update: Update) -> Update | None:
    return cast(Update | None, update.corrects)


def _entry(update: Update, before: Update | None) -> News:
    about = f"{update.subject}"
    about += f": {update.milestone.title}" if update.milestone else ""
    says, days, wrong = update.heading(), update.target.read_as, _corrected(update)
    lines = [
        f"Corrects what was said before: {_with_days(wrong)}." if wrong else "",
        f"Read as: {days}." if days else "",
        f"Waits for: {update.after}." if update.after else "",
        "Proposed, not set." if update.is_proposed else "",
        f"Before: {_with_days(before)}." if before and not update.corrects else "",
        update.note,
        _source(update),
    ]
    return News(
        id=id_of(update.key),
        title=printable(f"{about}: {says}"),
        says=printable(says),
        before=printable(_with_days(before)) if before else "",
        lines=tuple(printable(line) for line in lines if line),
        source=printable(_source(update)),
        address=update.get_absolute_url(),
        recorded_at=update.recorded_at,
        is_minor=not update.is_significant,
    )


def _with_days(update: Update) -> str:
    """What an update said, with the days that its words are read as."""
    days = update.target.read_as
    return update.statement() + (f" ({days})" if days else "")


def _source(update: Update) -> str:
    """Who says so, and since when: "Reported by A summary, July 2023, Chapter two. Known on …"."""
    day = f"Known on {print_day(update.known_on)}."
    where = _where(update.passage)
    by = f"{capfirst(update.basis)} by {where}." if where else ""
    if update.basis == Basis.INFERRED:
        source = f" From {where}." if where else ""
        by = f"Inferred by an editor: {update.reason.rstrip('.')}.{source}"
    return f"{by} {day}"


def _where(passage: Passage | None) -> str:
    if passage is None:
        return ""
    return ", ".join(filter(None, [passage.document.short_title, passage.heading]))


def printable(text: str) -> str:
    """Without the signs that no XML may hold, which can be pasted into a form unseen."""
    return _UNPRINTABLE.sub("", text)


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The lines, broken where their writer broke them."""
    return [part.strip() for line in lines for part in line.splitlines() if part.strip()]
