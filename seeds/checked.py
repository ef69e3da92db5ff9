"""How a passage stands with its document's words: found, missing, or not checked.

What the site's own checks kept goes first (`check_seeds --record`). Behind it stands a list that
comes with the tracker: passages that the command found where a copy was at hand. It keeps a digest
of the words that were looked for, so a passage that was mended since is not checked again by it.
"""

import csv
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path

from seeds.models import Passage, PassageCheck

CHECKED = Path(__file__).parent / "reference" / "checked_passages.csv"
HEAD = ("passage", "words")


class Found(StrEnum):
    """What is known of a passage's words; the values are what the pages say."""

    YES = "checked"
    NO = "not found"
    NOT_CHECKED = "not checked"


def standing_of(passage: Passage) -> Found:
    """How a passage stands; its `last_check` must have been fetched with it."""
    check: PassageCheck | None = getattr(passage, "last_check", None)
    if check and all(getattr(check, name) == getattr(passage, name) for name in check.LOOKED_FOR):
        return Found.NO if check.problem else Found.YES
    return Found.YES if read_checked().get(passage.key) == digest(passage) else Found.NOT_CHECKED


def digest(passage: Passage) -> str:
    """A short mark of the words that are looked for; other words have another one."""
    words = "\n".join(getattr(passage, name) for name in PassageCheck.LOOKED_FOR)
    return sha256(words.encode()).hexdigest()[:12]


@cache
def read_checked(file: Path = CHECKED) -> dict[str, str]:
    """The digests of the passages that were found, by the passages' keys."""
    with file.open(encoding="utf-8", newline="") as rows:
        return {row["passage"]: row["words"] for row in csv.DictReader(rows)}


def write_checked(found: Iterable[Passage], file: Path = CHECKED) -> None:
    """Writes the list anew: the passages that were found, by their keys."""
    with file.open("w", encoding="utf-8", newline="") as rows:
        lines = csv.writer(rows, lineterminator="\n")
        lines.writerow(HEAD)
        lines.writerows(sorted((passage.key, digest(passage)) for passage in found))
    read_checked.cache_clear()
