"""One picture is drawn at a time, however many are asked for: each takes 60 MB for a moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

MOST_WAITING = 1
"""Requests that wait for the one being drawn. Each has a thread, which pages need too."""
RETRY_SECONDS = 5
BUSY = "Too many pictures are being drawn. Try again in a few seconds.\n"


class Turns:
    """Lets one in at a time and a few wait; `take` gives False to whoever comes after those."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._places = threading.BoundedSemaphore(most_waiting + 1)
        self._alone = threading.Lock()

    @contextmanager
    def take(self) -> Iterator[bool]:
        if not self._places.acquire(blocking=False):
            yield False
            return
        try:
            with self._alone:
                yield True
        finally:
            self._places.release()


_turns = Turns()


def in_turn(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that draws a picture: alone in its process, or it answers 503 and when to ask again.

    No picture that is kept comes here (libs.pagememo).
    """

    @wraps(view)
    def waiting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with _turns.take() as is_ours:
            if is_ours:
                return view(request, *args, **kwargs)
        busy = HttpResponse(BUSY, status=503, content_type="text/plain; charset=utf-8")
        busy["Retry-After"] = str(RETRY_SECONDS)
        busy["Cache-Control"] = "no-store"
        return busy

    return waiting
