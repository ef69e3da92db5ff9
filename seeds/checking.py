"""Proves that each passage stands in its document: the headings above it, then its two ends.

White space is folded on both sides, letters and marks count as printed. Only `record` writes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS

from seeds.models import Document, Passage, PassageCheck
from seeds.models.check import looked_for

AROUND = 40
"""How many characters of a line a hint shows on either side of what it found."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that a passage names and its document does not have there."""

    document: str
    passage: str
    sought: str
    hint: str

    def __str__(self) -> str:
        return f"{self.document}, passage {self.passage}: {self.sought}. {self.hint}"


@dataclass(slots=True)
class Checked:
    """What was looked for: how many passages, what was missed, which documents have no copy.

    `problems` says of each passage whose copy could be read what was missing, or "".
    """

    passages: int = 0
    misses: list[Miss] = field(default_factory=list)
    without_copy: list[str] = field(default_factory=list)
    problems: list[tuple[Passage, str]] = field(default_factory=list)


class NoFolder(Exception):
    """The folder of documents is not there."""


def check_passages(folder: Path, documents: Iterable[Document]) -> Checked:
    """Looks for every passage of the documents in their files in `folder`. Raises NoFolder."""
    if not folder.is_dir():
        raise NoFolder(f"There is no folder {folder}: no passage was checked.")
    checked = Checked()
    for document in documents:
        if not document.file_name:
            checked.without_copy.append(document.slug)
            continue
        passages = list(document.passages.all())
        checked.passages += len(passages)
        try:
            copy = Copy(read_copy(folder, document.file_name))
        except (OSError, ValueError) as error:
            sought = f"the file {document.file_name} cannot be read"
            checked.misses.append(Miss(document.slug, "(all)", sought, f"{error}."))
            continue
        for passage in passages:
            miss = copy.look_for(passage)
            checked.problems.append((passage, "{}. {}".format(*miss) if miss else ""))
            if miss:
                checked.misses.append(Miss(document.slug, passage.key, *miss))
    return checked


def record(checked: Checked, at: datetime, database: str = DEFAULT_DB_ALIAS) -> None:
    """Keeps what was found of each passage in place of what an earlier check found. All or nothing.

    A passage whose copy could not be read keeps what its earlier check found, and its time.
    """
    PassageCheck.objects.using(database).bulk_create(
        [
            PassageCheck(passage=passage, checked_at=at, problem=problem, **looked_for(passage))
            for passage, problem in checked.problems
        ],
        update_conflicts=True,
        unique_fields=["passage"],
        update_fields=["checked_at", "problem", *PassageCheck.LOOKED_FOR],
    )


def read_copy(folder: Path, name: str) -> str:
    """The text of a document's file. Raises OSError or ValueError with what is wrong."""
    if Path(name).name != name:
        raise ValueError("The name of a document's file has no folder in it")
    if not (folder / name).is_file():
        raise FileNotFoundError(f"{folder} has no such file")
    return (folder / name).read_text(encoding="utf-8")


def fold(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


class Copy:
    """A document's text, line by line."""

    def __init__(self, text: str) -> None:
        self.lines = [fold(line) for line in text.splitlines()]

    def look_for(self, passage: Passage) -> tuple[str, str] | None:
        """What of the passage is not there, and a hint; None where all of it is."""
        start, above = 0, "the beginning"
        for heading in passage.headings:
            try:
                start = self.lines.index(fold(heading), start) + 1
            except ValueError:
                sought = f"no line after {above} is the heading '{heading}'"
                return sought, self._hint(heading, start)
            above = f"the heading '{heading}'"
        text = fold(" ".join(self.lines[start:]))
        at = 0
        for end, words in (("first", passage.opening), ("last", passage.closing)):
            match = whole_words(words).search(text, at)
            if match is None:
                return f"its {end} words '{words}' do not stand after {above}", self._hint(
                    words, start
                )
            at, above = match.end(), f"its {end} words"
        return None

    def _hint(self, words: str, start: int) -> str:
        """Where the words stand instead, or the line that has most of them."""
        words = fold(words)
        for match in whole_words(words).finditer(self._text):
            line = self._text.count("\n", 0, match.start())
            if line < start:
                return f"They stand in line {line + 1}, above that place."
            return f"They stand in line {line + 1}, but not as a whole line or not in this order."
        best, size, number = "", 0, 0
        for index, candidate in enumerate(self.lines):
            block = SequenceMatcher(None, candidate, words, autojunk=False).find_longest_match()
            if block.size > size:
                size, number = block.size, index + 1
                best = candidate[max(0, block.a - AROUND) : block.a + block.size + AROUND]
        return f"Nearest is line {number}: '{best}'" if best else "Nothing there is like it."

    @cached_property
    def _text(self) -> str:
        return "\n".join(self.lines)


def whole_words(words: str) -> re.Pattern[str]:
    """Finds the words where they do not begin or end inside another word, as browsers do."""
    return re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)")
