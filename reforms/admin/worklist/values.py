"""What the editors' lists of work are asked for, and what they show, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

ITEMS_ON_START = 5
"""Rows of each list on the start page; each leads on to the full one."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose rows a user may see, and whose forms they may use."""

    seen: frozenset[type[Model]]
    forms: frozenset[type[Model]]


@dataclass(frozen=True, slots=True)
class WorklistQuery:
    """The day it is, how long a reform may go unchecked, and which rows are wanted.

    `words` and `strand` (its slug) narrow the rows down; "" leaves them all.
    """

    day: date
    unchecked_after: int
    rights: Rights
    words: str = ""
    strand: str = ""
    start: int = 0
    most: int = ITEMS_ON_START

    def link(self, form: type[Model], href: str) -> str:
        """The address of a form, or "" for a user who may not use it."""
        return href if form in self.rights.forms else ""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to settle; `href` is the form that settles it, or ""."""

    name: str
    href: str
    cells: tuple[str, ...]


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

    `has_strands` says that its rows are reforms' and can be narrowed down to a strand.
    """

    key: str
    title: str
    about: str
    empty: str
    headings: tuple[str, ...]
    seen: type[Model]
    find: Callable[[WorklistQuery], WorkItems]
    has_strands: bool = False


@dataclass(frozen=True, slots=True)
class ShownWorklist:
    """A list with its rows; `more` is how many others there are, or ""."""

    key: str
    title: str
    about: str
    empty: str
    headings: tuple[str, ...]
    rows: tuple[WorkItem, ...]
    count: str
    more: str
    many_href: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the start page begins with; no lists at all for a user who may see none of it."""

    day: str
    lists: tuple[ShownWorklist, ...]


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


def pick(rows: QuerySet[Any], query: WorklistQuery, row: Callable[[Any], WorkItem]) -> WorkItems:
    """The wanted rows of a queryset, and how many it has. Two queries."""
    wanted = rows[query.start : query.start + query.most]
    return WorkItems(tuple(row(one) for one in wanted), rows.order_by().count())
