"""Answers what is at hand before the event loop hears of it.

granian hands each request over on a thread of its own, which wakes the loop through a pipe, and
the loop begins a task. That costs twice as much as giving a page from memory.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any, Protocol

from granian import _futures

from libs.webserver.environ import RequestScope


class Exchange(Protocol):
    """What RSGI gives to answer with."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...
    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> Any: ...


class Handed(Protocol):
    """A request as granian hands it over; `done` says that it was answered."""

    scope: RequestScope
    proto: Exchange

    def done(self) -> None: ...


def answer_first(is_answered: Callable[[RequestScope, Exchange], bool]) -> None:
    """Has granian ask this before the loop, in the process that calls; once, before it serves.

    One thread at a time asks; all requests that come meanwhile wait.
    """
    schedule_with: Any = _futures._cbsched_aioschedule

    def with_first(*arguments: Any) -> Callable[[Handed], None]:
        schedule = schedule_with(*arguments)

        def hand_over(handed: Handed) -> None:
            if is_answered(handed.scope, handed.proto):
                handed.done()
            else:
                schedule(handed)

        return hand_over

    _futures._cbsched_aioschedule = with_first
