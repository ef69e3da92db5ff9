"""How many typing slips two words are apart. Standard library only."""

from functools import lru_cache


def slips(typed: str, meant: str, most: int) -> int | None:
    """The fewest slips that turn `meant` into `typed`; None for more than `most`.

    A slip is a letter left out, added, mistaken, or swapped with its neighbour.
    """
    count = slips_along(typed, meant)[-1]
    return count if count <= most else None


def slips_along(typed: str, meant: str) -> list[int]:
    """The fewest slips that turn each beginning of `meant`, from none of it on, into `typed`.

    Counts a whole column of the table of slips at once, in the bits of an integer (Hyyrö 2003).
    """
    if not typed:
        return list(range(len(meant) + 1))
    places = _places(typed)
    every, last = (1 << len(typed)) - 1, 1 << len(typed) - 1
    more, fewer, level, before = every, 0, 0, 0
    count = len(typed)
    counts = [count]
    for letter in meant:
        same = places.get(letter, 0)
        swapped = ((~level & same) << 1) & before
        level = ((((same & more) + more) ^ more) | same | fewer | swapped) & every
        up, down = fewer | ~(level | more), level & more
        count += bool(up & last) - bool(down & last)
        up, down = up << 1 | 1, down << 1
        more, fewer, before = (down | ~(level | up)) & every, up & level & every, same
        counts.append(count)
    return counts


@lru_cache(maxsize=64)
def _places(word: str) -> dict[str, int]:
    """Where each letter of a word stands, as bits."""
    places: dict[str, int] = {}
    for at, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << at
    return places
