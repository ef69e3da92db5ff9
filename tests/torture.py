"""How much a test tries: a share of everything in `make test`, all of it in `make torture`."""

import os
from collections.abc import Sequence
from typing import TypeVar

Tried = TypeVar("Tried")

WHOLE = bool(os.environ.get("TORTURE"))
"""Whether everything is tried, however long it takes."""

ON_POSTGRESQL = bool(os.environ.get("TEST_DATABASE_URL"))
"""PostgreSQL comes after SQLite, and is tried with a third of its share."""


def share(everything: Sequence[Tried], one_in: int, start: int = 0) -> list[Tried]:
    """Every `one_in`-th, from number `start` on; all of them under torture.

    >>> share("abcdef", 3, start=1)  # in `make test`, on SQLite
    ['b', 'e']
    """
    if ON_POSTGRESQL:
        one_in *= 3
    return list(everything if WHOLE else everything[start % one_in :: one_in])


def examples(usual: int) -> int:
    """How many examples a property is tried with: twenty times the usual under torture."""
    return usual * 20 if WHOLE else usual
