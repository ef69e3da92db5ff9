"""Which areas a text names: for pages of other rooms that show areas among other things."""

import re
from dataclasses import dataclass
from functools import lru_cache

from libs.search.snapshot import join_rows, split_rows
from partnerships.models import LocalAuthority
from partnerships.search import SearchPlace, find_places

WHOLE_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
HALF_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


@dataclass(frozen=True, slots=True)
class AreaCalled:
    """An area; `detail` says what kind it is, or why the text names it."""

    slug: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class AreasCalled:
    """`named` are called what was typed, `within` have it in their names; `nearest` are guesses."""

    named: tuple[AreaCalled, ...] = ()
    within: tuple[AreaCalled, ...] = ()
    nearest: tuple[AreaCalled, ...] = ()


def areas_called(text: str) -> AreasCalled:
    """The areas that a text names. One query."""
    joined = join_rows(
        LocalAuthority.objects.all(), "slug", "name", "other_names", "kind", "region__name"
    )
    places, areas = _prepare(joined)
    found = find_places(places, text)
    return AreasCalled(
        *(
            tuple(areas[slug] for slug in slugs)
            for slugs in (found.exact, found.matches, found.nearest)
        )
    )


@lru_cache(maxsize=2)
def _prepare(joined: str) -> tuple[tuple[SearchPlace, ...], dict[str, AreaCalled]]:
    rows = split_rows(joined, 5)
    places = tuple(
        SearchPlace(slug, name, tuple(other.strip() for other in others.split(",") if other))
        for slug, name, others, *_ in rows
    )
    return places, {
        slug: AreaCalled(slug, name, f"{kind} in {region}") for slug, name, _, kind, region in rows
    }


def is_postcode(text: str) -> bool:
    """Whether a text looks like a whole postcode: "LS1 4AP", "sw1a1aa"."""
    return bool(WHOLE_POSTCODE.fullmatch(_squeezed(text)))


def may_be_postcode(text: str) -> bool:
    """Whether it could be the first half of one: "LS1", and "KS1" too."""
    return bool(HALF_POSTCODE.fullmatch(_squeezed(text)))


def _squeezed(text: str) -> str:
    return "".join(text.split()).upper()
