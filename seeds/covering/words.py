"""The statements against the copy of their document: in its order, and with nothing left out."""

import re
from collections.abc import Iterator

from seeds.checking import fold, whole_words
from seeds.covering.statements import DocumentCoverage, Statement

_SHOWN = 60
"""How many characters of words that no statement covers are shown."""

_LIST_MARK = re.compile(r"(?<!\w)(?:•|\d+\.)(?!\w)")


def misplaced(coverage: DocumentCoverage, text: str) -> list[str]:
    """What does not fit the document's text, in its order.

    A statement begins where its first words stand after the statement before it, and ends with
    the next place of its last words. Between two statements there may be headings of the second
    and the marks of a list, and no other word.
    """
    lines = [folded for line in text.splitlines() if (folded := fold(line))]
    problems = list(_without_heading(coverage, lines))
    whole, at, above = " ".join(lines), 0, "the beginning"
    for statement in coverage.statements:
        place = f"no. {statement.number}"
        span = _span(statement, whole, at)
        if span is None:
            words = f"'{statement.opening}' … '{statement.closing}'"
            problems.append(f"{place}: {words} are not after {above}")
            continue
        if left := _uncovered(whole[at : span[0]], statement):
            problems.append(f"between {above} and {place} no statement has '{left}'")
        at, above = span[1], place
    if left := _uncovered(whole[at:], None):
        problems.append(f"after {above} no statement has '{left}'")
    return problems


def _without_heading(coverage: DocumentCoverage, lines: list[str]) -> Iterator[str]:
    known = set(lines)
    for statement in coverage.statements:
        for heading in statement.headings:
            if fold(heading) not in known:
                yield f"no. {statement.number}: no line is the heading '{heading}'"


def _span(statement: Statement, whole: str, at: int) -> tuple[int, int] | None:
    """Where the statement begins and ends from `at` on, or None.

    Its last words may be its first words too: a list has entries of two words.
    """
    start = whole_words(statement.opening).search(whole, at)
    if start is None:
        return None
    end = whole_words(statement.closing).search(whole, start.start())
    return (start.start(), max(start.end(), end.end())) if end else None


def _uncovered(gap: str, following: Statement | None) -> str:
    """The words of a gap that are neither headings of what follows nor list marks, or ""."""
    for heading in following.headings if following else ():
        gap = gap.replace(fold(heading), "", 1)
    word = re.search(r"\w.*", fold(_LIST_MARK.sub(" ", gap)))
    return word[0][:_SHOWN] if word else ""
