"""The lines across the drawing, and their names above the axis, stacked so that none overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from libs.drawings.text_metrics import longest_word_width, text_width, wrap
from reforms.timeline.axis import SPAN, Axis, percent
from reforms.timeline.facts import Mark, MarkKind
from reforms.timeline.glyphs import Wait, later

SIZE = 14
LEADING = 17
GAP = 5
"""Pixels between a line and its name, and between names."""
WIDEST = 230
"""Pixels after which a name goes on in a second line."""
OVERHANG = 190
"""Pixels by which names may reach over the standings, beside the time column."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark on the axis, in thousandths; `width` is 0 for a day."""

    key: str
    label: str
    kind: MarkKind
    x: int
    width: int

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def at(self) -> str:
        return percent(self.x)

    @property
    def across(self) -> str:
        return percent(self.width)

    @property
    def end_at(self) -> str:
        return percent(self.end)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text; `y` is its baseline in pixels from the top."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """A mark's name beside the top of its line, which begins `y` pixels from the top.

    `left` and `right` are the pixels that the name takes, measured from the line.
    """

    kind: MarkKind
    x: int
    y: int
    left: int
    right: int
    lines: tuple[TextLine, ...]

    @property
    def at(self) -> str:
        return percent(self.x)

    @property
    def anchor(self) -> str:
        return "end" if self.left else "start"

    @property
    def shift(self) -> int:
        """From the line to the text."""
        return -GAP if self.left else GAP


@dataclass(frozen=True, slots=True)
class MarkLabels:
    """The names above the axis; right for a time column of `column` pixels and every wider one."""

    column: int
    height: int
    flags: tuple[MarkLabel, ...]


def place_lines(marks: Sequence[Mark], axis: Axis, awaited: set[str]) -> tuple[MarkLine, ...]:
    """Place each mark. Leave out one outside the years shown, unless a milestone waits for it."""
    undated = [mark.key for mark in marks if mark.key in awaited and _is_undated(mark)]
    lines = []
    for mark in marks:
        first, last = mark.earliest or mark.latest, mark.latest or mark.earliest
        if first is None or last is None:
            if mark.key in awaited:
                x = axis.gutter(undated.index(mark.key), len(undated))
                lines.append(MarkLine(mark.key, mark.label, mark.kind, x, 0))
        elif (axis.first <= last.year and first.year <= axis.last) or mark.key in awaited:
            x, end = axis.place(first), axis.place(later(last, 1))
            width = 0 if first == last else end - x
            lines.append(MarkLine(mark.key, mark.label, mark.kind, x, width))
    return tuple(lines)


def find_waits(lines: Sequence[MarkLine]) -> dict[str, Wait]:
    """Where milestones that wait for a mark are drawn: at its end, the latest it can be."""
    return {line.key: Wait(line.end, line.x) for line in lines}


def stack_labels(lines: Sequence[MarkLine], column: int, overhang: int = 0) -> MarkLabels:
    """The names of `lines` above a time column at least `column` pixels wide.

    Puts a name to the right of its line, above the names whose lines are further right: so no
    line crosses a name. Puts it to the left, above all others, if there is no room on the right.
    Of "Election" at 500 and "White paper" at 520, in 600 pixels, "Election" is the higher:

        [(flag.x, flag.y) for flag in stack_labels(lines, 600).flags] == [(500, 0), (520, 17)]
    """
    right: list[_Name] = []
    left: list[_Name] = []
    limit = column + overhang
    # A mark that may come as late as its end has its name there.
    for line in sorted(lines, key=lambda line: line.end, reverse=True):
        x = line.end * column // SPAN
        here, there = min(limit - x - GAP, WIDEST), min(x - GAP, WIDEST)
        is_right = here >= there or longest_word_width(line.label, SIZE, bold=True) <= here
        name = _Name(line, x, wrap(line.label, here if is_right else there, SIZE, bold=True))
        if is_right:
            name.to_x += name.width
            right.append(name)
        else:
            name.from_x -= name.width
            left.insert(0, name)
            limit = min(limit, x - GAP)
    names = right + left
    for index, name in enumerate(names):
        # Every name goes on top of all those that it would touch.
        name.low = max((other.top for other in names[:index] if other.touches(name)), default=0)
    height = max((name.top for name in names), default=0)
    return MarkLabels(column, height, tuple(name.flag(height) for name in reversed(names)))


class _Name:
    """A name on its way to its place; heights are measured upwards from the axis."""

    def __init__(self, line: MarkLine, x: int, text: tuple[str, ...]) -> None:
        self.line, self.text = line, text
        self.x = self.from_x = self.to_x = x
        self.width = GAP + max((text_width(part, SIZE, bold=True) for part in text), default=0)
        self.low = 0

    @property
    def top(self) -> int:
        return self.low + LEADING * len(self.text)

    def touches(self, other: "_Name") -> bool:
        return self.from_x <= other.to_x + GAP and other.from_x <= self.to_x + GAP

    def flag(self, height: int) -> MarkLabel:
        y = height - self.top
        lines = (TextLine(y + LEADING * row + SIZE, part) for row, part in enumerate(self.text))
        left, right = self.x - self.from_x, self.to_x - self.x
        return MarkLabel(self.line.kind, self.line.end, y, left, right, tuple(lines))


def _is_undated(mark: Mark) -> bool:
    return mark.earliest is None and mark.latest is None
