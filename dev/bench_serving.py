"""The serving part of `make bench`: kept pages beside nginx with the same bytes, and others.

Those are a bare Django view, Datasette over the same database, and the same page made anew. Needs
`make run` once before, for the static files, and nginx and wrk, which it installs as root on
Debian. All are started together and asked by turns, so that other work on the machine slows each of
them alike.
"""

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from dev.bench_report import memory_section, serving_section
from dev.debian import ensure_installed
from dev.memory import megabytes
from dev.serve import WORKER_COUNT, server
from dev.steps import PYTHON, ROOT, StepFailed, run
from dev.workers import LEAN

PAGES = {
    "roadmap": "/roadmap/",
    "home": "/",
    "reform": "/reforms/senco-npq/",
    "delivery model": "/delivery-model/",
    "area": "/areas/leeds/",
    "look-up": "/glossary/?q=sendco",
}
MIXED = (
    *PAGES.values(),
    *("/roadmap/?view=table", "/changes/", "/sources/", "/figures/", "/search/?q=senco"),
    *("/roadmap.svg", "/roadmap.png", "/glossary.csv", "/feeds/changes.atom", "/nowhere/"),
)
ROUND_COUNT = 3
SECONDS = 2
CONNECTIONS = 8
PATIENCE_S = 60
NGINX = """
daemon off; worker_processes {workers}; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; gzip_static on; types {{ text/html html; }} default_type text/html;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages; index page.html; }}
}}
"""


def main() -> list[str]:
    """Measure, print, and return the sections of the report."""
    try:
        ensure_installed({"nginx": "nginx-light", "wrk": "wrk"})
    except StepFailed as reason:
        print(f"Serving was not measured: {reason}")
        return []
    if not (ROOT / "var" / "static").exists():
        print("Serving was not measured: a first `make run` is missing.")
        return []
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        return measure_all(Path(name), stack)


def measure_all(folder: Path, stack: ExitStack) -> list[str]:
    """Start everything, ask each by turns, and weigh the site's own processes."""
    folder.chmod(0o755)  # nginx reads it as another user
    settings = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/served.sqlite3",
        "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
        "DEBUG": "off",
    }
    for command in (["migrate", "--no-input"], ["load_seeds"]):
        run([PYTHON, "manage.py", *command], env=settings)
    start = stack.enter_context
    process, kept = start(granian("config.rsgi:application", settings))
    # One address asks for more look-ups than any school would.
    anew = {"PAGE_MEMO_MEGABYTES": "0", "RATE_LIMITS": "off"}
    _, made = start(granian("config.rsgi:application", settings | anew))
    _, bare = start(granian("dev.bench_bare:application", settings, "wsgi"))
    files = start(nginx(folder, kept))
    memory, notes = weigh(process.pid, kept), []
    others = {"bare": f"{bare}/"}
    try:
        from dev.bench_datasette import datasette, ensure_datasette

        others["datasette"] = start(datasette(ensure_datasette(), folder / "served.sqlite3"))
    except (StepFailed, SystemExit) as reason:
        notes = [f"Datasette was not measured: {reason}".splitlines()[0]]
        print(notes[0])
    print(f"\nServing, requests a second with {CONNECTIONS} connections, gzip", flush=True)
    pages = {}
    for title, address in PAGES.items():
        targets = {"nginx": f"{files}/{title.replace(' ', '-')}/", "kept": kept + address}
        pages[title] = by_turns(targets | others | {"made": made + address})
        print(title, *(f"{name} {max(rates):,.0f}" for name, rates in pages[title].items()))
    notes += [f"{ROUND_COUNT} rounds of {SECONDS} s each, {CONNECTIONS} connections, gzip."]
    return [serving_section(pages, notes), memory]


def by_turns(targets: Mapping[str, str]) -> dict[str, list[float]]:
    """Requests a second of each, once in every round."""
    found: dict[str, list[float]] = {name: [] for name in targets}
    for _ in range(ROUND_COUNT):
        for name, target in targets.items():
            found[name].append(load(target))
    return found


def weigh(pid: int, kept: str) -> str:
    """Memory of a server after mixed reads of pages, files and pictures, and after many more."""
    for number in range(1_000):
        fetch(kept + MIXED[number % len(MIXED)], ("gzip", "br", "identity")[number % 3])
    first, more = megabytes(pid), 20_000
    for number in range(more):
        fetch(kept + MIXED[number % len(MIXED)], ("gzip", "br")[number % 2])
    later = megabytes(pid)
    print(f"Memory: {first:.0f} MB after 1,000 reads, {later:.0f} MB after {more:,} more.")
    return memory_section(first, later, more)


def load(address: str) -> float:
    """Requests a second that wrk gets answered; ends the program if one was not."""
    told = run(
        [
            *("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"),
            *("-H", "Accept-Encoding: gzip", address),
        ]
    )
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if rate is None or "Non-2xx" in told:
        raise SystemExit(f"{address} was not answered:\n{told}")
    return float(rate[1])


@contextmanager
def granian(
    application: str, settings: Mapping[str, str], interface: str = "rsgi"
) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The process and address of an application, served as `make run` serves the site."""
    port = free_port()
    command = server("127.0.0.1", port, application=application, interface=interface)
    with launched(command, {**settings, **LEAN}, f"http://127.0.0.1:{port}") as process:
        yield process, f"http://127.0.0.1:{port}"


@contextmanager
def nginx(folder: Path, kept: str) -> Iterator[str]:
    """The address of the same pages as files, compressed by the site itself."""
    for title, address in PAGES.items():
        page = folder / "pages" / title.replace(" ", "-") / "page.html"
        page.parent.mkdir(parents=True)
        page.write_bytes(fetch(kept + address, "identity"))
        page.with_suffix(".html.gz").write_bytes(fetch(kept + address, "gzip"))
    port, configuration = free_port(), folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, workers=WORKER_COUNT))
    with started(["nginx", "-c", str(configuration)], os.environ, f"http://127.0.0.1:{port}") as at:
        yield at


@contextmanager
def started(
    command: list[str], settings: Mapping[str, str], address: str, *, is_quiet: bool = False
) -> Iterator[str]:
    """Runs a server until it is no longer needed; gives its address."""
    with launched(command, settings, address, is_quiet=is_quiet):
        yield address


@contextmanager
def launched(
    command: list[str], settings: Mapping[str, str], address: str, *, is_quiet: bool = False
) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs a server until it is no longer needed; gives its process."""
    told = subprocess.DEVNULL if is_quiet else None
    with subprocess.Popen(
        command, cwd=ROOT, env=dict(settings), stdout=told, stderr=told
    ) as process:
        try:
            end = time.monotonic() + PATIENCE_S
            while not answers(address):
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"{command[0]} did not start")
                time.sleep(0.1)
            yield process
        finally:
            process.terminate()


def answers(address: str) -> bool:
    try:
        fetch(f"{address}/", "identity")
    except URLError:
        return False
    return True  # also where it says no: it is there


def fetch(address: str, form: str) -> bytes:
    asked = Request(address, headers={"Accept-Encoding": form})  # noqa: S310  # our own address
    try:
        with urlopen(asked) as answer:  # noqa: S310  # the same
            return bytes(answer.read())
    except HTTPError as reason:
        return reason.read()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
