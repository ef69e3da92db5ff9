"""Puts a finished folder in the place of an earlier one, all at once."""

import ctypes
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MARK = "exported.json"
"""A file in every written site that says what it is; without it no folder is replaced."""

SIGN = "plain files of a site"

_HERE, _EXCHANGE = -100, 2
"""Linux: paths count from the folder of the process; two names change places."""


class NotOurFolder(Exception):
    """A place that may not be replaced; the text says why."""


@contextmanager
def put_in_place(target: Path, told: Mapping[str, object]) -> Iterator[Path]:
    """A new folder beside `target`, which takes its place at the end; if all went well.

    `target` has to be absent, empty, or an earlier one: raises NotOurFolder. `told` is kept in it.
    Readers of the old folder see it whole until the moment in which they see the new one whole.
    """
    target = target.resolve()
    check_place(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        made.chmod(0o755)
        yield made
        (made / MARK).write_text(json.dumps({"what": SIGN, **told}, indent=2) + "\n", "utf-8")
        check_place(target)
        if target.exists():
            _exchange(made, target)
        else:
            made.rename(target)
    finally:
        # After the exchange this is the old one.
        shutil.rmtree(made, ignore_errors=True)


def check_place(target: Path) -> None:
    """Raise NotOurFolder if something stands there that this did not write."""
    if not target.exists():
        return
    if not target.is_dir():
        raise NotOurFolder(f"{target} is a file. Name a folder.")
    if any(target.iterdir()) and not _is_ours(target / MARK):
        raise NotOurFolder(
            f"{target} is neither empty nor an earlier export (it has no {MARK}). Name another."
        )


def _is_ours(mark: Path) -> bool:
    try:
        told = json.loads(mark.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("what") == SIGN


def _exchange(new: Path, old: Path) -> None:
    """Let two folders change places: in one step on Linux, otherwise in two."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
        if exchange(_HERE, os.fsencode(new), _HERE, os.fsencode(old), _EXCHANGE) == 0:
            return
    except (AttributeError, OSError, TypeError):
        pass
    aside = new.with_name(f"{new.name}-old")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)
