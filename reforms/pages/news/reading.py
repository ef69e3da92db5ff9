"""Single updates as subscribers get them: one function makes the feed's entry and its preview."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.utils.text import capfirst

from libs.vaguedates.printing import print_day
from reforms.models import Update
from reforms.pages.news.sentences import WEIGHT, sentence_of, sentence_of_fact
from seeds.corrections import Mended
from seeds.models import Basis, Passage, Sourced

NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold, however they are written."""


@dataclass(frozen=True, slots=True)
class News:
    """One change. `title` is a sentence; `before` is what was known until then, "" for nothing.

    `lines` are plain. `mark` is "correction" or "withdrawal", "" for what is neither. `subject`
    names the row that it is about, `key` is the update's own (0 for other facts), and of several
    changes the one of the lowest `weight` says most. `is_loaded`: a fixture brought it.
    """

    key: int
    subject: str
    known_on: date
    weight: int
    title: str
    says: str
    before: str
    lines: tuple[str, ...]
    source: str
    address: str
    recorded_at: datetime
    is_loaded: bool
    is_minor: bool
    mark: str = ""


def read_news(updates: QuerySet[Update]) -> tuple[News, ...]:
    """The entries of `updates`, in their order. Two queries."""
    rows = list(
        updates.annotate(before_id=Subquery(_before().values("pk")[:1])).select_related(
            *("reform", "event", "milestone", "after", "passage__document", "corrects__milestone"),
            *("corrects__reform", "corrects__event", "corrects__after"),
        )
    )
    before = Update.objects.select_related("after").in_bulk(
        [row.before_id for row in rows if row.before_id]
    )
    return tuple(_entry(row, _corrected(row) or before.get(row.before_id)) for row in rows)


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
        f"Before: {_with_days(before).rstrip('.')}." if before and not update.corrects else "",
        update.note,
        _source(update),
    ]
    told = sentence_of(wrong, None) if withdrawn and wrong else sentence_of(update, before)
    return News(
        key=update.pk,
        subject=_name_of(update.subject),
        known_on=update.known_on,
        weight=WEIGHT[Update.Kind(update.kind)],
        title=printable(_title(update, told)),
        says=printable(says),
        before=printable(_with_days(before)) if before else "",
        lines=tuple(printable(line) for line in lines if line),
        source=printable(_source(update)),
        address=update.get_absolute_url(),
        recorded_at=update.recorded_at,
        is_loaded=update.recorded_by_id is None,
        is_minor=not update.is_significant,
        mark=_mark(update),
    )


def read_mended(one: Mended) -> News:
    """The entry of a correction or withdrawal of any other kind of fact."""
    fact, wrong = one.fact, one.wrong
    stands = wrong if fact.withdrawn else fact
    lines = [*_answers(fact, wrong.summary()), _source(fact)]
    return News(
        key=0,
        subject=_name_of(one.about),
        known_on=fact.known_on,
        weight=len(WEIGHT),
        title=printable(_title(fact, sentence_of_fact(stands, str(one.about)))),
        says=printable(stands.summary()),
        before=printable(wrong.summary()),
        lines=tuple(printable(line) for line in lines),
        source=printable(_source(fact)),
        address=one.address,
        recorded_at=fact.recorded_at,
        is_loaded=fact.recorded_by_id is None,
        is_minor=False,
        mark=_mark(fact),
    )


def _mark(fact: Sourced) -> str:
    if fact.corrects is None:
        return ""
    return "withdrawal" if fact.withdrawn else "correction"


def _title(fact: Sourced, told: str) -> str:
    mark = _mark(fact)
    return f"{capfirst(mark)}: {told}" if mark else capfirst(told)


def _name_of(row: Model) -> str:
    """The row as ids of entries name it: "reforms.reform/national-standards"."""
    return f"{row._meta.label_lower}/{getattr(row, 'slug', row.pk)}"


def _answers(fact: Sourced, said: str) -> tuple[str, ...]:
    """What a correction or withdrawal answers, and why."""
    verb = "Withdraws" if fact.withdrawn else "Corrects"
    return f"{verb} what was said before: {said.rstrip('.')}.", f"Why: {fact.correction_reason}"


def _with_days(update: Update) -> str:
    """What an update said, with the days that its words are read as."""
    days = update.reading.beside(update.target.words)
    return update.statement() + (f" ({days})" if days else "")


def _source(update: Sourced) -> str:
    """Who says so, and since when: "Reported by A summary, July 2023, Chapter two. Known on …"."""
    day = f"Known on {print_day(update.known_on)}."
    where = _where(update.passage)
    # A heading may be a question.
    stop = "" if where.endswith((".", "?", "!")) else "."
    by = f"{capfirst(update.basis)} by {where}{stop}" if where else ""
    if update.basis == Basis.INFERRED:
        source = f" From {where}{stop}" if where else ""
        by = f"Inferred by an editor: {update.reason.rstrip('.')}.{source}"
    return f"{by} {day}"


def _where(passage: Passage | None) -> str:
    if passage is None:
        return ""
    return ", ".join(filter(None, [passage.document.short_title, passage.heading]))


def printable(text: str) -> str:
    """Without the signs that no XML may hold, which can be pasted into a form unseen."""
    return NOT_XML.sub("", text)


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The lines, broken where their writer broke them."""
    return [part.strip() for line in lines for part in line.splitlines() if part.strip()]
