"""How many typing slips two words are apart. Standard library only."""


def slips(typed: str, meant: str, most: int) -> int | None:
    """The fewest slips that turn `meant` into `typed`; None for more than `most`.

    A slip is a letter left out, added, mistaken, or swapped with its neighbour.
    """
    if abs(len(typed) - len(meant)) > most:
        return None
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(meant, start=1):
            fewest = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 < j and letter == meant[j - 2] and typed[i - 2] == other:
                fewest = min(fewest, last[j - 2] + 1)
            row.append(fewest)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
