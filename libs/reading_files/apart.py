"""Reads a file in a process of its own, which may take so much memory and time and no more.

A file that is made to harm harms that process, and is refused in words.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from libs.reading_files.document import RefusedFile, WholeText, from_plain
from libs.reading_files.formats import kind_of

MOST_SECONDS = 60
MOST_MEMORY = 1 * 2**30
TOO_LONG = "Reading this file took longer than a minute, so it was given up."
FAILED = "This file could not be read: it is damaged, or larger unpacked than we allow."

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent.parent

Progress = Callable[[int, int], None]


def read_apart(
    content: bytes, progress: Progress = lambda done, all_: None, seconds: int = MOST_SECONDS
) -> WholeText:
    """The document of a file's bytes, read in another process; raises RefusedFile."""
    kind_of(content)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(content)
        given.seek(0)
        # Only what Python itself needs: no setting or secret of the site goes along.
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        child = subprocess.Popen(
            [sys.executable, "-m", "libs.reading_files", str(seconds), str(MOST_MEMORY)],
            stdin=given,
            stdout=answer,
            stderr=subprocess.PIPE,
            cwd=_ROOT,
            env=kept | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        teller = threading.Thread(target=_tell, args=(child, progress), daemon=True)
        teller.start()
        try:
            status = child.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise RefusedFile(TOO_LONG) from error
        finally:
            child.kill()
            child.wait()
            teller.join()
            if child.stderr:
                child.stderr.close()
        answer.seek(0)
        return _answer(status, answer.read())


def _answer(status: int, said: bytes) -> WholeText:
    try:
        value = json.loads(said) if status == 0 else {"refused": FAILED}
    except ValueError as error:
        raise RefusedFile(FAILED) from error
    if "refused" in value:
        raise RefusedFile(value["refused"])
    return from_plain(value)


def _tell(child: "subprocess.Popen[bytes]", progress: Progress) -> None:
    for line in child.stderr or ():
        word, _, numbers = line.decode("ascii", "replace").partition(" ")
        parts = numbers.split()
        if word == "read" and len(parts) == 2 and all(one.isdigit() for one in parts):
            progress(int(parts[0]), int(parts[1]))
