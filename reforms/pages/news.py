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
from reforms.models import Reform, Update
from seeds.corrections import Mended, mended_last
from seeds.models import Basis, Passage, Sourced

MAX_ENTRIES = 50
"""Entries in a feed; readers that ask once a day miss none."""

ID_NAMESPACE = UUID("6f0c1d3e-5b0a-4f7c-9d53-0f6f1a2b7c44")
"""Ours alone, made up once: an entry's id comes from it and the update's key."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class News:
    """One entry. `before` is what was known until then, "" where nothing was; `lines` are plain.

    `mark` is "correction" or "withdrawal", "" for what is neither.
    """

    id: str
    title: str
    says: str
    before: str
    lines: tuple[str, ...]
    source: str
    address: str
    recorded_at: datetime
    is_minor: bool
    mark: str = ""


def build_news(day: Day, reform: Reform | None = None) -> tuple[News, ...]:
    """The newest significant updates known by a day, and corrections of every other kind of fact.

    Of one reform or of all, in the order of recording, which is that of arrival in a feed. A check
    that changed nothing is no news, unless it takes an entry back. Three queries, and one for each
    other kind of fact that was corrected.
    """
    rows = Update.objects.filter(is_significant=True, known_on__lte=day.on)
    rows = rows.exclude(kind=Update.Kind.CHECKED, corrects=None)
    if reform:
        rows = rows.filter(reform=reform)
    others = mended_last(day.on, MAX_ENTRIES, about=reform, without=(Update,))
    news = [*read_news(rows.order_by("-pk")[:MAX_ENTRIES]), *map(_mended, others)]
    return tuple(sorted(news, key=lambda entry: entry.recorded_at, reverse=True)[:MAX_ENTRIES])


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
    says, days, wrong = (
        update.heading(),
        update.reading.beside(update.target.words),
        _corrected(update),
    )
    withdrawn = update.withdrawn
    lines = [
        *(_answers(update, _with_days(wrong)) if wrong else ()),
        f"Read as: {days}." if days else "",
        f"Waits for: {update.after}." if update.after else "",
        "Proposed, not set." if update.is_proposed else "",
        f"Before: {_with_days(before)}." if before and not update.corrects else "",
        update.note,
        _source(update),
    ]
    return News(
        id=id_of(update.key),
        title=printable(_title(update, about, wrong.heading() if withdrawn and wrong else says)),
        says=printable(says),
        before=printable(_with_days(before)) if before else "",
        lines=tuple(printable(line) for line in lines if line),
        source=printable(_source(update)),
        address=update.get_absolute_url(),
        recorded_at=update.recorded_at,
        is_minor=not update.is_significant,
        mark=_mark(update),
    )


def _mended(one: Mended) -> News:
    """The entry of a correction or withdrawal of any other kind of fact."""
    fact, wrong = one.fact, one.wrong
    says = (wrong if fact.withdrawn else fact).summary()
    lines = [*_answers(fact, wrong.summary()), _source(fact)]
    return News(
        id=id_of(f"{fact._meta.label_lower}:{fact.key}"),
        title=printable(_title(fact, str(one.about), says)),
        says=printable(says),
        before=printable(wrong.summary()),
        lines=tuple(printable(line) for line in lines),
        source=printable(_source(fact)),
        address=one.address,
        recorded_at=fact.recorded_at,
        is_minor=False,
        mark=_mark(fact),
    )


def _mark(fact: Sourced) -> str:
    if fact.corrects is None:
        return ""
    return "withdrawal" if fact.withdrawn else "correction"


def _title(fact: Sourced, about: str, says: str) -> str:
    mark = _mark(fact)
    return f"{capfirst(mark)}: {about}: {says}" if mark else f"{about}: {says}"


def _answers(fact: Sourced, said: str) -> tuple[str, ...]:
    """What a correction or withdrawal answers, and why."""
    verb = "Withdraws" if fact.withdrawn else "Corrects"
    return f"{verb} what was said before: {said}.", f"Why: {fact.correction_reason}"


def _with_days(update: Update) -> str:
    """What an update said, with the days that its words are read as."""
    days = update.reading.beside(update.target.words)
    return update.statement() + (f" ({days})" if days else "")


def _source(update: Sourced) -> str:
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
