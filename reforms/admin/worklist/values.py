"""What is asked of the editors' start page, and what it shows, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

FEW = 5
"""Rows of each kind on the start page; each kind leads on to a full list."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose rows a user may see, and whose forms they may use."""

    seen: frozenset[type[Model]]
    forms: frozenset[type[Model]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The day it is, how long a reform may go unchecked, and which rows are wanted.

    `words` and `strand` (its slug) narrow the rows down; "" leaves them all.
    """

    day: date
    unchecked_after: int
    rights: Rights
    words: str = ""
    strand: str = ""
    start: int = 0
    most: int = FEW

    def link(self, form: type[Model], href: str) -> str:
        """The address of a form, or "" for a user who may not use it."""
        return href if form in self.rights.forms else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to settle; `href` is the form that settles it, or ""."""

    name: str
    href: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Some rows, and how many there are in all.

    `about` and `empty` say more than their kind can; `many_href` is where many can be settled at
    once. Each may be "".
    """

    rows: tuple[Row, ...]
    count: int
    about: str = ""
    empty: str = ""
    many_href: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of need. `about` says what its rows are, `empty` what it means that there are none.

    `seen` is the model whose rows one must be allowed to see.

    `has_strands` says that its rows are reforms' and can be narrowed down to a strand.
    """

    key: str
    title: str
    about: str
    empty: str
    headings: tuple[str, ...]
    seen: type[Model]
    find: Callable[[Asked], Found]
    has_strands: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A kind with its rows; `more` is how many others there are, or ""."""

    key: str
    title: str
    about: str
    empty: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    count: str
    more: str
    many_href: str


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """What the start page begins with; no needs at all for a user who may see none of it."""

    day: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The full list of one kind. Pages are numbered from 1; 0 is no page."""

    need: Need
    has_strands: bool
    is_narrowed: bool
    first: int
    last: int
    previous: int
    following: int


def pick(rows: QuerySet[Any], asked: Asked, row: Callable[[Any], Row]) -> Found:
    """The wanted rows of a queryset, and how many it has. Two queries."""
    wanted = rows[asked.start : asked.start + asked.most]
    return Found(tuple(row(one) for one in wanted), rows.order_by().count())
