"""Which words a typed word may stand for: one of the same root, or one that it misspells.

Standard library only.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile

from libs.search.edit_distance import prefix_distances
from libs.search.index import letter_bits

MIN_ROOT = 5
"""The fewest letters that two words need in common to be forms of one."""

_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEY_POSITIONS = {
    letter: (column + row / 2, row)
    for row, keys in enumerate(_KEYBOARD_ROWS)
    for column, letter in enumerate(keys)
}


SUFFIXES = {
    *(
        "",
        "s",
        "es",
        "ed",
        "ing",
        "ings",
        "er",
        "ers",
        "or",
        "ors",
        "y",
        "ies",
        "ic",
        "ist",
        "ists",
    ),
    *("e", "al", "als", "ion", "ions", "ional", "ive", "ment", "ments", "ation", "ational", "ity"),
}
"""Endings that make another form of a word."""


def share_root(typed: str, known: str) -> bool:
    """Tell whether two words are forms of one: "inclusion" and "inclusive" are.

    They are if they begin with the same five letters or more, and each ends with one of SUFFIXES
    after these: "interest" and "internet" are two words.
    """
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(typed, known, strict=False))
    )
    ends = ((typed[cut:], known[cut:]) for cut in range(MIN_ROOT, shared + 1))
    # An "e" makes no other form of a whole word: "sencoe" is a slip.
    return any({*pair} <= SUFFIXES and {*pair} not in ({"", "e"}, {"s", "e"}) for pair in ends)


def find_misspelt(
    typed: str, words: Mapping[str, int], *, prefixes: bool = True
) -> Iterator[tuple[str, float]]:
    """Yield the words that `typed` may misspell, each with its distance; 0 would be the same word.

    `words` maps each word to its `letter_bits`. A word may be one slip away, or two if `typed` has
    six letters or more. With `prefixes`, `typed` may also stop before the end of the word:

        dict(find_misspelt("educatoin", {"education": letter_bits("education")}))
        == {"education": 1.0}
    """
    max_slips = 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2
    bits, size = letter_bits(typed), len(typed)
    typed_letters = sorted(typed)
    for word, word_bits in words.items():
        if (bits & ~word_bits).bit_count() > max_slips:
            continue
        is_whole = (
            abs(len(word) - size) <= max_slips and (word_bits & ~bits).bit_count() <= max_slips
        )
        # Where the end is missing, the beginning has to be nearly right.
        is_prefix = prefixes and 4 < size < len(word) and _similar_start(typed, word)
        if not is_whole and not is_prefix:
            continue
        distances = prefix_distances(typed, word[: size + max_slips])
        if is_whole and distances[-1] <= max_slips:
            yield word, distances[-1] + _slip_penalty(typed, word)
        elif size > 3 and len(word) == size and sorted(word) == typed_letters:
            # All the letters, well mixed.
            yield word, 2.0
        elif is_prefix and (fewest := min(distances[size - 1 : size + 2])) <= max_slips:
            yield word, fewest + 0.5


def _similar_start(typed: str, word: str) -> bool:
    """Tell whether the first letter is right, left out, added or swapped with the second."""
    return typed[0] == word[0] or typed[0] == word[1] or typed[1] == word[0]


def _slip_penalty(typed: str, meant: str) -> float:
    """Say how much less likely a slip is than swapped letters (0), the likeliest: 0 to 0.85.

    A letter left out or doubled adds 0.1, keys that are neighbours 0.15, another letter added
    0.25, any other mistake 0.35; a wrong first letter adds 0.5 to each.
    """
    penalty = 0.5 * (typed[:1] != meant[:1])
    if sorted(typed) == sorted(meant):
        return penalty
    if len(typed) < len(meant):
        return penalty + 0.1
    if len(typed) > len(meant):
        has_double = any(one == other for one, other in pairwise(typed))
        return penalty + (0.1 if has_double else 0.25)
    mistaken = [(one, other) for one, other in zip(typed, meant, strict=True) if one != other]
    return penalty + (0.15 if all(_are_neighbouring_keys(*pair) for pair in mistaken) else 0.35)


def _are_neighbouring_keys(one: str, other: str) -> bool:
    """Tell whether two letters are beside each other on a keyboard."""
    if one not in _KEY_POSITIONS or other not in _KEY_POSITIONS:
        return False
    (one_x, one_y), (other_x, other_y) = _KEY_POSITIONS[one], _KEY_POSITIONS[other]
    return abs(one_x - other_x) <= 1.5 and abs(one_y - other_y) <= 1
