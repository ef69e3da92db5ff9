"""Keeps what was read from the database until anything public is written.

    @once_a_version(most=32)
    def read_events(day: Day) -> tuple[EventKnown, ...]: ...

A new version is a random word that no other state of the data ever had (see `version`), so what a
transaction reads before it is rolled back is never given to anybody else.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakSet

from libs.pagememo.version import read_version

Result = TypeVar("Result")

_standing: ContextVar[str | None] = ContextVar("the data version of the page being made")


class KeptResults:
    """The newest results of one function, `most` of them; the one used longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        _all.add(self)

    def get(self, key: Hashable) -> tuple[Any, ...]:
        """The result in a tuple; an empty one where none is kept."""
        with self._lock:
            if key not in self._kept:
                return ()
            self._kept.move_to_end(key)
            return (self._kept[key],)

    def put(self, key: Hashable, result: Any) -> None:
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


_all: WeakSet[KeptResults] = WeakSet()


def once_a_version(
    most: int, key: Callable[..., Hashable] | None = None
) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Has a function read once for each data version and arguments; keeps `most` results.

    The arguments must be hashable, or `key` makes of them what is. The result is shared by
    everybody who asks: nobody may change it, so let it be a tuple of frozen values. What it hangs
    on besides the tables of `settings.PAGE_MEMO_APPS`, the day above all, must be an argument.
    """

    def keep(read: Callable[..., Result]) -> Callable[..., Result]:
        readings = KeptResults(most)

        @wraps(read)
        def kept(*args: Any, **kwargs: Any) -> Result:
            version = _version()
            if version is None:
                return read(*args, **kwargs)
            of = key(*args, **kwargs) if key else (args, tuple(sorted(kwargs.items())))
            found = readings.get((version, of))
            if not found:
                found = (read(*args, **kwargs),)
                readings.put((version, of), found[0])
            result: Result = found[0]
            return result

        return kept

    return keep


def _version() -> str | None:
    """The version that stood before the page was begun, or the one that stands now."""
    try:
        return _standing.get()
    except LookupError:
        return read_version()


@contextmanager
def making_page(version: str | None) -> Iterator[None]:
    """While a page is made everything reads for the version that stood before."""
    token = _standing.set(version)
    try:
        yield
    finally:
        _standing.reset(token)


def forget_readings() -> None:
    """Let every function read again, as in a new process."""
    for readings in list(_all):
        readings.forget()
