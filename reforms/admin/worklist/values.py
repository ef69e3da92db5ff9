"""What the editors' lists of work are asked for, and what they show, as plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Model, QuerySet

from libs.tasks.models import Task, of_rows
from seeds.models import Doubt

ITEMS_ON_START = 5
"""Rows of each list on the start page; each leads on to the full one."""
MOST_COUNTED = 100
"""Rows of a list that are counted: telling how many more there are would take looking at each."""
MOST_SORTED = 1_000
"""Rows that the start page puts in order where no index has them in that order."""


class Whose(StrEnum):
    """Which items are shown: what is to be done, what the user took, what is put off."""

    EVERYBODY = ""
    MINE = "mine"
    PUT_OFF = "put-off"


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose rows a user may see, and whose forms they may use."""

    seen: frozenset[type[Model]]
    forms: frozenset[type[Model]]


@dataclass(frozen=True, slots=True)
class WorklistQuery:
    """The day it is, how long a reform may go unchecked, and which rows are wanted.

    `words` and `strand` (its slug) narrow the rows down; "" leaves them all. `user` is the id of
    who looks, `whose` what of the list they want to see, and `key` the list's own.
    """

    day: date
    unchecked_after: int
    rights: Rights
    user: int = 0
    whose: Whose = Whose.EVERYBODY
    key: str = ""
    words: str = ""
    strand: str = ""
    start: int = 0
    most: int = ITEMS_ON_START

    @property
    def is_start(self) -> bool:
        return self.most == ITEMS_ON_START

    def wanted(self, rows: Any, column: str) -> Any:
        """The rows of a queryset that are asked for; `column` is what the list calls them by."""
        put_off = of_rows(Task.objects.put_off_on(self.day), self.key, column)
        if self.whose is Whose.PUT_OFF:
            return rows.filter(put_off)
        if self.whose is Whose.MINE:
            rows = rows.filter(of_rows(Task.objects.filter(taken_by=self.user), self.key, column))
        return rows.filter(~put_off)

    def wanted_items(self, items: Iterable[str]) -> set[str]:
        """The same of items that no query can filter. One query."""
        every = set(items)
        tasks = list(Task.objects.filter(worklist=self.key))
        put_off = {one.item for one in tasks if one.put_off_until and one.put_off_until > self.day}
        mine = {one.item for one in tasks if one.taken_by_id == self.user}
        if self.whose is Whose.PUT_OFF:
            return every & put_off
        return (every & mine if self.whose is Whose.MINE else every) - put_off

    def link(self, form: type[Model], href: str) -> str:
        """The address of a form, or "" for a user who may not use it."""
        return href if form in self.rights.forms else ""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to settle; `href` is the form that settles it, or "".

    `item` is what the list calls it. `passage` is the id of the one that it rests on, 0 for none.
    `taken_by` is who took it, "" for nobody; `holder` is their id.
    """

    name: str
    href: str
    cells: tuple[str, ...]
    item: str = ""
    passage: int = 0
    passage_label: str = ""
    taken_by: str = ""
    holder: int = 0
    put_off_until: str = ""


@dataclass(frozen=True, slots=True)
class WorkItems:
    """Some items, and how many there are in all.

    `about` and `empty` say more than their list can; `many_href` is where many can be settled at
    once. Each may be "".
    """

    rows: tuple[WorkItem, ...]
    count: int
    about: str = ""
    empty: str = ""
    many_href: str = ""


@dataclass(frozen=True, slots=True)
class Worklist:
    """One list of work. `about` says what its rows are, `empty` what it means that there are none.

    `seen` is the model whose rows one must be allowed to see.

    `has_strands` says that its rows are reforms' and can be narrowed down to a strand, and
    `is_checked` that "checked, no change" settles one. `doubt` is the kind of question that a
    reason settles.
    """

    key: str
    title: str
    about: str
    empty: str
    headings: tuple[str, ...]
    seen: type[Model]
    find: Callable[[WorklistQuery], WorkItems]
    has_strands: bool = False
    is_checked: bool = False
    doubt: Doubt.Kind | None = None


@dataclass(frozen=True, slots=True)
class ShownWorklist:
    """A list with its rows; `more` is how many others there are, or "", and `href` leads to all."""

    key: str
    title: str
    about: str
    empty: str
    headings: tuple[str, ...]
    rows: tuple[WorkItem, ...]
    count: str
    more: str
    many_href: str
    href: str = ""
    may_act: bool = False
    is_checked: bool = False
    is_explained: bool = False
    can_run: bool = False


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A passage that somebody may have read: its id, and what it is called."""

    pk: int
    label: str


@dataclass(frozen=True, slots=True)
class ReadFirst:
    """What to read first, and why; `href` may be ""."""

    name: str
    href: str
    why: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the three views of the lists."""

    label: str
    href: str
    count: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the start page begins with; no lists at all for a user who may see none of it.

    `behind` says how far sources were read. `newest` are the passages that were added last.
    """

    day: str
    lists: tuple[ShownWorklist, ...]
    behind: str
    read_first: ReadFirst | None
    tabs: tuple[Tab, ...]
    whose: str
    newest: tuple[SourceChoice, ...]
    tomorrow: str
    may_record: bool


@dataclass(frozen=True, slots=True)
class WorklistPage:
    """One list in full. Pages are numbered from 1; 0 is no page."""

    worklist: ShownWorklist
    has_strands: bool
    is_narrowed: bool
    first: int
    last: int
    previous: int
    following: int
    newest: tuple[SourceChoice, ...]
    tomorrow: str


def pick(rows: QuerySet[Any], query: WorklistQuery, row: Callable[[Any], WorkItem]) -> WorkItems:
    """The wanted rows of a queryset, and how many it has, counted to a limit. Two queries."""
    end = query.start + query.most
    ids = list(rows.values_list("pk", flat=True)[: max(end, MOST_COUNTED) + 1])
    wanted = rows.filter(pk__in=ids[query.start : end])
    return WorkItems(tuple(row(one) for one in wanted), len(ids))
