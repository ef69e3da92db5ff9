"""The log: every entry that was known by a day, those that were corrected since among them."""

from datetime import date

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, who_says, whole_number
from opendata.api.values import DateData, UpdateData
from reforms.models import Update
from reforms.pages.news.sentences import sentence_of
from seeds.pages import build_said

JOINED = ("reform", "event", "milestone__reform", "after", "corrects", "passage__document")


def read_updates(asked: ListAsked) -> ListPage:
    """In the order in which they were recorded. One query."""
    rows = Update.objects.stated_by(asked.day.on).select_related(*JOINED).order_by("pk")
    for name, column in (("reform", "reform__slug"), ("event", "event__slug"), ("kind", "kind")):
        if asked.get(name):
            rows = rows.filter(**{column: asked.get(name)})
    if asked.get("strand"):
        rows = rows.filter(reform__strand__slug=asked.get("strand"))
    if asked.get("known_from"):
        rows = rows.filter(known_on__gte=date.fromisoformat(asked.get("known_from")))
    if asked.only:
        rows = rows.filter(key=asked.only)
    elif asked.cursor:
        rows = rows.filter(pk__gt=whole_number(asked.cursor))
    found = list(rows[: asked.limit + 1])
    shown = found[: asked.limit]
    following = str(shown[-1].pk) if len(found) > asked.limit else ""
    return ListPage(tuple(_update(row, asked) for row in shown), following)


def _update(row: Update, asked: ListAsked) -> UpdateData:
    target, window = row.target, row.target.window
    milestone = row.milestone
    return UpdateData(
        id=row.key,
        cursor=str(row.pk),
        kind=row.kind,
        reform=row.reform.slug if row.reform else None,
        milestone=f"{milestone.reform.slug}.{milestone.slug}" if milestone else None,
        event=row.event.slug if row.event else None,
        says="Withdraws another entry" if row.withdrawn else sentence_of(row, None),
        name=row.name,
        stage=row.stage,
        legal_force=row.legal_force,
        outcome=row.outcome,
        date=DateData(target.words, target.edtf, window.earliest, window.latest)
        if target
        else None,
        sense=row.sense,
        is_proposed=row.is_proposed,
        waits_for=row.after.slug if row.after else None,
        why_moved=row.why_moved,
        note=row.note,
        said=who_says(build_said(row), asked),
        is_significant=row.is_significant,
        corrects=row.corrects.key if row.corrects else None,
        withdrawn=row.withdrawn,
        correction_reason=row.correction_reason,
        recorded_at=row.recorded_at,
        page=asked.page(_address(row)),
    )


def _address(row: Update) -> str:
    if row.reform:
        return f"{page_address('reforms:reform', row.reform.slug)}#{row.key}"
    return f"{page_address('reforms:event', row.event.slug if row.event else '')}#{row.key}"
