"""The parts of `make cluster`: servers of the site, nginx in front, and the pool behind.

docs/deploying.md explains the same configuration for machines of your own.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dev.bench_serving import free_port, started
from dev.postgres import unprivileged_user
from dev.serve import server
from dev.steps import ROOT
from dev.workers import LEAN

POOL_SIZE = 4
"""Connections to PostgreSQL that all servers share."""

RECIPE = ROOT / "docs" / "deploying.md"
POOL_ENDS = "server_tls_key_file = /etc/tracker/tracker_app.key"
FRONT_ENDS = "proxy_buffers 16 32k;"
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  add_header X-Served-By $upstream_addr always;
{recipe}
}}
"""


def recipe(first: str, last: str) -> str:
    """The lines of docs/deploying.md from one to another: what runs here is what stands there."""
    lines = [line.strip() for line in RECIPE.read_text(encoding="utf-8").splitlines()]
    start = lines.index(first)
    return "\n".join(lines[start : lines.index(last, start) + 1])


class Server:
    """The site on a port of its own, one worker; it can be killed and started again."""

    def __init__(self, settings: Mapping[str, str], folder: Path) -> None:
        self.port, self._settings = free_port(), dict(settings)
        self.address = f"https://127.0.0.1:{self.port}"
        self._tls = [
            *("--ssl-certificate", str(folder / "server.pem")),
            *("--ssl-keyfile", str(folder / "server.key")),
            *("--ssl-ca", str(folder / "ours.pem"), "--ssl-client-verify"),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = server("127.0.0.1", self.port, workers=1, tls=self._tls)
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=self._settings | LEAN, start_new_session=True
        )

    def kill(self) -> None:
        """As a machine does that loses its power: every process of it, at once."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def pool(folder: Path, database_port: int, trusted: str = "ours.pem") -> Iterator[int]:
    """The port of pgbouncer in front of a PostgreSQL that one of those trusted has signed for."""
    port, configuration = free_port(), folder / f"pgbouncer-{trusted}.ini"
    said = recipe("[databases]", POOL_ENDS)
    for there, here in (
        ("server_tls_ca_file = /etc/tracker/ours.pem", f"server_tls_ca_file = {folder}/{trusted}"),
        ("/etc/tracker", str(folder)),
        ("10.0.0.5 port=5432 dbname=tracker", f"127.0.0.1 port={database_port} dbname=postgres"),
        ("10.0.0.5", "127.0.0.1"),
        ("listen_port = 6432", f"listen_port = {port}"),
    ):
        said = said.replace(there, here)
    more = f"unix_socket_dir =\ndefault_pool_size = {POOL_SIZE}\nlogfile = {folder}/pool.log\n"
    configuration.write_text(f"{said}\n{more}")
    program = shutil.which("pgbouncer") or "pgbouncer"
    with subprocess.Popen(
        [program, "--quiet", str(configuration)], user=unprivileged_user(), extra_groups=[]
    ) as process:
        try:
            yield port
        finally:
            process.terminate()


@contextmanager
def front(folder: Path, name: str, *servers: str) -> Iterator[str]:
    """The address of nginx in front of servers, given by host and port."""
    port, configuration = free_port(), folder / f"{name}.conf"
    said = recipe("upstream tracker {", FRONT_ENDS) + "\n}}"
    for number, server_at in enumerate(servers, start=11):
        said = said.replace(f"10.0.0.{number}:8000", server_at)
    for there, here in (
        *(("/etc/tracker", str(folder)), ("listen 443", f"listen 127.0.0.1:{port}")),
        ("Host $host;", "Host $http_host;"),  # with the port, which is not 443
    ):
        said = said.replace(there, here)
    configuration.write_text(NGINX.format(folder=folder, recipe=said))
    command = ["nginx", "-e", str(folder / "nginx.log"), "-c", str(configuration)]
    with started(command, os.environ, f"https://127.0.0.1:{port}") as address:
        yield address
