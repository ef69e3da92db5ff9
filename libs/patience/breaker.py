"""Who may ask a server that did not answer: nobody for a while, then one, to see if it does."""

import threading
import time
from collections.abc import Callable


class Breaker:
    """For all threads of a process.

    After a failure everybody is refused for `pause_seconds`. Then one may ask, and the others are
    refused until it has an answer, or for `probe_seconds`.
    """

    def __init__(
        self,
        pause_seconds: float = 3.0,
        probe_seconds: float = 25.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause_seconds, self._probe_seconds, self._clock = pause_seconds, probe_seconds, clock
        self._refuses_until: float | None = None
        self._guard = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether the last that was heard is that the server does not answer."""
        return self._refuses_until is not None

    def refuses(self) -> bool:
        """Whether to give up before asking. Who is let through says how it went."""
        if self._refuses_until is None:
            return False
        with self._guard:
            now = self._clock()
            if self._refuses_until is None or now >= self._refuses_until:
                self._refuses_until = now + self._probe_seconds
                return False
            return True

    def failed(self) -> None:
        """The server did not answer."""
        with self._guard:
            self._refuses_until = self._clock() + self._pause_seconds

    def worked(self) -> None:
        """It answered."""
        if self._refuses_until is not None:
            with self._guard:
                self._refuses_until = None
