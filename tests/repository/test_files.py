"""What may and may not stand in a file that git keeps."""

import re
import subprocess
from pathlib import Path

import pytest

from config.environment import BASE_DIR

# Written in pieces, so that this file does not find itself.
FORBIDDEN = {
    "a registry's host": r"pypi\.(?:org|python)|pythonhosted|registry\.npmjs|deb\.debian",
    "a file address": "file" + ":///",
    "a machine's folder": r"(?<![\w.])/(?:home|Users|root|work)/\w",
    "somebody's telephone number": r"(?<![\d.\-])0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}\b",
    "somebody's e-mail address": r"[\w.+-]+@[\w.-]+\.(?:uk|com|net)\b",
}
LOCKS = ["requirements*.txt", "*package-lock.json", ".npmrc", "Makefile", ".ci/run"]


def kept(*patterns: str) -> list[Path]:
    """Every file that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [BASE_DIR / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def tracked(*patterns: str) -> list[Path]:
    """The files among them that are text; pictures are left out."""
    return [file for file in kept(*patterns) if b"\0" not in file.read_bytes()[:4096]]


def places(pattern: str, files: list[Path]) -> list[str]:
    """Where a pattern stands, as file:line."""
    sought = re.compile(pattern, re.IGNORECASE)
    return [
        f"{file.relative_to(BASE_DIR)}:{number}: {line.strip()[:100]}"
        for file in files
        if file != Path(__file__) and sought.search(text := file.read_text(errors="replace"))
        for number, line in enumerate(text.splitlines(), start=1)
        if sought.search(line)
    ]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    files = tracked()
    assert BASE_DIR / "pyproject.toml" in files
    assert places(FORBIDDEN[what], files) == []


def test_no_lock_names_an_address() -> None:
    files = tracked(*LOCKS)
    assert {BASE_DIR / "requirements.txt", BASE_DIR / "package-lock.json"} <= set(files)
    found = places(r"https?://|\b(?:index-url|find-links|resolved)\b", files)
    ours = ("127.0.0.1", "--no-emit", "omit-lockfile-registry-resolved")
    assert [place for place in found if not any(word in place for word in ours)] == []


def test_every_locked_package_has_a_hash() -> None:
    for lock in tracked("requirements*.txt"):
        entries = re.split(r"\n(?=[a-z0-9])", lock.read_text())[1:]
        assert entries, lock.name
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == [], lock.name


def test_no_python_file_of_ours_is_asking_to_be_two() -> None:
    code = [file for file in tracked("*.py") if "migrations" not in file.parts]
    assert len(code) > 10
    # A test may carry a table of what it expects; that is one list, however long.
    most = {file: 300 if "tests" in file.parts else 250 for file in code}
    long = [str(file) for file in code if len(file.read_text().splitlines()) > most[file]]
    assert long == []
