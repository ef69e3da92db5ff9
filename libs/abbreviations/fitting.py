"""How well a short form fits the words that it may stand for: DfE, Department for Education.

Each word in turn takes letters of the short form by its beginning, or is passed over at a cost:

    cost_of("DfE", ["Department", "for", "Education"]) == 0.0
    cost_of("YJB", ["Youth", "Justice", "Board", "for", "Wales"])  > 0, and still fits
    cost_of("DfE", ["Regions", "Group"])  is None

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003), by words instead of letters: ours are words' beginnings nearly always.
"""

import re
from functools import lru_cache

SMALL = frozenset(
    [
        *("a", "an", "and", "&", "at", "by", "for", "from", "in", "into", "of", "on", "or"),
        *("the", "to", "with", "than"),
    ]
)
PASSED_OVER = 1.0
"""What a word that has no letter in the short form costs; a small word costs nothing."""
BEHIND = 0.4
"""The same behind the last letter of a longer one: "Chief Inspector of Education" is HMCI's."""
MANY_LETTERS = 4
MORE_LETTERS = 0.3
"""What each letter after its first costs that a word takes, unless it takes the whole word."""
WRONG_LETTER = 1.2
"""What one letter costs that is not that of its word: sources slip."""
INNER = 0.8
"""What a letter from within a word costs."""

Costs = dict[tuple[int, int, bool], float]


def allowed(letters: int) -> float:
    """The most that a fit may cost, for a short form of so many letters."""
    return max(1.0, 0.45 * letters)


def parts_of(words: list[str]) -> list[str]:
    """The words with those joined by a hyphen or a stroke taken apart."""
    return [part for word in words for part in re.split(r"[-‐‑/]", word) if part]


def cost_of(short: str, words: list[str]) -> float | None:
    """What the fit costs; None where the short form does not fit within what is allowed."""
    letters = re.sub(r"[^a-z0-9&]", "", short.lower())
    parts = [bare for one in parts_of(words) if (bare := _bare(one))]
    if "&" in letters:
        parts = ["&" if one == "and" else one for one in parts]
    if len(letters) < 2 or not parts or len(parts) > 24 or parts[0][0] != letters[0]:
        return None
    found = _cost(letters, tuple(parts))
    return found if found is not None and found <= allowed(len(letters)) else None


def _bare(word: str) -> str:
    return re.sub(r"[^a-z0-9&]", "", word.lower().replace("’s", "").replace("'s", ""))


@lru_cache(maxsize=4096)
def _cost(letters: str, parts: tuple[str, ...]) -> float | None:
    """The least that it costs to give all letters to the words, the first word taking one."""
    best: dict[tuple[int, bool], float] = {(0, False): 0.0}
    for number, word in enumerate(parts):
        following: dict[tuple[int, bool], float] = {}
        for (at, slipped), cost in best.items():
            for taken, price, slip in _ways(letters, at, word, slipped, is_first=number == 0):
                key = (at + taken, slip)
                following[key] = min(following.get(key, 99.0), cost + price)
        best = following
    ends = [cost for (at, _), cost in best.items() if at == len(letters)]
    return min(ends, default=None)


def _ways(
    letters: str, at: int, word: str, slipped: bool, *, is_first: bool
) -> list[tuple[int, float, bool]]:
    """How many letters a word may take, at which cost, and whether one was wrong by then."""
    ways: list[tuple[int, float, bool]] = []
    if not is_first:
        is_behind = at == len(letters) >= MANY_LETTERS
        price = BEHIND if is_behind else PASSED_OVER
        ways.append((0, 0.0 if word in SMALL else price, slipped))
    common = 0
    while (
        common < len(word) and at + common < len(letters) and word[common] == letters[at + common]
    ):
        common += 1
        whole = common == len(word) or (common + 1 == len(word) and word.endswith("s"))
        ways.append((common, 0.0 if whole else MORE_LETTERS * (common - 1), slipped))
    if common and at + common < len(letters):
        inner = word.find(letters[at + common], common)
        if inner > 0:
            ways.append((common + 1, INNER + MORE_LETTERS * (common - 1), slipped))
    if not common and at < len(letters) and not slipped and not is_first and word not in SMALL:
        ways.append((1, WRONG_LETTER, True))
    return ways
