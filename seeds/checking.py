"""Checks that each document has its passages: the headings above, then the first and last words.

Ignores differences in white space, but not in letters and punctuation. Only `record_checks` writes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from seeds.models import Document, Passage, PassageCheck
from seeds.models.check import looked_for
from seeds.pasted import pasted_texts

HINT_CONTEXT_CHARS = 40
"""How much of a line a hint shows on either side of what it found."""


@dataclass(frozen=True, slots=True)
class MissingText:
    """Text that a passage names and its document does not have in that place."""

    document: str
    passage: str
    sought: str
    hint: str

    def __str__(self) -> str:
        return f"{self.document}, passage {self.passage}: {self.sought}. {self.hint}"


@dataclass(slots=True)
class PassagesChecked:
    """The result of a check: the number of passages, what is missing, documents without a copy.

    `not_checked` counts the passages of documents without a copy.
    `problems` has, for each passage whose copy could be read, what is missing or "".
    """

    passages: int = 0
    not_checked: int = 0
    missing: list[MissingText] = field(default_factory=list)
    without_copy: list[str] = field(default_factory=list)
    problems: list[tuple[Passage, str]] = field(default_factory=list)


class FolderNotFound(Exception):
    """The folder of documents does not exist."""


def check_passages(folder: Path, documents: Iterable[Document]) -> PassagesChecked:
    """Look for every passage in its document's file in `folder`. Raises FolderNotFound.

    A document that names no file, because only a part of it was read, is looked for under its slug:
    what was kept of it may lie there as "<slug>.txt". Without a file, what editors pasted is read.
    """
    if not folder.is_dir():
        raise FolderNotFound(f"There is no folder {folder}. No passage was checked.")
    return _check(folder, documents)


def _check(folder: Path | None, documents: Iterable[Document]) -> PassagesChecked:
    checked = PassagesChecked()
    every = list(documents)
    pasted = pasted_texts(document.pk for document in every)
    for document in every:
        passages = list(document.passages.all())
        name = document.file_name or f"{document.slug}.txt"
        has_file = bool(folder and (document.file_name or (folder / name).is_file()))
        if not has_file and document.pk not in pasted:
            checked.without_copy.append(document.slug)
            checked.not_checked += len(passages)
            continue
        checked.passages += len(passages)
        try:
            text = read_copy(folder, name) if folder and has_file else pasted[document.pk]
            copy = DocumentCopy(text)
        except (OSError, ValueError) as error:
            sought = f"the file {name} cannot be read"
            checked.missing.append(MissingText(document.slug, "(all)", sought, f"{error}."))
            continue
        for passage in passages:
            problem = copy.find_problem(passage)
            checked.problems.append((passage, "{}. {}".format(*problem) if problem else ""))
            if problem:
                checked.missing.append(MissingText(document.slug, passage.key, *problem))
    return checked


def check_kept(documents: Iterable[Document]) -> PassagesChecked:
    """Look for every passage in the texts that are kept here: those of DOCUMENT_COPIES, and what
    editors pasted. Raises FolderNotFound.
    """
    folder: Path | None = settings.DOCUMENT_COPIES
    return check_passages(folder, documents) if folder is not None else _check(None, documents)


def record_checks(checked: PassagesChecked, at: datetime, database: str = DEFAULT_DB_ALIAS) -> None:
    """Save the result for each passage, replacing an earlier one. Saves all or none.

    A passage whose copy could not be read keeps its earlier result and time.
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
    """Return the text of a document's file. Raises OSError or ValueError with the reason."""
    if Path(name).name != name:
        raise ValueError("A document's file name must not include a folder")
    if not (folder / name).is_file():
        raise FileNotFoundError(f"{folder} has no such file")
    return (folder / name).read_text(encoding="utf-8")


def fold(text: str) -> str:
    """Replace each run of white space by one space: fold("a\\n  b") == "a b"."""
    return " ".join(text.split())


class DocumentCopy:
    """A document's text, line by line."""

    def __init__(self, text: str) -> None:
        self.lines = [fold(line) for line in text.splitlines()]

    def find_problem(self, passage: Passage) -> tuple[str, str] | None:
        """Return what is missing of the passage, and a hint; None if it is all there.

        Looks for each heading as a whole line below the one before, then for the first words below
        the last heading, and for the last words after these. For text without the last words:

            ("its last words 'ends here' are not after its first words", "Nearest is line 4: …")
        """
        start, previous = 0, "the beginning"
        for heading in passage.headings:
            try:
                start = self.lines.index(fold(heading), start) + 1
            except ValueError:
                sought = f"no line after {previous} is the heading '{heading}'"
                return sought, self._hint(heading, start)
            previous = f"the heading '{heading}'"
        text = fold(" ".join(self.lines[start:]))
        position = 0
        for end, words in (("first", passage.opening), ("last", passage.closing)):
            match = whole_words(words).search(text, position)
            if match is None:
                missing = f"its {end} words '{words}' are not after {previous}"
                return missing, self._hint(words, start)
            position, previous = match.end(), f"its {end} words"
        return None

    def _hint(self, words: str, start: int) -> str:
        """Say where else the words are, or which line is most like them."""
        words = fold(words)
        for match in whole_words(words).finditer(self._text):
            line = self._text.count("\n", 0, match.start())
            if line < start:
                return f"They are in line {line + 1}, above that place."
            return f"They are in line {line + 1}, but not as a whole line or not in this order."
        best, size, number = "", 0, 0
        for index, candidate in enumerate(self.lines):
            block = SequenceMatcher(None, candidate, words, autojunk=False).find_longest_match()
            if block.size > size:
                size, number = block.size, index + 1
                best = candidate[
                    max(0, block.a - HINT_CONTEXT_CHARS) : block.a + block.size + HINT_CONTEXT_CHARS
                ]
        return f"Nearest is line {number}: '{best}'" if best else "No line is similar."

    @cached_property
    def _text(self) -> str:
        return "\n".join(self.lines)


def whole_words(words: str) -> re.Pattern[str]:
    """Match the words only where they begin and end with whole words, as browsers do.

    whole_words("the end") matches in "by the end of", not in "by the ending".
    """
    return re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)")
