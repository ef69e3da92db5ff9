"""Edit distance: how many typing slips two words are apart. Standard library only."""

from functools import lru_cache


def prefix_distances(typed: str, meant: str) -> list[int]:
    """Count the slips between `typed` and each prefix of `meant`, from "" to the whole word.

    A slip is a letter left out, added, mistaken, or swapped with its neighbour: the distance of
    Damerau and Levenshtein in its restricted form (optimal string alignment). The last number is
    the distance of the whole words:

        prefix_distances("sned", "send") == [4, 3, 2, 2, 1]

    Computes a column of the distance table at once, in the bits of an integer (Hyyrö 2003).
    """
    if not typed:
        return list(range(len(meant) + 1))
    masks = _letter_masks(typed)
    all_rows, last_row = (1 << len(typed)) - 1, 1 << len(typed) - 1
    # Hyyrö's VP and VN (where the column rises and falls), D0 and the previous letter's PM.
    rises, falls, unchanged, previous = all_rows, 0, 0, 0
    distance = len(typed)
    distances = [distance]
    for letter in meant:
        same = masks.get(letter, 0)
        swapped = ((~unchanged & same) << 1) & previous
        unchanged = ((((same & rises) + rises) ^ rises) | same | falls | swapped) & all_rows
        up, down = falls | ~(unchanged | rises), unchanged & rises
        distance += bool(up & last_row) - bool(down & last_row)
        up, down = up << 1 | 1, down << 1
        rises, falls = (down | ~(unchanged | up)) & all_rows, up & unchanged & all_rows
        previous = same
        distances.append(distance)
    return distances


@lru_cache(maxsize=64)
def _letter_masks(word: str) -> dict[str, int]:
    """Map each letter to its positions in the word, a bit for each: "bob" has b = 0b101."""
    masks: dict[str, int] = {}
    for position, letter in enumerate(word):
        masks[letter] = masks.get(letter, 0) | 1 << position
    return masks
