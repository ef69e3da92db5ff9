"""How alike two words are: of one root, or one of them typed with slips. Standard library only."""

from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile

from libs.search.index import letter_bits
from libs.search.slips import slips_along

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {
    letter: (column + row / 2, row)
    for row, keys in enumerate(_ROWS)
    for column, letter in enumerate(keys)
}


def alike(typed: str, known: str) -> bool:
    """Whether two words seem to be of one root: "inclusion" and "inclusive"."""
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(typed, known, strict=False))
    )
    return shared >= 5 and shared >= 0.6 * max(len(typed), len(known))


def slipped(
    typed: str, words: Mapping[str, int], *, beginnings: bool = True
) -> Iterator[tuple[str, float]]:
    """The words, given with the sets of their letters, that are one or two slips away.

    With how far off each is; `beginnings` lets the typed word stop before the end.
    """
    most = 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2
    bits, size = letter_bits(typed), len(typed)
    in_order = sorted(typed)
    for word, others in words.items():
        if (bits & ~others).bit_count() > most:
            continue
        is_whole = abs(len(word) - size) <= most and (others & ~bits).bit_count() <= most
        # Where the end is missing, the beginning has to be nearly right.
        is_start = beginnings and 4 < size < len(word) and _begin_alike(typed, word)
        if not is_whole and not is_start:
            continue
        counts = slips_along(typed, word[: size + most])
        if is_whole and counts[-1] <= most:
            yield word, counts[-1] + _unlikely(typed, word)
        elif size > 3 and len(word) == size and sorted(word) == in_order:
            # All the letters, well mixed.
            yield word, 2.0
        elif is_start and (fewest := min(counts[size - 1 : size + 2])) <= most:
            yield word, fewest + 0.5


def _begin_alike(typed: str, word: str) -> bool:
    """Whether the first letter is right, left out, added or swapped with the second."""
    return typed[0] == word[0] or typed[0] == word[1] or typed[1] == word[0]


def _unlikely(typed: str, meant: str) -> float:
    """How much less likely a slip is than the likeliest, which swaps or leaves out letters."""
    odds = 0.5 * (typed[:1] != meant[:1])
    if sorted(typed) == sorted(meant):
        return odds
    if len(typed) < len(meant):
        return odds + 0.1
    if len(typed) > len(meant):
        doubled = any(one == other for one, other in pairwise(typed))
        return odds + (0.1 if doubled else 0.25)
    wrong = [(one, other) for one, other in zip(typed, meant, strict=True) if one != other]
    return odds + (0.15 if all(_neighbours(*pair) for pair in wrong) else 0.35)


def _neighbours(one: str, other: str) -> bool:
    """Whether two letters stand beside each other on a keyboard."""
    if one not in _KEYS or other not in _KEYS:
        return False
    (x, y), (across, down) = _KEYS[one], _KEYS[other]
    return abs(x - across) <= 1.5 and abs(y - down) <= 1
