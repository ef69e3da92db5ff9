"""A box with its text, and the list below it of relations to bodies outside the tiers.

All measures are in pixels.
"""

from dataclasses import dataclass

from libs.drawings.text_metrics import wrap
from partnerships.chart.facts import Box, Edge

BOX_PADDING = 14
NAME_SIZE, NAME_LEADING = 17, 21
TEXT_SIZE, TEXT_LEADING = 15, 20
SMALL_SIZE, SMALL_LEADING = 14, 18
PARAGRAPH_GAP = 4
BOLD = ("name", "state", "heard")
"""The looks whose letters are bold."""
TRUNK_INDENT, LIST_INDENT = 18, 40
"""From a box's left edge to the trunk of the list below it, and to the list's text."""

RIGHT_CLEARANCE = 60
"""Kept free below a box at its right, for a wire to the box below."""


@dataclass(frozen=True, slots=True)
class ChartText:
    """A line of text; `y` is its baseline, `look` the end of its CSS class."""

    x: int
    y: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text broken into lines; a link unless `href` is ""."""

    text: str
    href: str
    lines: tuple[ChartText, ...]


@dataclass(frozen=True, slots=True)
class OuterRelation:
    """A relation in one wording to bodies outside the tiers; `is_incoming` if read from them."""

    label: str
    others: tuple[Box, ...]
    is_inferred: bool
    is_incoming: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A line from the trunk, at `x`, to the words of a relation, at `end`."""

    x: int
    end: int
    y: int
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class RelationTree:
    """The list below a box: a trunk at `x` from `y` to `trunk_bottom`, branches and texts."""

    x: int
    y: int
    trunk_bottom: int
    branches: tuple[Branch, ...]
    blocks: tuple[TextBlock, ...]

    @property
    def bottom(self) -> int:
        return max(line.y for block in self.blocks for line in block.lines) + 8


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box on the canvas with its text, and the list of its outer relations if it has any."""

    slug: str
    href: str
    name: str
    x: int
    y: int
    width: int
    height: int
    has_ended: bool
    texts: tuple[ChartText, ...]
    tree: RelationTree | None
    age: str = ""

    @property
    def bottom(self) -> int:
        return self.tree.bottom if self.tree else self.y + self.height


def box_lines(box: Box, width: int) -> list[tuple[str, str, int]]:
    """Return a box's lines: the text, its look, and how far below the last baseline it is."""
    available = width - 2 * BOX_PADDING
    paragraphs = [
        (box.name, "name", NAME_SIZE, NAME_LEADING),
        (box.state, "state", SMALL_SIZE, SMALL_LEADING),
        (box.text, "plain", TEXT_SIZE, TEXT_LEADING),
        *((member, "small", SMALL_SIZE, SMALL_LEADING) for member in box.members),
        (box.lineage, "quiet", SMALL_SIZE, SMALL_LEADING),
        (box.heard, "heard", SMALL_SIZE, SMALL_LEADING),
    ]
    return [
        (line, look, leading + (0 if number or look == "name" else PARAGRAPH_GAP))
        for text, look, size, leading in paragraphs
        for number, line in enumerate(wrap(text, available, size, bold=look in BOLD))
    ]


def box_height(box: Box, width: int) -> int:
    """Return the height that the text of a box needs."""
    return 2 * BOX_PADDING + sum(leading for *_, leading in box_lines(box, width))


def place_box(
    box: Box, relations: tuple[OuterRelation, ...], x: int, y: int, width: int, height: int
) -> PlacedBox:
    """Place a box with its top left corner at (x, y), and its outer relations below it."""
    texts = []
    baseline = y + BOX_PADDING - 4
    for line, look, leading in box_lines(box, width):
        baseline += leading
        texts.append(ChartText(x + BOX_PADDING, baseline, line, look))
    tree = _layout_tree(relations, x, y + height, width) if relations else None
    return PlacedBox(
        *(box.slug, box.href, box.name, x, y, width, height, box.has_ended, tuple(texts), tree),
        age=box.age,
    )


def find_outer_relations(
    slug: str, edges: tuple[Edge, ...], outer: dict[str, Box]
) -> tuple[OuterRelation, ...]:
    """Return a box's relations to the `outer` bodies, those in the same words as one.

    "dfe supports team" and "dhsc supports team" give the team one relation with two others.
    """
    found: dict[tuple[str, bool, bool], list[Box]] = {}
    for edge in edges:
        if edge.source == slug and edge.target in outer:
            key, other = (edge.label, edge.is_inferred, False), outer[edge.target]
        elif edge.target == slug and edge.source in outer:
            key, other = (edge.label, edge.is_inferred, True), outer[edge.source]
        else:
            continue
        found.setdefault(key, []).append(other)
    return tuple(
        OuterRelation(label, tuple(others), inferred, is_incoming)
        for (label, inferred, is_incoming), others in found.items()
    )


def _layout_tree(relations: tuple[OuterRelation, ...], x: int, y: int, width: int) -> RelationTree:
    """Lay out the relations below a box whose bottom left corner is at (x, y)."""
    available = width - LIST_INDENT - RIGHT_CLEARANCE
    branches, blocks = [], []
    baseline = trunk_bottom = y + BOX_PADDING - 4
    for relation in relations:
        trunk_bottom = baseline + SMALL_LEADING - 5
        end = x + LIST_INDENT - 6
        branches.append(Branch(x + TRUNK_INDENT, end, trunk_bottom, relation.is_inferred))
        for text, look, href in _relation_texts(relation):
            lines = []
            for line in wrap(text, available, SMALL_SIZE):
                baseline += SMALL_LEADING
                lines.append(ChartText(x + LIST_INDENT, baseline, line, look))
            blocks.append(TextBlock(text, href, tuple(lines)))
        baseline += 6
    return RelationTree(x + TRUNK_INDENT, y, trunk_bottom, tuple(branches), tuple(blocks))


def _relation_texts(relation: OuterRelation) -> list[tuple[str, str, str]]:
    """Return the words of a relation, then its other bodies: text, look and href of each."""
    names = [(other.name, "link", other.href) for other in relation.others]
    label = f"{relation.label} it" if relation.is_incoming else relation.label
    label = f"each {label}" if relation.is_incoming and len(names) > 1 else label
    label = f"{label} (inferred)" if relation.is_inferred else label
    return [(f"{label}:", "words", ""), *names]
