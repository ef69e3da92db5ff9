"""What the delivery-model chart is drawn from: plain values, put together by the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the chart, from national to local in the order given."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A body. One whose `tier` is not among the tiers stands below those that it is tied to.

    `state` says in words what became of it, "" while it is there; `lineage` is a quiet line such
    as "was: National SEND Delivery Board"; `members` are lines inside the box.
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


@dataclass(frozen=True, slots=True)
class Line:
    """A relation in a source's words, read from `source` to `target`."""

    source: str
    target: str
    label: str
    is_inferred: bool
    is_mutual: bool


def usable_lines(lines: tuple[Line, ...], slugs: set[str]) -> tuple[Line, ...]:
    """The lines between two different known boxes; what is said twice of a pair is one line."""
    merged: dict[tuple[str, str, bool], Line] = {}
    for line in lines:
        if line.source == line.target or not {line.source, line.target} <= slugs:
            continue
        key = line.source, line.target, line.is_inferred
        known = merged.get(key)
        if known is None:
            merged[key] = line
        elif line.label not in known.label.split(", "):
            label = f"{known.label}, {line.label}"
            is_mutual = known.is_mutual and line.is_mutual
            merged[key] = Line(line.source, line.target, label, line.is_inferred, is_mutual)
    return tuple(merged.values())
