"""The certificates of `make cluster`, and who is refused for want of one.

Nobody's word is taken: whoever shows none, a stranger's, or one of ours for another name is sent
away by PostgreSQL, pgbouncer and the servers; and nginx and pgbouncer turn from a machine that
shows a stranger's.
"""

import shutil
import ssl
import threading
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.error import HTTPError, URLError

from dev.bench_serving import free_port
from dev.certificates import certify
from dev.cluster_parts import front, pool
from dev.postgres import unprivileged_user

HERE = "IP:127.0.0.1"
ACCESS = """local all all trust
hostssl postgres tracker_app,tracker_owner 127.0.0.1/32 cert
"""


def make_certificates(folder: Path) -> None:
    """One signer of ours, what it signs for each machine and account, and a stranger's."""
    for signer in ("ours", "stranger"):
        certify(folder, signer)
    for name in ("database", "proxy", "front"):
        certify(folder, name, "ours", serves=HERE)
    certify(folder, "server", "ours", serves=f"DNS:tracker.internal,{HERE}")
    for account in ("tracker_app", "somebody"):
        certify(folder, account, "ours")
    certify(folder, "impostor", "stranger", serves=f"DNS:tracker.internal,{HERE}")
    (folder / "users.txt").write_text('"tracker_app" ""\n')
    for name in ("database", "tracker_app"):  # read by pgbouncer, which is not root
        if user := unprivileged_user():
            shutil.chown(folder / f"{name}.key", user)


def guarded(folder: Path, port: int) -> Callable[[Path], Sequence[str]]:
    """What makes a new PostgreSQL ask for certificates over the network."""

    def prepare(data: Path) -> Sequence[str]:
        (data / "pg_hba.conf").write_text(ACCESS)
        for name in ("database.pem", "database.key", "ours.pem"):
            shutil.copy(folder / name, data / name)
            if user := unprivileged_user():
                shutil.chown(data / name, user)
        (data / "database.key").chmod(0o600)
        return (
            *("listen_addresses=127.0.0.1", f"port={port}", "ssl=on", "ssl_ca_file=ours.pem"),
            *("ssl_cert_file=database.pem", "ssl_key_file=database.key"),
        )

    return prepare


def shown(folder: Path, name: str, trusted: str = "ours") -> dict[str, str]:
    """How libpq is told which certificate to show and whose to believe."""
    told = {"sslmode": "verify-full", "sslrootcert": str(folder / f"{trusted}.pem")}
    # Without a name it looks for files in the home of whoever runs this.
    return told | {
        "sslcert": str(folder / (f"{name}.pem" if name else "none")),
        "sslkey": str(folder / (f"{name}.key" if name else "none")),
    }


def context(folder: Path, name: str) -> ssl.SSLContext:
    """For HTTPS: believes ours, and shows a certificate where one is named."""
    made = ssl.create_default_context(cafile=str(folder / "ours.pem"))
    if name:
        made.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return made


def count_let_in(folder: Path, server: str, ports: Mapping[str, int]) -> int:
    """Try every wrong certificate at every door, print what came of it, return how many got in.

    `ports` are those of PostgreSQL and of the pool.
    """
    tries: dict[str, Callable[[], bool]] = {}
    for place, port in ports.items():
        name = "postgres" if place == "PostgreSQL" else "tracker"
        for who in ("", "somebody", "stranger"):
            tries[f"{place}, {who or 'none'}"] = partial(_opens, port, name, shown(folder, who))
        believing = shown(folder, "tracker_app", "stranger")
        tries[f"{place} as a stranger's"] = partial(_opens, port, name, believing)
    for who in ("", "stranger"):
        tries[f"a server, {who or 'none'}"] = partial(_reads, server, context(folder, who))
    tries["nginx to an impostor"] = partial(_passes_on, folder)
    tries["pgbouncer to an impostor"] = partial(_pools, folder, ports["PostgreSQL"])
    let_in = [told for told, does in tries.items() if does()]
    right = [_opens(ports["the pool"], "tracker", shown(folder, "tracker_app"))]
    right += [_opens(ports["PostgreSQL"], "postgres", shown(folder, "tracker_app"))]
    print(f"Wrong certificates: {len(tries)}, refused: {len(tries) - len(let_in)}.", *let_in)
    print(f"The right one at PostgreSQL and the pool: {sum(right)} of 2 let in.", flush=True)
    return len(let_in) + right.count(False)


def _opens(port: int, name: str, told: Mapping[str, str]) -> bool:
    import psycopg
    from psycopg.conninfo import make_conninfo

    place = f"host=127.0.0.1 port={port} dbname={name} user=tracker_app connect_timeout=5"
    try:
        with psycopg.connect(make_conninfo(place, **told)) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def _reads(address: str, believing: ssl.SSLContext) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", context=believing, timeout=5):  # noqa: S310
            return True
    except HTTPError:
        return True  # it said something
    except (URLError, OSError):
        return False


def _passes_on(folder: Path) -> bool:
    """Whether nginx hands anything to a machine that a stranger signed for."""
    with _impostor(folder) as (port, heard), front(folder, "deceived", f"127.0.0.1:{port}") as at:
        try:
            with urllib.request.urlopen(f"{at}/", timeout=5):  # noqa: S310  # our own address
                return True
        except HTTPError as reason:
            return reason.code != 502 or bool(heard)


def _pools(folder: Path, database: int) -> bool:
    """Whether pgbouncer speaks to a PostgreSQL that is not whom it believes in."""
    with pool(folder, database, "stranger.pem") as port:
        return _opens(port, "tracker", shown(folder, "tracker_app"))


@contextmanager
def _impostor(folder: Path) -> Iterator[tuple[int, list[str]]]:
    """A server with a stranger's certificate, and what it was asked."""
    heard: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    port = free_port()
    believing = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    believing.load_cert_chain(folder / "impostor.pem", folder / "impostor.key")
    with HTTPServer(("127.0.0.1", port), Answer) as serving:
        serving.socket = believing.wrap_socket(serving.socket, server_side=True)
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield port, heard
        serving.shutdown()
