"""How the lines between boxes run: straight where boxes are neighbours, else by the channels.

A channel is the room above a row of boxes; a gutter is the room to the right of a column. A net
leaves its boxes at the top, runs in a track of their rows' channels, and changes rows in a lane
of the gutter to the right of its leftmost column. So no line can meet a box.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from partnerships.chart.facts import Line
from partnerships.chart.grid import Cell

BUNDLE = 3
"""So many lines in the same words from or to one box run together, neighbours or not."""


@dataclass(frozen=True, slots=True)
class Net:
    """Lines that run together: one box tied to one or more others in the same words."""

    root: str
    leaves: tuple[str, ...]
    label: str
    is_inferred: bool
    is_mutual: bool
    is_outward: bool
    """The words are read from the root to the leaves."""

    @property
    def boxes(self) -> tuple[str, ...]:
        return (self.root, *self.leaves)

    def points_at(self, slug: str) -> bool:
        """Whether an arrow ends at the box."""
        return not self.is_mutual and (slug != self.root) == self.is_outward


@dataclass
class Routes:
    """Which line goes which way. `across` is by left cell, `down` by upper cell."""

    across: dict[Cell, list[Line]] = field(default_factory=lambda: defaultdict(list))
    down: dict[Cell, Line] = field(default_factory=dict)
    nets: list[Net] = field(default_factory=list)


def find_routes(lines: tuple[Line, ...], cells: dict[str, Cell]) -> Routes:
    """The way of every line between two boxes of the grid."""
    routes = Routes()
    lines = tuple(line for line in lines if line.source in cells and line.target in cells)
    bundles = Counter(key for line in lines for key in _bundle_keys(line))
    others = []
    for line in lines:
        if any(bundles[key] >= BUNDLE for key in _bundle_keys(line)):
            others.append(line)
            continue
        first, second = sorted((cells[line.source], cells[line.target]))
        if first[0] == second[0] and second[1] - first[1] == 1:
            routes.across[first].append(line)
        elif first[1] == second[1] and second[0] - first[0] == 1 and first not in routes.down:
            routes.down[first] = line
        else:
            others.append(line)
    routes.nets = _bundle(others)
    return routes


def _bundle_keys(line: Line) -> tuple[tuple[object, ...], ...]:
    """What lines share that would run together: a source or a target, and the same words."""
    said = line.label, line.is_inferred, line.is_mutual
    return ("from", line.source, *said), ("to", line.target, *said)


def _bundle(lines: list[Line]) -> list[Net]:
    """Lines in the same words to or from the same box, together; the others alone."""
    into: dict[tuple[str, str, bool, bool], list[Line]] = defaultdict(list)
    for line in lines:
        into[line.target, line.label, line.is_inferred, line.is_mutual].append(line)
    nets = []
    single: dict[tuple[str, str, bool, bool], list[Line]] = defaultdict(list)
    for (target, label, inferred, mutual), found in into.items():
        if len(found) > 1:
            sources = tuple(line.source for line in found)
            nets.append(Net(target, sources, label, inferred, mutual, is_outward=False))
        else:
            single[found[0].source, label, inferred, mutual].append(found[0])
    for (source, label, inferred, mutual), found in single.items():
        targets = tuple(line.target for line in found)
        nets.append(Net(source, targets, label, inferred, mutual, is_outward=True))
    return nets
