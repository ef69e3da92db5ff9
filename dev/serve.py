"""Serves the site as in production, after checking that the port is free."""

import os
import socket
import sys
from collections.abc import Sequence

from dev.steps import PYTHON, ROOT
from dev.workers import LEAN, SUPERVISED

CHECK = "--check"
"""Only looks whether the port is free."""
WORKER_COUNT = 2
STOP_SECONDS = 20
"""What requests under way may take once the server is stopped."""


def server(
    host: str,
    port: int,
    *,
    workers: int = WORKER_COUNT,
    application: str = "config.rsgi:application",
    interface: str = "rsgi",
    tls: Sequence[str] = (),
) -> list[str]:
    """The command that serves the site: granian, which starts a lost worker again.

    Run it with LEAN in its environment.
    """
    return [
        *(PYTHON, "-m", "dev.workers", "--interface", interface, "--no-ws"),
        *("--http", "1"),  # other readings of a request end at the proxy
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--respawn-failed-workers", "--workers-kill-timeout", str(STOP_SECONDS)),
        *tls,
        *("--log-level", "warning", application),
    ]


def stop_if_taken(host: str, port: int) -> None:
    """End the program with one line if the address is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server does: an address that was just released counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as reason:
            sys.exit(
                f"Cannot listen on {host}:{port}: {reason.strerror}. "
                f"Choose another: PORT={port + 1} make run"
            )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.conf import settings

    from config.environment import BadSetting
    from config.inner_tls import tls_options

    try:
        host, port, tls = settings.HOST, settings.PORT, tls_options()
    except BadSetting as reason:
        sys.exit(str(reason))
    stop_if_taken(host, port)
    if CHECK in sys.argv[1:]:
        return
    shown = f"[{host}]" if ":" in host else host
    scheme = "https" if tls else "http"
    print(f"\nThe tracker is at {scheme}://{shown}:{port}/ (Ctrl+C stops it).")
    print("To make an administrator, run `make admin` in a second terminal.", flush=True)
    os.chdir(ROOT)
    # Replaces this process, which read the settings and is larger than it need be.
    command = [*server(host, port, tls=tls), SUPERVISED]
    os.execve(command[0], command, os.environ | LEAN)


if __name__ == "__main__":
    main()
