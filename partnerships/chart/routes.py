"""The routes of the edges between boxes: straight between neighbours, otherwise round them.

A channel is the space above a row of boxes, a gutter the space to the right of a column. Edges
that go round boxes form nets. A net leaves its boxes by ports at their top, has a horizontal
track in the channel of each of their rows, and changes rows in a lane of the gutter to the right
of its leftmost column. So no wire can cross a box.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from partnerships.chart.cells import Cell
from partnerships.chart.facts import Edge

MIN_BUNDLE_EDGES = 3
"""How many edges of one box, with the same label, run together even between neighbours."""


@dataclass(frozen=True, slots=True)
class Net:
    """Edges drawn as one: from or to one box, the root, all with the same label."""

    root: str
    leaves: tuple[str, ...]
    label: str
    is_inferred: bool
    is_mutual: bool
    is_outward: bool
    """Whether the label is read from the root to the leaves."""

    @property
    def boxes(self) -> tuple[str, ...]:
        return (self.root, *self.leaves)

    def points_at(self, slug: str) -> bool:
        """Tell whether an arrow ends at the box."""
        return not self.is_mutual and (slug != self.root) == self.is_outward


@dataclass
class Routes:
    """Straight edges `across`, by their left cell, and `down`, by their upper cell; and nets."""

    across: dict[Cell, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    down: dict[Cell, Edge] = field(default_factory=dict)
    nets: list[Net] = field(default_factory=list)


def find_routes(edges: tuple[Edge, ...], cells: dict[str, Cell]) -> Routes:
    """Choose a route for every edge between two boxes of the grid; ignore other edges.

    With cells {"a": (0, 0), "b": (0, 1), "c": (1, 0), "d": (1, 1)}, and three labels, an edge
    from a to b is in `across[0, 0]`, one from a to c is `down[0, 0]`, one from a to d is a net.
    """
    routes = Routes()
    edges = tuple(edge for edge in edges if edge.source in cells and edge.target in cells)
    bundles = Counter(key for edge in edges for key in _bundle_keys(edge))
    others = []
    for edge in edges:
        if any(bundles[key] >= MIN_BUNDLE_EDGES for key in _bundle_keys(edge)):
            others.append(edge)
            continue
        first, second = sorted((cells[edge.source], cells[edge.target]))
        if first[0] == second[0] and second[1] - first[1] == 1:
            routes.across[first].append(edge)
        elif first[1] == second[1] and second[0] - first[0] == 1 and first not in routes.down:
            routes.down[first] = edge
        else:
            others.append(edge)
    routes.nets = _build_nets(others)
    return routes


def _bundle_keys(edge: Edge) -> tuple[tuple[object, ...], ...]:
    """Return what edges share that may run together: the source or the target, and the label."""
    label = edge.label, edge.is_inferred, edge.is_mutual
    return ("from", edge.source, *label), ("to", edge.target, *label)


def _build_nets(edges: list[Edge]) -> list[Net]:
    """Join the edges with the same label to one box, then those from one box; the rest are alone.

    Edges a → hub, b → hub and c → d with one label give two nets: hub with (a, b), c with (d,).
    """
    by_target: dict[tuple[str, str, bool, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        by_target[edge.target, edge.label, edge.is_inferred, edge.is_mutual].append(edge)
    nets = []
    by_source: dict[tuple[str, str, bool, bool], list[Edge]] = defaultdict(list)
    for (target, label, inferred, mutual), found in by_target.items():
        if len(found) > 1:
            sources = tuple(edge.source for edge in found)
            nets.append(Net(target, sources, label, inferred, mutual, is_outward=False))
        else:
            by_source[found[0].source, label, inferred, mutual].append(found[0])
    for (source, label, inferred, mutual), found in by_source.items():
        targets = tuple(edge.target for edge in found)
        nets.append(Net(source, targets, label, inferred, mutual, is_outward=True))
    return nets
