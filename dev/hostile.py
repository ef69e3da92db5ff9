"""Sends strange requests to the whole WSGI stack in this process, and counts what comes back.

`python -m dev.hostile 50000` asks so many on a database of its own, or on that of DATABASE_URL, and
prints how many were 5xx, how many took over a second of processor time, and the slowest.
"""

import os
import random
import string
import sys
import time
from collections import Counter
from typing import Any
from urllib.parse import quote, urlencode
from wsgiref.util import setup_testing_defaults

from dev.scratch import manage, scratch_database

SEED = 14
SLOW_SECONDS = 1.0
NASTY = (
    *("\0", "a\0b", "\ud800", "\x0b", "\ufffe", "%00", "%ff%fe", "'; DROP TABLE x; --", "../" * 8),
    *("<script>alert(1)</script>", "{{ 7 * 7 }}", "${7*7}", "=1+1", "9" * 5_000, "-1", "1e309"),
    *("nan", "0001-01-01", "9999-12-31", "2026-02-30", "é" * 90, "👩‍🏫", "‮", "(((a+)+)+)+$", ""),
    *("javascript:alert(1)", "//evil.example.org", "a\r\nSet-Cookie: x=1", "[" * 60, "2022-04-28"),
)
CONTENT_TYPES = (
    *("text/html; charset=zip", "text/html; charset=undefined", "text/html; charset=cp037"),
    *("multipart/form-data; boundary=a; charset=hex", "multipart/form-data", "a/b;" + "x" * 11_000),
)
METHODS = ("GET",) * 12 + ("HEAD", "POST", "PUT", "TRACE", "OPTIONS", "PATCH", "get", "\xe9")
HEADERS = (
    *("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE", "HTTP_COOKIE", "HTTP_HOST"),
    *("HTTP_X_FORWARDED_FOR", "HTTP_IF_MODIFIED_SINCE", "CONTENT_TYPE", "HTTP_ACCEPT_LANGUAGE"),
)


def words(paths: list[str], names: list[str]) -> dict[str, Any]:
    """One request: something right with something strange in it, as a WSGI environ."""
    path = random.choice(paths)  # noqa: S311  # nothing secret is chosen
    if random.random() < 0.2:  # noqa: S311
        path = path.rstrip("/") + "/" + random.choice(NASTY)  # noqa: S311
    pairs = [
        (random.choice(names), random.choice((*NASTY, _letters())))  # noqa: S311
        for _ in range(random.choice((0, 1, 1, 2, 3, 30)))  # noqa: S311
    ]
    query = urlencode(pairs, errors="surrogatepass")
    if random.random() < 0.1:  # noqa: S311
        query = quote(_letters(), safe=string.punctuation)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": random.choice(METHODS),  # noqa: S311
        "PATH_INFO": path.encode(errors="surrogatepass").decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "192.0.2.1",
    }
    if random.random() < 0.3:  # noqa: S311
        strange = random.choice((*NASTY, _letters()))  # noqa: S311
        environ[random.choice(HEADERS)] = strange.encode(errors="replace").decode("latin-1")  # noqa: S311
    if random.random() < 0.05:  # noqa: S311
        environ["CONTENT_TYPE"] = random.choice(CONTENT_TYPES)  # noqa: S311
        environ["CONTENT_LENGTH"] = random.choice(("", "0", "9"))  # noqa: S311
    return environ


def _letters() -> str:
    return "".join(chr(random.randrange(1, 0x2FF)) for _ in range(random.randrange(40)))  # noqa: S311


def main(count: int) -> None:
    """Prints the figures."""
    with scratch_database():
        manage("load_seeds")
        send(count)


def send(count: int) -> None:
    """Ask so many, and print what came back."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config.wsgi import application
    from opendata.crawlers import sitemap  # noqa: F401  # every address is imported by now
    from tests.site.addresses import PARAMETERS, one_of

    random.seed(SEED)
    paths = [one_of(name) for name in PARAMETERS] + ["/admin/", "/admin/login/", "/static/x.css"]
    paths = [path.partition("?")[0] for path in paths]
    names = sorted({"on", "x", *(name for known in PARAMETERS.values() for name in known)})
    statuses: Counter[int] = Counter()
    slow, slowest, faults = 0, (0.0, ""), []
    for _ in range(count):
        environ = words(paths, names)
        setup_testing_defaults(environ)
        told: list[str] = []
        start = time.thread_time()
        answer = application(environ, lambda status, *_, told=told: told.append(status))
        b"".join(answer)
        getattr(answer, "close", lambda: None)()
        took = time.thread_time() - start
        status = int(told[-1][:3])
        statuses[status] += 1
        slow += took > SLOW_SECONDS
        asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ['QUERY_STRING']}"
        slowest = max(slowest, (took, asked[:120]))
        if status >= 500:
            faults.append(asked[:300])
    print(f"{count} requests: {dict(sorted(statuses.items()))}")
    print(f"{len(faults)} are 5xx, {slow} took over a second; slowest {slowest[0]:.2f} s:")
    print(ascii(slowest[1]))
    print(*map(ascii, faults[:10]), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
