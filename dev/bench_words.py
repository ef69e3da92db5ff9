"""The glossary's part of `make bench`: a look-up in 250 and in 5,000 terms, and a long page.

The terms use made-up words, of which, as in a language, few are common and most are rare.
"""

import random
from collections.abc import Callable, Mapping
from functools import partial

from glossary.explaining import Abbreviation, explain
from libs.search.index import SearchItem, build_index
from libs.search.ranking import search_index

TERM_COUNTS = (250, 5_000)
LOOKUPS = {
    "typed exactly": "t7",
    "a typing slip": "eduction plan",
    "several slips": "speling misteaks of alot of wrods",
    "nothing like it": "qqqwvz kkjx",
}
SYLLABLES = ("ba", "con", "der", "tion", "ment", "per", "son", "al", "lin", "qua", "sup", "est")
PARAGRAPH = "<p>An EHCP names what an LA or an ICB has to do, and a SENCO asks for it.</p>\n"


def measure_words(median_seconds: Callable[[Callable[[], object]], float]) -> None:
    """Print a table; `median_seconds` measures some work."""
    draw = random.Random(7)  # noqa: S311  # the same words each time; no secret
    seconds: dict[str, list[float]] = {name: [] for name in LOOKUPS}
    for size in TERM_COUNTS:
        index = build_index(_items(draw, size))
        for name, typed in LOOKUPS.items():
            seconds[name].append(median_seconds(partial(search_index, index, typed)))
    print(f"\n{'look-up among terms':20}" + "".join(f"{size:>18,}" for size in TERM_COUNTS))
    for name, times in seconds.items():
        print(f"{name:20}" + "".join(f"{t * 1000:9.1f} ms ×{t / times[0]:<5.1f}" for t in times))
    page = f"<main>{PARAGRAPH * 2_600}</main>"
    spent = median_seconds(partial(explain, page, _look_up))
    print(
        f"\nAbbreviations of a page of {len(page) // 1000} kB explained in {spent * 1000:.1f} ms."
    )


def _items(draw: random.Random, size: int) -> list[SearchItem]:
    words = ["education", "plan", *("".join(draw.choices(SYLLABLES, k=3)) for _ in range(4_000))]
    odds = [1 / (rank + 5) for rank in range(len(words))]

    def pick(count: int) -> str:
        return " ".join(draw.choices(words, odds, k=count))

    return [SearchItem(f"t{n}", f"T{n}", (), (pick(4),), (pick(8),), n % 9) for n in range(size)]


def _look_up(words: object) -> Mapping[str, Abbreviation]:
    return {name: Abbreviation(name.lower(), name, "/", (name,)) for name in ("EHCP", "LA", "ICB")}
