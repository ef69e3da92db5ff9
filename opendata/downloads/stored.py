"""Files that take seconds to make, kept on disk until the data change."""

import os
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from threading import Lock
from typing import BinaryIO

from django.conf import settings

from libs.pagememo.version import read_version

TRIES = 3
_lock = Lock()


def open_stored(name: str, make: Callable[[Path], None]) -> BinaryIO:
    """The file of that name, made anew if anything was written since; open for reading.

    All of its tables are of one version of the data: where somebody writes meanwhile it is made
    again, up to TRIES times. Whoever asks while it is made waits for it.
    """
    with _lock:
        kept = _path(name, read_version())
        if kept is not None and kept.is_file():
            return kept.open("rb")
        for _ in range(TRIES):
            before = read_version()
            made = _make(make)
            if before == read_version():
                break
            made.unlink()
        else:
            made = _make(make)
        return _keep(name, before, made)


def _make(make: Callable[[Path], None]) -> Path:
    with NamedTemporaryFile(dir=_folder(), suffix=".making", delete=False) as file:
        path = Path(file.name)
    try:
        make(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _keep(name: str, version: str | None, made: Path) -> BinaryIO:
    """Open what was made; it takes the place of older ones, or goes where there is no version."""
    file = made.open("rb")
    path = _path(name, version)
    if path is None:
        made.unlink()
        return file
    for older in _folder().glob(f"*-{name}"):
        older.unlink(missing_ok=True)
    os.replace(made, path)
    return file


def _path(name: str, version: str | None) -> Path | None:
    if version is None:
        return None
    digest = blake2b(version.encode(), digest_size=12).hexdigest()
    return _folder() / f"{digest}-{name}"


def _folder() -> Path:
    """Where they are kept: in var/, or where this process may write."""
    folder: Path = settings.DOWNLOADS_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(gettempdir())
    return folder if os.access(folder, os.W_OK) else Path(gettempdir())
