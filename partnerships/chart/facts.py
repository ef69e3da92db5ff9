"""What the delivery-model chart shows: the plain values that its page hands over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the chart. Tiers run from national to local in the order given."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A body. If no tier has its `tier`, it is named below the boxes that it has relations with.

    `state` says in words what became of the body, "" if it still exists; `lineage` is a line in
    grey such as "earlier name: National SEND Delivery Board"; `members` are lines inside the box.
    `heard` says when it was last heard of, and `age` is the style sheet's key for how long ago.
    """

    slug: str
    href: str
    name: str
    text: str
    lineage: str
    tier: str
    has_ended: bool = False
    state: str = ""
    members: tuple[str, ...] = ()
    heard: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two boxes in a source's words, read from `source` to `target`."""

    source: str
    target: str
    label: str
    is_inferred: bool
    is_mutual: bool


def merge_edges(edges: tuple[Edge, ...], slugs: set[str]) -> tuple[Edge, ...]:
    """Merge edges between the same two boxes; leave out loops, and edges of unknown boxes.

    "a funds b" and "a tests b" become one edge with the label "funds, tests". What is inferred
    and what is not stay two edges.
    """
    merged: dict[tuple[str, str, bool], Edge] = {}
    for edge in edges:
        if edge.source == edge.target or not {edge.source, edge.target} <= slugs:
            continue
        key = edge.source, edge.target, edge.is_inferred
        known = merged.get(key)
        if known is None:
            merged[key] = edge
        elif edge.label not in known.label.split(", "):
            label = f"{known.label}, {edge.label}"
            is_mutual = known.is_mutual and edge.is_mutual
            merged[key] = Edge(edge.source, edge.target, label, edge.is_inferred, is_mutual)
    return tuple(merged.values())
