"""How much a test tries: a share of everything in `make test`, all of it in `make torture`."""

import os
from collections.abc import Sequence
from typing import TypeVar

Tried = TypeVar("Tried")

WHOLE = bool(os.environ.get("TORTURE"))
"""Whether everything is tried, however long it takes."""


def share(everything: Sequence[Tried], one_in: int, start: int = 0) -> list[Tried]:
    """Every `one_in`-th, from number `start` on; all of them under torture.

    >>> share("abcdef", 3, start=1)  # in `make test`
    ['b', 'e']
    """
    return list(everything if WHOLE else everything[start % one_in :: one_in])


def examples(usual: int) -> int:
    """How many examples a property is tried with: twenty times the usual under torture."""
    return usual * 20 if WHOLE else usual
