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
from urllib.parse import urlsplit

from dev.bench_serving import free_port, started
from dev.postgres import unprivileged_user
from dev.serve import server
from dev.steps import ROOT
from dev.workers import LEAN

POOL_SIZE = 4
"""Connections to PostgreSQL that all servers share."""

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  upstream tracker {{
    server {first} max_fails=1 fail_timeout=2s;
    server {second} max_fails=1 fail_timeout=2s;
    keepalive 16;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://tracker;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_connect_timeout 1s;
      # Reads go on to the other server. What was sent with POST never does: it may have been done.
      proxy_next_upstream error timeout http_502 http_503;
      proxy_next_upstream_tries 2;
      # A whole page fits, so nothing of it is sent before the server has finished.
      proxy_buffers 16 32k;
      add_header X-Served-By $upstream_addr always;
    }}
  }}
}}
"""
PGBOUNCER = """
[databases]
tracker = host={socket} dbname=postgres user=tracker
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 200
logfile = {folder}/pgbouncer.log
"""


class Server:
    """The site on a port of its own, one worker; it can be killed and started again."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.port, self._settings = free_port(), dict(settings)
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = server("127.0.0.1", self.port, workers=1)
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
def pool(folder: Path, database: str) -> Iterator[str]:
    """pgbouncer in front of a private PostgreSQL; the DATABASE_URL to use instead."""
    port, configuration = free_port(), folder / "pgbouncer.ini"
    socket = urlsplit(database).path.rpartition("/")[0].replace("//", "/")
    configuration.write_text(
        PGBOUNCER.format(socket=socket, port=port, size=POOL_SIZE, folder=folder)
    )
    program = shutil.which("pgbouncer") or "pgbouncer"
    with subprocess.Popen(
        [program, "--quiet", str(configuration)], user=unprivileged_user(), extra_groups=[]
    ) as process:
        try:
            # In transactions a connection is another client's next: no cursor outlives one.
            yield f"postgres://tracker@127.0.0.1:{port}/tracker?DISABLE_SERVER_SIDE_CURSORS=True"
        finally:
            process.terminate()


@contextmanager
def front(folder: Path, first: Server, second: Server) -> Iterator[str]:
    """The address of nginx in front of two servers."""
    port, configuration = free_port(), folder / "nginx.conf"
    names = (server.address.removeprefix("http://") for server in (first, second))
    filled = dict(zip(("first", "second"), names, strict=True))
    configuration.write_text(NGINX.format(folder=folder, port=port, **filled))
    command = ["nginx", "-e", str(folder / "nginx.log"), "-c", str(configuration)]
    with started(command, os.environ, f"http://127.0.0.1:{port}") as address:
        yield address
