"""Says which packages are overdue: `make overdue` asks the index, and fails if there is one.

A new version may mend a weakness that nobody has told of. So what the site runs on has to have
every version that is older than two weeks, and what only tests and developers use those older than
a month (docs/security.md).
"""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from dev.steps import BIN, PYTHON, ROOT

SITE_DAYS, TOOLS_DAYS = 14, 31
KEPT_BACK = {
    "django": "5.2 is supported until April 2028, and 6.x needs Python 3.12",
}
"""Whose next version we do not take, and why; within their version they are renewed too."""


def locked(lock: str) -> dict[str, str]:
    """Names and versions of a lock's packages.

    >>> locked("attrs==1.2 ; python_version > '3' \\\\\\n    --hash=sha256:0\\n")
    {'attrs': '1.2'}
    """
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", lock, re.MULTILINE))


def newer_before(days: int) -> dict[str, str]:
    """The newest version, so many days ago, of each installed package that is not it."""
    before = (datetime.now(UTC) - timedelta(days=days)).date().isoformat()
    ask = [str(BIN / "uv"), "pip", "list", "--python", PYTHON, "--outdated"]
    told = subprocess.run(
        [*ask, "--exclude-newer", before, "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {one["name"]: one["latest_version"] for one in json.loads(told.stdout)}


def overdue(ours: Mapping[str, str], newest: Mapping[str, str]) -> list[str]:
    """A line for each of our packages of which there has long been a newer version.

    >>> overdue({"attrs": "1.2", "django": "5.2.1"}, {"attrs": "1.3", "django": "6.0", "pip": "9"})
    ['attrs 1.2: 1.3 is there']
    """
    return [
        f"{name} {version}: {newest[name]} is there"
        for name, version in sorted(ours.items())
        if name in newest and not _is_kept_back(name, version, newest[name])
    ]


def _is_kept_back(name: str, ours: str, newest: str) -> bool:
    return name in KEPT_BACK and ours.split(".")[:2] != newest.split(".")[:2]


def main() -> None:
    site = locked((ROOT / "requirements.txt").read_text())
    tools = locked((ROOT / "requirements-dev.txt").read_text())
    late = overdue(site, newer_before(SITE_DAYS))
    late += overdue({name: tools[name] for name in tools.keys() - site}, newer_before(TOOLS_DAYS))
    print("\n".join([f"Overdue: {line}" for line in late]) or "No package is overdue.")
    sys.exit(bool(late))


if __name__ == "__main__":
    main()
