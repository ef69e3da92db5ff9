"""The serving part of `make bench`: kept pages beside nginx with the same bytes, and a bare view.

Needs nginx and wrk on the machine, and `make run` once before, for the static files. All are
started together and asked by turns, so that other work on the machine slows each of them alike.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from dev.serve import THREAD_COUNT, WORKER_COUNT
from dev.steps import BIN, PYTHON, ROOT, run

PAGES = {
    "roadmap": "/roadmap/",
    "home": "/",
    "reform": "/reforms/senco-npq/",
    "delivery model": "/delivery-model/",
    "area": "/areas/leeds/",
    "look-up": "/glossary/?q=sendco",
}
ROUND_COUNT = 3
SECONDS = 3
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


def main() -> None:
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing or not (ROOT / "var" / "static").exists():
        print(f"Serving was not measured: {' and '.join(missing) or 'a first `make run`'} missing.")
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)  # nginx reads it as another user
        settings = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/served.sqlite3",
            "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
            "DEBUG": "off",
        }
        for command in (["migrate", "--no-input"], ["load_seeds"]):
            run([PYTHON, "manage.py", *command], env=settings)
        start = stack.enter_context
        kept = start(granian("config.wsgi:application", settings))
        made = start(granian("config.wsgi:application", settings | {"PAGE_MEMO_MEGABYTES": "0"}))
        bare = start(granian("dev.bench_bare:application", settings))
        files = start(nginx(folder, kept))
        print(f"\nServing, requests a second with {CONNECTIONS} connections, gzip")
        print(
            f"{'page':16}{'of nginx':>9}{'of bare':>9}{'of made':>9}   lowest median highest, kept"
        )
        for title, address in PAGES.items():
            print(row(title, measure(title, address, files, kept, made, bare)), flush=True)


def measure(
    title: str, address: str, files: str, kept: str, made: str, bare: str
) -> Mapping[str, list[float]]:
    """Requests a second of each, by turns."""
    targets = {
        "nginx": f"{files}/{title.replace(' ', '-')}/",
        "kept": kept + address,
        "bare": f"{bare}/",
        "made": made + address,
    }
    found: dict[str, list[float]] = {name: [] for name in targets}
    for _ in range(ROUND_COUNT):
        for name, target in targets.items():
            found[name].append(load(target))
    return found


def row(title: str, found: Mapping[str, list[float]]) -> str:
    middle = {name: statistics.median(rates) for name, rates in found.items()}
    kept = middle["kept"]
    of_nginx, of_bare, of_made = (kept / middle[name] for name in ("nginx", "bare", "made"))
    rates = ", ".join(f"{rate:,.0f}" for rate in (min(found["kept"]), kept, max(found["kept"])))
    others = ", ".join(f"{name} {middle[name]:,.0f}" for name in ("nginx", "bare", "made"))
    return f"{title:16}{of_nginx:>10.1%}{of_bare:>8.2f}×{of_made:>8.0f}×   {rates}; {others}"


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
def granian(application: str, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of an application, served as `make run` serves the site."""
    port = free_port()
    command = [
        *(str(BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(WORKER_COUNT), "--blocking-threads", str(THREAD_COUNT)),
        *("--log-level", "warning", application),
    ]
    with started(command, settings, f"http://127.0.0.1:{port}") as address:
        yield address


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
def started(command: list[str], settings: Mapping[str, str], address: str) -> Iterator[str]:
    """Runs a server until it is no longer needed."""
    with subprocess.Popen(command, cwd=ROOT, env=dict(settings)) as process:
        try:
            end = time.monotonic() + PATIENCE_S
            while not answers(address):
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"{command[0]} did not start")
                time.sleep(0.1)
            yield address
        finally:
            process.terminate()


def answers(address: str) -> bool:
    try:
        fetch(f"{address}/", "identity")
    except URLError as reason:
        return hasattr(reason, "code")  # a server that says no is there
    return True


def fetch(address: str, form: str) -> bytes:
    asked = Request(address, headers={"Accept-Encoding": form})  # noqa: S310  # our own address
    with urlopen(asked) as answer:  # noqa: S310  # the same
        return bytes(answer.read())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
