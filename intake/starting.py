"""Starts the process that reads one document, so that no request waits for it."""

import subprocess
import sys

from django.conf import settings


def start_reading(pk: int) -> None:
    """Starts `read_waiting` for a document and returns at once.

    Where the machine cannot start it, the document waits until somebody runs the command.
    """
    command = [sys.executable, "manage.py", "read_waiting", str(pk)]
    subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
