"""A box and what hangs below it: text broken into lines, and how much room it takes."""

from dataclasses import dataclass

from libs.drawings.text_metrics import wrap
from partnerships.chart.facts import Box, Line

PAD = 14
NAME_SIZE, NAME_LEADING = 17, 21
TEXT_SIZE, TEXT_LEADING = 15, 20
SMALL_SIZE, SMALL_LEADING = 14, 18
PART_GAP = 4
TRUNK, BRANCH = 18, 40
"""From a box's left edge to the trunk of what hangs below it, and to the words there."""

KEEP_RIGHT = 60
"""Kept free below a box at its right, for a line to the box below."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its baseline, `look` the style sheet's key."""

    x: int
    y: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words below a box, in as many lines as they need; with an address they are a link."""

    text: str
    href: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to bodies outside the tiers: the words, the bodies, which way it reads."""

    label: str
    others: tuple[Box, ...]
    is_inferred: bool
    comes_in: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A line from the trunk below a box to the words of a tie."""

    x: int
    end: int
    y: int
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs below a box: a trunk from `y` down to `bottom`, its branches, the words."""

    x: int
    y: int
    bottom: int
    branches: tuple[Branch, ...]
    words: tuple[Words, ...]

    @property
    def end(self) -> int:
        return max(line.y for words in self.words for line in words.lines) + 8


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box on the canvas, with its text and what hangs below it."""

    slug: str
    href: str
    name: str
    x: int
    y: int
    width: int
    height: int
    has_ended: bool
    texts: tuple[Text, ...]
    hanging: Hanging | None

    @property
    def end(self) -> int:
        return self.hanging.end if self.hanging else self.y + self.height


def box_lines(box: Box, width: int) -> list[tuple[str, str, int]]:
    """A box's lines of text: the text, its look, and from the baseline above to its own."""
    room = width - 2 * PAD
    parts = [
        (box.name, "name", NAME_SIZE, NAME_LEADING),
        (box.state, "state", SMALL_SIZE, SMALL_LEADING),
        (box.text, "plain", TEXT_SIZE, TEXT_LEADING),
        *((member, "small", SMALL_SIZE, SMALL_LEADING) for member in box.members),
        (box.lineage, "quiet", SMALL_SIZE, SMALL_LEADING),
    ]
    return [
        (line, look, leading + (0 if number or look == "name" else PART_GAP))
        for text, look, size, leading in parts
        for number, line in enumerate(wrap(text, room, size, bold=look == "name"))
    ]


def box_height(box: Box, width: int) -> int:
    return 2 * PAD + sum(leading for *_, leading in box_lines(box, width))


def place_box(
    box: Box, ties: tuple[Tie, ...], x: int, y: int, width: int, height: int
) -> PlacedBox:
    """The box with its left top corner at (x, y), and its ties below it."""
    texts = []
    baseline = y + PAD - 4
    for line, look, leading in box_lines(box, width):
        baseline += leading
        texts.append(Text(x + PAD, baseline, line, look))
    hanging = _hang(ties, x, y + height, width) if ties else None
    return PlacedBox(
        *(box.slug, box.href, box.name, x, y, width, height, box.has_ended, tuple(texts), hanging)
    )


def find_ties(slug: str, lines: tuple[Line, ...], outer: dict[str, Box]) -> tuple[Tie, ...]:
    """What ties a box to bodies outside the tiers; those that read alike are told together."""
    found: dict[tuple[str, bool, bool], list[Box]] = {}
    for line in lines:
        if line.source == slug and line.target in outer:
            key, other = (line.label, line.is_inferred, False), outer[line.target]
        elif line.target == slug and line.source in outer:
            key, other = (line.label, line.is_inferred, True), outer[line.source]
        else:
            continue
        found.setdefault(key, []).append(other)
    return tuple(
        Tie(label, tuple(others), inferred, comes_in)
        for (label, inferred, comes_in), others in found.items()
    )


def _hang(ties: tuple[Tie, ...], x: int, y: int, width: int) -> Hanging:
    """The ties below a box whose left bottom corner is at (x, y)."""
    room = width - BRANCH - KEEP_RIGHT
    branches, words = [], []
    baseline = bottom = y + PAD - 4
    for tie in ties:
        bottom = baseline + SMALL_LEADING - 5
        branches.append(Branch(x + TRUNK, x + BRANCH - 6, bottom, tie.is_inferred))
        for text, look, href in _tie_parts(tie):
            lines = []
            for line in wrap(text, room, SMALL_SIZE):
                baseline += SMALL_LEADING
                lines.append(Text(x + BRANCH, baseline, line, look))
            words.append(Words(text, href, tuple(lines)))
        baseline += 6
    return Hanging(x + TRUNK, y, bottom, tuple(branches), tuple(words))


def _tie_parts(tie: Tie) -> list[tuple[str, str, str]]:
    """The words of a tie, then the bodies that it ties: text, look, address."""
    names = [(other.name, "link", other.href) for other in tie.others]
    label = f"{tie.label} it" if tie.comes_in else tie.label
    label = f"each {label}" if tie.comes_in and len(names) > 1 else label
    label = f"{label} (inferred)" if tie.is_inferred else label
    return [(f"{label}:", "words", ""), *names]
