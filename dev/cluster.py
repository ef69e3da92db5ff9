"""`make cluster`: two servers of the site behind nginx, on one PostgreSQL with pooled connections.

Every way between them is over TLS that both ends verify, with the lines of docs/deploying.md.

It shows on one machine what docs/deploying.md says of several: an edit through one server is in
the very next answer of the other, and a server that is killed under load costs no reader an error.
It prints what it saw, and ends with 1 if it saw otherwise.
"""

import os
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPSHandler, Request, build_opener, install_opener, urlopen

from dev.bench_serving import PATIENCE_S, answers, fetch, free_port
from dev.cluster_edit import Editor
from dev.cluster_parts import POOL_SIZE, Server, front, pool
from dev.cluster_tls import context, count_let_in, guarded, make_certificates, shown
from dev.debian import ensure_installed
from dev.postgres import ensure_programs, private_server
from dev.steps import PYTHON, ROOT, StepFailed, run

PROGRAMS = {"nginx": "nginx-light", "pgbouncer": "pgbouncer", "openssl": "openssl"}
EDITS = 20
READERS = 8
KILLED_AFTER_S, DEAD_S, AFTERWARDS_S = 3, 4, 4
PAGES = ("/", "/roadmap/", "/glossary/?q=sendco", "/areas/leeds/")
NAME, PASSWORD = "cluster", "only-for-trying-the-cluster"  # gone with its database
EDITED, SHOWN = "/admin/reforms/strand/{}/change/", "/roadmap/"


def main() -> None:
    try:
        ensure_installed(PROGRAMS)
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cluster-")))
            folder.chmod(0o777)  # pgbouncer and nginx write there as other users
            make_certificates(folder)
            port = free_port()
            os.environ["PGPORT"] = str(port)  # its socket is named for it
            guard = guarded(folder, port)
            database = stack.enter_context(private_server(ensure_programs(), guard))
            went_well = try_out(stack, folder, database, port)
    except StepFailed as reason:
        sys.exit(f"Cluster: {reason}")
    sys.exit(0 if went_well else 1)


