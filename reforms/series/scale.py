"""The ticks of the two axes: round numbers from nothing upwards, and years."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import ceil

SCALES = ((1_000_000_000, "billions"), (1_000_000, "millions"), (1_000, "thousands"))
FROM = 10
"""From this many thousands on numbers are drawn in thousands, and so on."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Ticks from 0 to `top`, in the numbers' own size, and how each is printed.

    `name` is what the printed numbers count: "thousands"; "" where they are printed in full.
    """

    ticks: tuple[float, ...]
    labels: tuple[str, ...]
    name: str

    @property
    def top(self) -> float:
        return self.ticks[-1]


def value_scale(highest: float, most: int = 5) -> Scale:
    """Ticks for numbers up to `highest`, at most `most` above 0.

    value_scale(700_000).labels == ("0", "200", "400", "600", "800"), in thousands
    """
    size, name = next(((size, name) for size, name in SCALES if highest >= FROM * size), (1, ""))
    step = nice_step(highest / size, most)
    steps = max(1, ceil(round(highest / size / step, 6)))
    numbers = [step * number for number in range(steps + 1)]
    return Scale(
        ticks=tuple(number * size for number in numbers),
        labels=tuple(f"{number:g}" for number in numbers),
        name=name,
    )


def year_ticks(first: int, last: int, most: int = 5) -> tuple[int, ...]:
    """Years from `first` to `last` at even steps, at most `most` of them."""
    step = next(step for step in _steps() if (last - first) // step < most)
    return tuple(range(first, last + 1, step))


def nice_step(highest: float, most: int) -> float:
    """1, 2 or 5 times a power of ten, so that `most` steps reach `highest`."""
    if highest <= 0:
        return 1
    start = 10.0 ** (len(str(int(highest))) - 2) if highest >= 1 else 0.01
    return next(step * start for step in _steps() if step * start * most >= highest)


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …"""
    return ((1, 2, 5)[number % 3] * 10 ** (number // 3) for number in count())
