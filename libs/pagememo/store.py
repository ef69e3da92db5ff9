"""Pages in memory, up to a number of bytes; those asked for last stay."""

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from libs.pagememo.page import Page


class Store:
    """The pages of one generation, which is a data version on a day; a new one empties it.

    Any number of threads may use it at once.
    """

    def __init__(self, budget_bytes: int) -> None:
        self.budget_bytes = budget_bytes
        self.size = 0
        self._generation: Hashable = None
        self.confirmed = 0.0
        """When these pages were last known to stand, in Unix time."""
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._guard = threading.Lock()
        self._busy: dict[Hashable, tuple[threading.Lock, int]] = {}

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, generation: Hashable, key: Hashable) -> Page | None:
        with self._guard:
            if generation != self._generation:
                self._pages.clear()
                self.size, self._generation = 0, generation
                self.confirmed = time.time()
                return None
            self.confirmed = time.time()
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def get_last(self, key: Hashable) -> Page | None:
        """The page as it stood when somebody last asked with a generation."""
        with self._guard:
            return self._pages.get(key)

    def put(self, generation: Hashable, key: Hashable, page: Page) -> None:
        """Keeps the page, unless its generation has passed or it is larger than all the room."""
        with self._guard:
            if generation != self._generation or page.size > self.budget_bytes:
                return
            old = self._pages.pop(key, None)
            self.size += page.size - (old.size if old else 0)
            self._pages[key] = page
            while self.size > self.budget_bytes:
                _, dropped = self._pages.popitem(last=False)
                self.size -= dropped.size

    @contextmanager
    def alone(self, key: Hashable) -> Iterator[None]:
        """Nobody else is inside with the same key: who waits finds the page made."""
        with self._guard:
            lock, count = self._busy.get(key) or (threading.Lock(), 0)
            self._busy[key] = (lock, count + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, count = self._busy.pop(key)
                if count > 1:
                    self._busy[key] = (lock, count - 1)
