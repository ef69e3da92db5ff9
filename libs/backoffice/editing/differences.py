"""What differs between two values, word by word. Pure: texts in, marked parts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.4
"""Below this likeness two texts are another text, and marking single words would only confuse."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, and whether the other side lacks them."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One column of a row, on two sides; a side without parts is empty."""

    label: str
    old: tuple[Part, ...]
    new: tuple[Part, ...]
    remark: str = ""


def compare(
    old: Sequence[str], new: Sequence[str], between: str = ""
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both sides in parts; `between` joins pieces that bring no space of their own."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not between and matcher.ratio() < ALIKE:
        return _side([(old, True)], between), _side([(new, True)], between)
    left, right = [], []
    for what, i, j, k, m in matcher.get_opcodes():
        left.append((old[i:j], what != "equal"))
        right.append((new[k:m], what != "equal"))
    return _side(left, between), _side(right, between)


def _side(runs: Sequence[tuple[Sequence[str], bool]], between: str) -> tuple[Part, ...]:
    filled = [(between.join(pieces), is_marked) for pieces, is_marked in runs if pieces]
    last = len(filled) - 1
    parts = []
    for place, (text, is_marked) in enumerate(filled):
        words = text.lstrip() if is_marked and place else text
        if words != text:
            # The space before marked words belongs to nobody.
            parts.append(Part(text[: -len(words)], False))
        parts.append(Part(words, is_marked))
        if between and place < last:
            parts.append(Part(between, False))
    return tuple(parts)
