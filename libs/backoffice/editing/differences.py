"""What differs between two values, word by word. Pure: texts in, marked segments out."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MIN_LIKENESS = 0.4
"""Below this likeness two texts are another text, and marking single words would only confuse."""


@dataclass(frozen=True, slots=True)
class DiffSegment:
    """Some words, and whether the other side lacks them."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One column of a row, on two sides; a side without segments is empty."""

    label: str
    old: tuple[DiffSegment, ...]
    new: tuple[DiffSegment, ...]
    remark: str = ""


def compare(
    old: Sequence[str], new: Sequence[str], between: str = ""
) -> tuple[tuple[DiffSegment, ...], tuple[DiffSegment, ...]]:
    """Mark the tokens that the other side lacks; `between` joins those without space of their own.

    `["A", " plan"]` and `["A", " draft", " plan"]` give `A plan` and `A [draft] plan`.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not between and matcher.ratio() < MIN_LIKENESS:
        return _side([(old, True)], between), _side([(new, True)], between)
    left, right = [], []
    for what, i, j, k, m in matcher.get_opcodes():
        left.append((old[i:j], what != "equal"))
        right.append((new[k:m], what != "equal"))
    return _side(left, between), _side(right, between)


def _side(runs: Sequence[tuple[Sequence[str], bool]], between: str) -> tuple[DiffSegment, ...]:
    filled = [(between.join(words), is_marked) for words, is_marked in runs if words]
    last = len(filled) - 1
    segments = []
    for place, (text, is_marked) in enumerate(filled):
        words = text.lstrip() if is_marked and place else text
        if words != text:
            # The space before marked words belongs to nobody.
            segments.append(DiffSegment(text[: -len(words)], False))
        segments.append(DiffSegment(words, is_marked))
        if between and place < last:
            segments.append(DiffSegment(between, False))
    return tuple(segments)