def try_out(stack: ExitStack, folder: Path, database: str, port: int) -> bool:
    """Start everything, then look; return whether all was seen as promised."""
    # Whoever reads here comes as nginx does, and believes in nobody but us.
    handler = HTTPSHandler(context=context(folder, "proxy"))
    install_opener(build_opener(handler))
    settings = os.environ | {
        "SECRET_KEY": "only-for-trying-0123456789-abcdefghijklmnopqrstuvwxyz",
        "DEBUG": "off",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "on",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    print("Filling PostgreSQL …", flush=True)
    run_sql(database, (ROOT / "deploy" / "postgresql.sql").read_text(encoding="utf-8"))
    owner = database.replace("//tracker@", "//tracker_owner@")
    for command in (
        ["collectstatic", "--no-input"],
        ["migrate", "--no-input"],
        ["load_seeds"],
        ["createsuperuser", "--no-input", "--username", NAME, "--email", ""],
    ):
        run([PYTHON, "manage.py", *command], env=settings | {"DATABASE_URL": owner})
    pool_port = stack.enter_context(pool(folder, port))
    # In transactions a connection is another client's next: no cursor outlives one.
    query = {"DISABLE_SERVER_SIDE_CURSORS": "True"} | shown(folder, "tracker_app")
    pooled = f"postgres://tracker_app@127.0.0.1:{pool_port}/tracker?{urlencode(query, safe='/')}"
    servers = [Server(settings | {"DATABASE_URL": pooled}, folder) for _ in range(2)]
    for server in servers:
        stack.callback(server.kill)
        server.start()
    for server in servers:
        wait_for(server)
    names = [server.address.removeprefix("https://") for server in servers]
    address = stack.enter_context(front(folder, "nginx", *names))
    print(f"nginx at {address}, servers on {servers[0].port} and {servers[1].port}.", flush=True)
    let_in = count_let_in(folder, servers[0].address, {"PostgreSQL": port, "the pool": pool_port})
    stale = count_stale(servers, handler)
    plain = count_plain(database)
    failed, by_server = read_while_one_dies(address, servers)
    connections = count_connections(database)
    print(f"Connections to PostgreSQL: {connections} (at most {POOL_SIZE} in the pool).")
    return not let_in + stale + plain + failed and len(by_server) == 2 and connections <= POOL_SIZE


def wait_for(server: Server) -> None:
    end = time.monotonic() + PATIENCE_S
    while not answers(server.address):
        if time.monotonic() > end:
            raise StepFailed(f"the server on {server.port} did not start")
        time.sleep(0.1)


def count_stale(servers: list[Server], handler: HTTPSHandler) -> int:
    """Edit through one server and read from the other, by turns; return the stale answers."""
    editor, stale = Editor(NAME, PASSWORD, handler), 0
    editor.sign_in(servers[0].address)
    for number in range(EDITS):
        there, here = servers[number % 2].address, servers[(number + 1) % 2].address
        title = f"Strand as edited {number}"
        fetch(here + SHOWN, "identity")  # kept there from before the edit
        editor.change(there, EDITED.format(1), title=title, edit_reason="Trying the cluster")
        stale += title not in fetch(here + SHOWN, "identity").decode()
    print(f"Edits through one server, read from the other: {EDITS}, stale: {stale}.", flush=True)
    return stale


def read_while_one_dies(address: str, servers: list[Server]) -> tuple[int, Counter[str]]:
    """Read by several threads while a server is killed and comes back.

    Return the reads that failed, and how many each server answered after it was back.
    """
    back, done, lock = threading.Event(), threading.Event(), threading.Lock()
    reads, failed, by_server = Counter[str](), Counter[str](), Counter[str]()

    def read(number: int) -> None:
        while not done.is_set():
            number += 1
            told, server = one_read(address + PAGES[number % len(PAGES)])
            with lock:
                reads["all"] += 1
                failed[told] += told != ""
                by_server[server.split(", ")[-1]] += back.is_set()

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    time.sleep(KILLED_AFTER_S)
    servers[1].kill()
    time.sleep(DEAD_S)
    servers[1].start()
    wait_for(servers[1])
    time.sleep(2)  # nginx tries a server again after as long
    back.set()
    time.sleep(AFTERWARDS_S)
    done.set()
    for reader in readers:
        reader.join()
    by_server, failed = +by_server, +failed
    print(f"Reads while one server was killed and came back: {reads['all']:,}.")
    print(f"Failed: {failed.total()}{''.join(f'; {told}' for told in failed)}.")
    shares = ", ".join(f"{count:,} by {server}" for server, count in sorted(by_server.items()))
    print(f"After it was back: {shares}.", flush=True)
    return failed.total(), by_server


def one_read(address: str) -> tuple[str, str]:
    """What went wrong with a read, "" for nothing, and which server answered it."""
    try:
        asked = Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310  # our own
        with urlopen(asked, timeout=30) as answer:  # noqa: S310  # the same
            whole = answer.read().rstrip().endswith(b"</html>")
            return "" if whole else "half a page", answer.headers["X-Served-By"]
    except HTTPError as reason:
        return str(reason.code), ""
    except (URLError, OSError) as reason:
        return str(reason), ""


def count_connections(database: str) -> int:
    """What the database's own list says of others than who asks."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    return run_sql(database, asked) - 1


def count_plain(database: str) -> int:
    """Connections over the network that are not encrypted, or show no certificate."""
    asked = """SELECT count(*) FILTER (WHERE ssl AND client_dn = '/CN=tracker_app'), count(*)
        FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE client_addr IS NOT NULL"""
    safe = run_sql(database, asked)
    every = run_sql(
        database, asked.replace("FILTER (WHERE ssl AND client_dn = '/CN=tracker_app')", "")
    )
    print(f"Connections over the network: {every}, with TLS and the account's certificate: {safe}.")
    return every - safe if every else 1


def run_sql(database: str, said: str) -> int:
    """The first number of an answer, asked as the database's administrator; 0 for none."""
    import psycopg

    folder = database.split("@/")[1].rpartition("/")[0]
    with psycopg.connect(
        host=f"/{folder}", user="tracker", dbname="postgres", autocommit=True
    ) as connection:
        answer = connection.execute(said.encode())
        row = answer.fetchone() if answer.description else None
    return int(row[0]) if row else 0


if __name__ == "__main__":
    main()
