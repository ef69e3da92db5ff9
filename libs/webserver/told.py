"""One line for each request: what was asked and answered, and nothing about who asked.

No address, no cookie, no query string, which may hold somebody's postcode: time, an id that the
answer carries too, method, path, status, milliseconds, bytes, and whether the page was kept.
"""

import json
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from libs.pagememo.page import KEPT
from libs.webserver.answers import WholeAnswer
from libs.webserver.environ import Environ

GIVEN_ID = re.compile(r"[-\w]{8,64}", re.ASCII)
"""An id that a proxy may have given to the request."""
MAX_PATH_CHARS = 250
CONTROLS = re.compile(r"[^ -~]")


@dataclass(frozen=True, slots=True)
class RequestTold:
    """What a line says."""

    time: str
    id: str
    method: str
    path: str
    status: int
    ms: float
    bytes: int
    kept: bool

    def as_line(self) -> str:
        """`2026-11-27T12:00:00Z 3f9c… GET /roadmap/ 200 12.3 ms 20480 kept`."""
        made = "kept" if self.kept else "made"
        return (
            f"{self.time} {self.id} {self.method} {self.path} {self.status} {self.ms} ms "
            f"{self.bytes} {made}"
        )

    def as_json(self) -> str:
        return json.dumps(asdict(self))


Tell = Callable[[RequestTold], object]


class Watch:
    """One request from its coming to its answer."""

    def __init__(self, environ: Environ) -> None:
        self._began = time.perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID", "")
        self.id = given if GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        # For whatever logs below.
        environ["HTTP_X_REQUEST_ID"] = self.id
        self._environ = environ

    def marked(self, answer: WholeAnswer) -> WholeAnswer:
        """The answer with the id; its own headers may be those of a page that is kept."""
        headers = [*answer.headers, ("X-Request-ID", self.id)]
        return WholeAnswer(answer.status, headers, answer.body)

    def told(self, answer: WholeAnswer) -> RequestTold:
        path = self._environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
        return RequestTold(
            time=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            id=self.id,
            method=_plain(self._environ["REQUEST_METHOD"]),
            path=_plain(path)[:MAX_PATH_CHARS],
            status=answer.status,
            ms=round((time.perf_counter() - self._began) * 1000, 1),
            bytes=_length(answer.body),
            kept=bool(self._environ.get(KEPT)),
        )


def _plain(text: str) -> str:
    """In letters that begin no new line and end none."""
    return CONTROLS.sub("?", text)


def _length(body: Any) -> int:
    """Its bytes; of a file, which was sent, up to where it was read."""
    if isinstance(body, bytes):
        return len(body)
    return 0 if body.closed else int(body.tell())
