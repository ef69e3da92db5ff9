"""How long a thread of this process waits for one answer of the server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from libs.patience.breaker import Breaker

breaker = Breaker()


class _Patience(threading.local):
    seconds: float | None = None


_everybody: list[float] = []
_here = _Patience()


def bound_waits(seconds: float) -> None:
    """From now on no connection that this process opens waits longer for an answer.

    A site says so; a command may wait, since a migration takes its time.
    """
    _everybody[:] = [seconds]


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Inside, this thread waits no longer than this for each answer, where waits are bounded."""
    before, _here.seconds = _here.seconds, seconds
    try:
        yield
    finally:
        _here.seconds = before


def patience() -> float | None:
    """The seconds that this thread waits; None for as long as it takes."""
    if not _everybody:
        return None
    return _everybody[0] if _here.seconds is None else min(_here.seconds, _everybody[0])
