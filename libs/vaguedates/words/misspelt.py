"""Months and seasons with a slip of the keyboard: one letter wrong, missing, too many or swapped.

    corrected("autunm 2027") == "autumn 2027"

What is read so is asked about: the word may be another one.
"""

import re

from libs.vaguedates.printing import MONTHS

_NAMES = frozenset(
    {*(name.lower() for name in MONTHS), "spring", "summer", "autumn", "winter", "easter"}
)
_SHORTEST = 5
"""Shorter names are one letter away from too many other words."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _slips(name: str) -> set[str]:
    """All that is one slip away from a name."""
    parts = [(name[:at], name[at:]) for at in range(len(name) + 1)]
    missing = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    wrong = {head + one + tail[1:] for head, tail in parts if tail for one in _LETTERS}
    more = {head + one + tail for head, tail in parts for one in _LETTERS}
    return missing | swapped | wrong | more


_MEANT = {slip: name for name in _NAMES if len(name) >= _SHORTEST for slip in _slips(name) - _NAMES}


def corrected(text: str) -> str:
    """The text, in lower case, with the names of months and seasons as they are spelt."""
    return re.sub(r"[a-z]+", lambda word: _MEANT.get(word[0], word[0]), text)
