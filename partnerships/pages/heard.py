"""When a body was last heard of: the last document that names it, and how long ago that was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from libs.vaguedates.printing import print_day
from partnerships.pages.reform_roles import ReformRole
from partnerships.pages.rows import BodyRows
from seeds.pages import Cite, build_cite

QUIET_AFTER_YEARS, SILENT_AFTER_YEARS = 1, 2
"""After so many years without a document that names it, a body fades, and is folded away."""


class Age(StrEnum):
    """How long a body has not been named; values are the style sheet's keys."""

    FRESH = ""
    QUIET = "quiet"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Heard:
    """The newest day from which a document names a body, and that document."""

    on: date
    source: Cite | None

    @property
    def label(self) -> str:
        return print_day(self.on)

    def age_on(self, day: date) -> Age:
        """Heard(date(2023, 8, 14), None).age_on(date(2026, 11, 27)) is Age.SILENT."""
        years = relativedelta(day, self.on).years
        if years >= SILENT_AFTER_YEARS:
            return Age.SILENT
        return Age.QUIET if years >= QUIET_AFTER_YEARS else Age.FRESH

    def told_on(self, day: date) -> str:
        """In words: "14 August 2023, 3 years ago"; nothing is added in the first year."""
        years = relativedelta(day, self.on).years
        ago = f", {years} year{'' if years == 1 else 's'} ago" if years > 0 else ""
        return f"{self.label}{ago}"


def last_heard(body: int, rows: BodyRows) -> Heard | None:
    """When the body with this key was last named, None where no document names it."""
    tables = (
        *(rows.names, rows.facts, rows.relations),
        *(rows.relations_to, rows.members, rows.member_of),
    )
    named = [fact for table in tables for fact in table.get(body, []) if fact.passage_id]
    newest = max(named, key=lambda fact: fact.known_on, default=None)
    return Heard(newest.known_on, build_cite(newest.passage)) if newest else None


def heard_in(roles: Iterable[ReformRole]) -> Iterator[Heard]:
    """When sources told of parts in reforms."""
    return (Heard(role.known_on, role.said.source) for role in roles if role.said.source)


def later_of(heard: Iterable[Heard | None]) -> Heard | None:
    """The latest of several."""
    return max((one for one in heard if one), key=lambda one: one.on, default=None)
