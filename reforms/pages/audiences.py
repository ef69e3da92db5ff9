"""Whom the dates of reforms concern: who has to act by each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reforms.models import Audience, Reform
from reforms.pages.known import MilestoneKnown


@dataclass(frozen=True, slots=True)
class Actor:
    """An audience, as the pages of dates call it."""

    slug: str
    title: str


Actors = Mapping[tuple[str, str], tuple[Actor, ...]]
"""By the slugs of a reform and of a milestone of it."""


def read_actors(reforms: Sequence[Reform]) -> Actors:
    """Who has to act by each milestone of some reforms. One query."""
    rows = (
        Audience.objects.filter(milestones__reform__in=reforms)
        .order_by("position", "slug")
        .values_list("milestones__reform__slug", "milestones__slug", "slug", "title")
    )
    found: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    for reform, milestone, slug, title in rows:
        found[reform, milestone].append(Actor(slug, title))
    return {key: tuple(actors) for key, actors in found.items()}


def actors_of(
    reform: str, milestones: Iterable[MilestoneKnown], actors: Actors
) -> tuple[Actor, ...]:
    """Those of some milestones of a reform, each once."""
    found = [actor for one in milestones for actor in actors.get((reform, one.slug), ())]
    return tuple(dict.fromkeys(found))
