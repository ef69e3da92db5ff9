"""Pairs of neighbouring letters, by which names are found that are spelt nearly so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise


def bigrams(squeezed: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters: "send" has se, en and nd."""
    return frozenset(map("".join, pairwise(squeezed)))


class NamesByBigram:
    """For two letters the names in which they are neighbours, by their numbers.

    A meaning has "" for its letters: it is too long to be misspelt. All is read when first asked:
    only what nothing matches asks, and there may be very many names.
    """

    def __init__(self, squeezed: Sequence[str]) -> None:
        self._squeezed = squeezed
        self._found: Mapping[str, list[int]] | None = None

    def get(self, pair: str) -> Sequence[int]:
        """The numbers of the names, in order."""
        if self._found is None:
            found: dict[str, list[int]] = defaultdict(list)
            for number, letters in enumerate(self._squeezed):
                for own in bigrams(letters):
                    found[own].append(number)
            self._found = dict(found)
        return self._found.get(pair, ())
