"""How much memory a program and all that it started take, each shared page counted once (Linux)."""

import re
from pathlib import Path

PROCESSES = Path("/proc")


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    parents: dict[int, list[int]] = {}
    for status in PROCESSES.glob("[0-9]*/stat"):
        try:
            rest = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(rest[1]), []).append(int(status.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def megabytes(pid: int) -> float:
    """The proportional set size of a process and its descendants, in MB of a million bytes."""
    total = 0
    for one in family(pid):
        told = (PROCESSES / str(one) / "smaps_rollup").read_text()
        kilobytes = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
        total += int(kilobytes[1]) if kilobytes else 0
    return total * 1024 / 1e6
