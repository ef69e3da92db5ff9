"""The lists of work on the start page, and each in full, built from what each one finds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from libs.tasks.actions import name_of
from libs.tasks.models import Task
from libs.vaguedates.printing import print_day
from reforms.admin.worklist.lists import WORKLISTS
from reforms.admin.worklist.values import (
    MOST_COUNTED,
    ReadFirst,
    ShownWorklist,
    SourceChoice,
    StartPage,
    Tab,
    Whose,
    WorkItem,
    WorkItems,
    Worklist,
    WorklistPage,
    WorklistQuery,
)
from reforms.models import Update
from seeds.models import Document, Doubt, Passage
from seeds.silence import build_silence

ITEMS_ON_PAGE = 50
NEWEST_SOURCES = 4
"""Passages, the last ones added, that a check can name besides the item's own."""
NEWEST_DOCUMENTS = 500
"""Documents that are looked at to say how far sources were read."""

FIRST = {
    "mentioned": "a document that was read speaks of something that is open here",
    "passed": "its date has passed, and no outcome is recorded",
    "unchecked": "nothing is recorded of it since",
}
"""The lists from which the first thing to read comes, in this order, and why it does."""


def build_start(query: WorklistQuery) -> StartPage:
    """What the start page begins with: a few rows of every list that the user may see.

    The queries of the lists, and seven more.
    """
    seen = [one for one in WORKLISTS if one.seen in query.rights.seen]
    found = [one.find(replace(query, key=one.key)) for one in seen]
    rows = _known(query, zip(seen, found, strict=True))
    lists = tuple(
        _show(query, one, replace(items, rows=rows[one.key]), 0)
        for one, items in zip(seen, found, strict=True)
    )
    if query.whose is not Whose.EVERYBODY:
        lists = tuple(one for one in lists if one.rows)
    return StartPage(
        day=print_day(query.day),
        lists=lists,
        behind=_behind(query) if seen else "",
        read_first=_read_first(lists),
        tabs=_tabs(query) if seen else (),
        whose=query.whose.value,
        newest=newest_sources(query),
        tomorrow=_tomorrow(query),
        may_record=Update in query.rights.forms,
    )


def build_worklist(worklist: Worklist, query: WorklistQuery, page: int) -> WorklistPage:
    """One page of a list in full; pages begin with 1."""
    start = (page - 1) * ITEMS_ON_PAGE
    narrowed = replace(query, start=start, most=ITEMS_ON_PAGE, key=worklist.key)
    found = worklist.find(narrowed)
    found = replace(found, rows=_known(narrowed, [(worklist, found)])[worklist.key])
    end = start + len(found.rows)
    return WorklistPage(
        worklist=_show(narrowed, worklist, found, start),
        has_strands=worklist.has_strands,
        is_narrowed=bool(query.words or query.strand),
        first=start + 1,
        last=end,
        previous=page - 1,
        following=page + 1 if end < found.count else 0,
        newest=newest_sources(query),
        tomorrow=_tomorrow(query),
    )


def address_of(page: str, whose: Whose) -> str:
    """A page of the lists in one of the three views."""
    return f"{page}?{urlencode({'whose': whose.value})}" if whose else page


def newest_sources(query: WorklistQuery) -> tuple[SourceChoice, ...]:
    """The passages that were added last, for whoever may record. One query."""
    if Update not in query.rights.forms:
        return ()
    rows = Passage.objects.without_replaced().select_related("document")
    return tuple(SourceChoice(row.pk, str(row)) for row in rows.order_by("-pk")[:NEWEST_SOURCES])


def _known(
    query: WorklistQuery, found: Iterable[tuple[Worklist, WorkItems]]
) -> dict[str, tuple[WorkItem, ...]]:
    """The rows with who took each, and what their passages are called. Two queries."""
    every = [(worklist.key, row) for worklist, items in found for row in items.rows]
    rows: dict[str, list[WorkItem]] = {worklist.key: [] for worklist in WORKLISTS}
    tasks = {
        (one.worklist, one.item): one
        for one in Task.objects.filter(item__in={row.item for _, row in every}).select_related(
            "taken_by"
        )
    }
    passages = Passage.objects.filter(pk__in={row.passage for _, row in every if row.passage})
    labels = {one.pk: str(one) for one in passages.select_related("document")}
    for key, row in every:
        task = tasks.get((key, row.item))
        until = task.put_off_until if task else None
        rows[key].append(
            replace(
                row,
                passage_label=labels.get(row.passage, ""),
                taken_by=name_of(task.taken_by) if task and task.taken_by else "",
                holder=(task.taken_by_id if task else 0) or 0,
                put_off_until=print_day(until) if until and until > query.day else "",
            )
        )
    return {key: tuple(some) for key, some in rows.items()}


def _show(query: WorklistQuery, worklist: Worklist, found: WorkItems, start: int) -> ShownWorklist:
    others = min(found.count, MOST_COUNTED) - start - len(found.rows)
    is_over = found.count > MOST_COUNTED
    may_record = Update in query.rights.forms
    is_usual = query.whose is Whose.EVERYBODY
    return ShownWorklist(
        key=worklist.key,
        title=worklist.title,
        about=found.about or worklist.about,
        empty=found.empty or worklist.empty,
        headings=worklist.headings,
        rows=found.rows,
        count=f"over {MOST_COUNTED:,}" if is_over else f"{found.count:,}",
        more=f"over {others:,}" if is_over else f"{others:,}" if others > 0 else "",
        many_href=found.many_href if is_usual else "",
        href=address_of(reverse("worklist:list", args=[worklist.key]), query.whose),
        may_act=may_record,
        is_checked=worklist.is_checked and may_record,
        is_explained=worklist.doubt is not None and Doubt in query.rights.forms,
        can_run=worklist.key == "failed" and may_record,
    )


def _behind(query: WorklistQuery) -> str:
    """How far sources were read, in a sentence. Two queries."""
    newest = Document.objects.known_by(query.day).order_by("-published_latest")[:NEWEST_DOCUMENTS]
    rows: Any = newest.only("kind", "published_edtf")
    return build_silence(query.day, settings.READ_WARNING_DAYS, rows).sentence


def _read_first(lists: tuple[ShownWorklist, ...]) -> ReadFirst | None:
    by_key = {one.key: one for one in lists}
    for key, why in FIRST.items():
        if key in by_key and by_key[key].rows:
            first = by_key[key].rows[0]
            return ReadFirst(first.name, first.href, why)
    return None


def _tabs(query: WorklistQuery) -> tuple[Tab, ...]:
    """The three views, with how many the user took and how many are put off. Two queries."""
    off = Task.objects.put_off_on(query.day)
    mine = Task.objects.filter(taken_by=query.user).exclude(pk__in=off.values("pk"))
    counted = {Whose.EVERYBODY: 0, Whose.MINE: mine.count(), Whose.PUT_OFF: off.count()}
    labels = {
        Whose.EVERYBODY: "Everybody’s",
        Whose.MINE: "Mine",
        Whose.PUT_OFF: "Put off",
    }
    return tuple(
        Tab(
            labels[whose],
            address_of(reverse("admin:index"), whose),
            f" ({count})" if whose else "",
            whose is query.whose,
        )
        for whose, count in counted.items()
    )


def _tomorrow(query: WorklistQuery) -> str:
    return (query.day + timedelta(days=1)).isoformat()
