"""A passage from a selection in a pasted text: the heading above it, its first and last words.

    passage_at("1. Dates\n\nTesting of the plans begins in autumn 2027.", 10, 52)
    == Whereabouts("1. Dates", "Testing of the", "in autumn 2027.")

Plain text marks no headings, so a line counts as one by how it looks: short, without the full
stop of a sentence, with a line of text below it. Numbers and signs of Markdown give its depth.
"""

import re
from dataclasses import dataclass

from seeds.checking import DocumentCopy, fold, whole_words
from seeds.models import Document, Passage

LONGEST_HEADING = 110
LONGEST_WORDS = 100
"""Letters of the first words and of the last, as the columns of a passage hold them."""
LONGEST_PATH = 300
USUAL_WORDS = 6
FEWEST_WORDS = 4
"""A shorter selection stands for its whole line."""

_NUMBERED = re.compile(r"^(\d+(?:\.\d+)*)[.)]?\s+\S")
_MARKED = re.compile(r"^(#{1,6})\s+\S")
_ITEM = re.compile(r"^\s*(?:[-*•–·‣◦]|\(?[a-z0-9ivx]{1,3}\))\s", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-*•–·‣◦]\s+")
_ENDS_A_SENTENCE = re.compile(r"[.,;:!]['\"”’)]*$")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a passage is found by; each may be ""."""

    heading_path: str = ""
    opening: str = ""
    closing: str = ""


def passage_at(text: str, start: int, end: int) -> Whereabouts:
    """The place of the letters from `start` up to `end`; an empty selection means its line."""
    start, end = sorted((max(0, min(start, len(text))), max(0, min(end, len(text)))))
    if len(text[start:end].split()) < FEWEST_WORDS:
        start = text.rfind("\n", 0, start) + 1
        end = min(one for one in (text.find("\n", end), len(text)) if one >= 0)
    start, end = _whole_words(text, start, end)
    if mark := _BULLET.match(text, start, end):
        start = mark.end()
    words = text[start:end].split()
    line_end = min(one for one in (text.find("\n", end), len(text)) if one >= 0)
    line = text[text.rfind("\n", 0, start) + 1 : line_end]
    if fold(line) == fold(text[start:end]) and _is_heading(line, text[line_end:].split("\n")):
        return Whereabouts(_path_above(text, line_end + 1))
    path = _path_above(text, start)
    if len(words) < 2:
        return Whereabouts(path or " ".join(words)[:LONGEST_PATH])
    share = min(USUAL_WORDS, len(words) // 2)
    opening = _lengthened(words, share, _below(text, path), text[start:end])
    rest = words[len(opening.split()) :] or words[-1:]
    closing = rest[-min(share, len(rest)) :]
    while len(closing) > 1 and len(" ".join(closing)) > LONGEST_WORDS:
        closing = closing[1:]
    return Whereabouts(path, opening, " ".join(closing)[-LONGEST_WORDS:])


def heading_above(text: str, opening: str) -> str:
    """The heading above the only place of these words; "" where they stand in several or none."""
    places = list(whole_words(opening).finditer(fold(text))) if fold(opening) else []
    if len(places) != 1:
        return ""
    loose = re.compile(r"\s+".join(map(re.escape, opening.split())))
    found = loose.search(text)
    return _path_above(text, found.start()) if found else ""


def find_problem(text: str, place: Whereabouts) -> str:
    """Why a place is not in a text, in a sentence; "" where it is, or nothing was pasted."""
    if not text.strip() or not (place.heading_path or place.opening):
        return ""
    passage = Passage(document=Document(), **_columns(place))
    problem = DocumentCopy(text).find_problem(passage)
    return "In the pasted text {}. {}".format(*problem) if problem else ""


def title_of(text: str) -> str:
    """The first line of a text that can be a title; "" for none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return fold(first.lstrip("# "))[:250] if len(first) <= 250 else ""


def _columns(place: Whereabouts) -> dict[str, str]:
    return {
        "heading_path": place.heading_path,
        "opening": place.opening,
        "closing": place.closing,
    }


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection, grown to whole words and without the space around it."""
    while start > 0 and not text[start - 1].isspace() and not text[start : start + 1].isspace():
        start -= 1
    while end < len(text) and end and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    return start, end


def _below(text: str, path: str) -> str:
    """The words below the last heading of a path, where a passage is looked for."""
    lines, start = [fold(line) for line in text.splitlines()], 0
    for heading in filter(None, path.split(" > ")):
        start = lines.index(fold(heading), start) + 1
    return fold(" ".join(lines[start:]))


def _lengthened(words: list[str], number: int, text: str, selected: str) -> str:
    """The first words, as many as tell them from what stands above them under their heading."""
    wanted = text.find(fold(selected))
    best = " ".join(words[:number])
    for count in range(number, len(words)):
        opening = " ".join(words[:count])
        if len(opening) > LONGEST_WORDS:
            break
        best = opening
        found = whole_words(opening).search(text)
        if wanted < 0 or (found and found.start() >= wanted):
            break
    return best[:LONGEST_WORDS]


def _path_above(text: str, position: int) -> str:
    """The headings above a place, outermost first, as far as their depths are known."""
    lines = text[:position].split("\n")[:-1]
    following = text[position : position + 4 * LONGEST_HEADING].split("\n")
    path: list[str] = []
    depth = 99
    for index in range(len(lines) - 1, -1, -1):
        below = [*lines[index + 1 :], *following] if not path else ["text"]
        if not _is_heading(lines[index], below):
            continue
        own = _depth(lines[index])
        if not path or (own and own < depth):
            # Two of one wording cannot be told apart by a path; the nearer one is enough.
            path.insert(0, fold(lines[index]))
            depth = own or 1
        if depth <= 1:
            break
    while path and len(" > ".join(path)) > LONGEST_PATH:
        path.pop(0)
    return " > ".join(path) if all(" > " not in one for one in path) else ""


def _is_heading(line: str, below: list[str]) -> bool:
    bare = fold(line)
    if not bare or len(bare) > LONGEST_HEADING or not re.search(r"[^\W\d_]", bare):
        return False
    if _MARKED.match(bare):
        return True
    if _ENDS_A_SENTENCE.search(bare) or _ITEM.match(line) or not any(map(str.strip, below)):
        return False
    return not bare[0].islower()


def _depth(line: str) -> int:
    """1 for the outermost; 0 where a line does not tell."""
    if marked := _MARKED.match(fold(line)):
        return len(marked[1])
    numbered = _NUMBERED.match(fold(line))
    return len(numbered[1].split(".")) if numbered else 0
