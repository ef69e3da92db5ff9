"""Milestones that we know, recognised by what a sentence says where it names no reform.

"All pupils will have access to mental health support by 2029/30" names nothing, but its words and
its date are those of a milestone. One of the two has to be the same, and no other thing's may be.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from intake.finding.stems import SMALL, stem
from intake.finding.values import KnownThing
from libs.vaguedates.vague_date import NotVagueDate, window_of

Window = tuple[date | None, date | None]

_EVERYWHERE = """
    school pupil child children council local authority authorities education need needs new reform
    plan support send start begin begins publish published first system year department government
    date change provision place in young people person set sets out work complete completed ready
    happen take make give use used report guidance public available
"""
COMMON = frozenset(map(stem, _EVERYWHERE.split()))
"""Words that stand in every document: by themselves they tell nothing."""
_STOP = SMALL | {"be", "is", "are", "will", "one", "it", "has", "have", "that", "this", "over"}
_NUMBER = re.compile(r"\d|[mb]illion$")
"""Numbers tell a milestone only together with its date."""
FEWEST = 2
MOST_OF_TITLE = 0.75
FEWEST_OF_TITLE = 3


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(one) for one in re.findall(r"[\w’']+", text)) - _STOP


@lru_cache(maxsize=4096)
def _window(edtf: str) -> Window | None:
    try:
        found = window_of(edtf) if edtf else None
    except NotVagueDate:
        return None
    return (found.earliest, found.latest) if found else None


class Recalled:
    """Finds the thing whose milestone a sentence speaks of; one that several fit is none."""

    def __init__(self, things: Iterable[KnownThing]) -> None:
        self._rows = [
            (thing, _window(one.edtf), _stems(one.title), _stems(one.title) | _stems(thing.title))
            for thing in things
            if thing.kind == "reform" and thing.slug
            for one in thing.milestones
        ]

    def find(self, text: str, edtfs: Iterable[str]) -> KnownThing | None:
        """The thing of a milestone with this date and two of these words, or with these words."""
        said, days = _stems(text), {_window(one) for one in edtfs} - {None}
        rated: dict[str, tuple[float, KnownThing]] = {}
        for thing, window, title, every in self._rows:
            is_dated = window in days
            shared = {one for one in every & said if is_dated or not _NUMBER.match(one)}
            tells = len(shared - COMMON) >= 1 and len(shared) >= FEWEST
            of_title = len(title & shared) / len(title) if len(title) >= FEWEST_OF_TITLE else 0.0
            if tells and (is_dated or of_title >= MOST_OF_TITLE):
                rating = len(shared) + 2.0 * is_dated
                rated[thing.slug] = max(
                    rated.get(thing.slug, (0.0, thing)), (rating, thing), key=lambda one: one[0]
                )
        best = sorted(rated.values(), key=lambda one: -one[0])
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return None
        return best[0][1]
