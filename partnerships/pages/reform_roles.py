"""The parts that bodies have in reforms: supplied by the room that knows the reforms.

Reforms refer to bodies, never the other way round. The upper room hands its reader over once, when
Django starts, and the pages of bodies and areas show what it reads.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from seeds.models import Sourced
from seeds.pages import Said


@dataclass(frozen=True, slots=True)
class ReformRole:
    """The part that a body, named by its slug, has in a reform; `slug` is the reform's own.

    `known_on` is the day from which a source says so.
    """

    body: str
    slug: str
    reform: str
    role: str
    text: str
    said: Said
    known_on: date


@dataclass(frozen=True, slots=True)
class ReformRoles:
    """The parts that stand on a day, in the reforms' order, and every fact about parts by then.

    `facts` has what was corrected or withdrawn too, fetched for a history.
    """

    roles: tuple[ReformRole, ...]
    facts: tuple[Sourced, ...]


ReadRoles = Callable[[Collection[str], date], ReformRoles]
"""Reads the parts of bodies, by their slugs, as known on a day."""

_suppliers: list[ReadRoles] = []


def supply_reform_roles(read: ReadRoles) -> None:
    """Have the pages of bodies and areas show what `read` finds."""
    _suppliers.append(read)


def read_reform_roles(bodies: Collection[str], day: date) -> ReformRoles:
    """The parts of these bodies in reforms, as known on `day`. One query."""
    found = [read(bodies, day) for read in _suppliers]
    return ReformRoles(
        tuple(role for one in found for role in one.roles),
        tuple(fact for one in found for fact in one.facts),
    )
