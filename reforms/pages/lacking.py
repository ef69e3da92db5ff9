"""What a promise lacks: owner, measure, time, money and law, each with the passage that gives it.

Worked out from the log as known on a day, and stored nowhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from reforms.amounts import MONEY
from reforms.models import Involvement, LegalForce, Measure, Reform, Update
from reforms.pages.figures import MeasureKnown, read_measures
from reforms.pages.known import MilestoneKnown, ReformKnown
from seeds.pages import Said, build_said

PAGE_SIZE = 100
"""Reforms on one page of the list."""

UNSAID = "no source in the log says"
SUMS = re.compile(r"£\d[\d,.]*(?<=\d)(?: ?(?:million|billion|bn|m)\b)?")
MOST_SUMS = 2
NO_FORCE = (LegalForce.NONE, LegalForce.UNKNOWN, "")
OWNERS = {Involvement.Role.LEADS: "Led by", Involvement.Role.DELIVERS: "Delivered by"}
FUNDERS = {Involvement.Role.FUNDS: "Funded by"}


class PromisePart(StrEnum):
    """What a promise needs, in the order of the columns; values are words, and stand in links."""

    OWNER = "owner"
    MEASURE = "measure"
    TIME = "time"
    MONEY = "money"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class PartSaid:
    """One of the five of one reform: whether it is there, what is said of it, and who says so.

    What is lacking has words of a source where one says that there is none; else `said` is None.
    `more` counts what else would answer.
    """

    part: PromisePart
    is_there: bool = False
    words: str = UNSAID
    said: Said | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A reform with its five, in the order of the parts."""

    strand: tuple[str, str]
    slug: str
    name: str
    parts: tuple[PartSaid, ...]

    @property
    def lacks(self) -> tuple[PromisePart, ...]:
        return lacking_of(self.parts)


@dataclass(frozen=True, slots=True)
class LackingPage:
    """What /lacking/ shows. `rows` are all that were chosen, `shown` those of this page.

    `counts` has how many of the rows of the strand lack each part, whichever part was asked for;
    `complete` how many lack nothing. `previous` and `following` are page numbers, 0 for none.
    """

    rows: tuple[PromiseRow, ...]
    shown: tuple[PromiseRow, ...]
    counts: tuple[tuple[PromisePart, int], ...]
    of: int
    complete: int
    previous: int
    following: int


def lacking_of(parts: Iterable[PartSaid]) -> tuple[PromisePart, ...]:
    """Those of the five that are not there."""
    return tuple(one.part for one in parts if not one.is_there)


def build_lacking(
    rows: Iterable[PromiseRow], strand: str = "", lacks: str = "", number: int = 1
) -> LackingPage:
    """Page `number` of the rows of a strand that lack a part; "" asks for any. No query."""
    of_strand = tuple(row for row in rows if strand in ("", row.strand[0]))
    fitting = tuple(row for row in of_strand if not lacks or lacks in row.lacks)
    start = (number - 1) * PAGE_SIZE
    return LackingPage(
        rows=fitting,
        shown=fitting[start : start + PAGE_SIZE],
        counts=tuple((part, sum(part in row.lacks for row in of_strand)) for part in PromisePart),
        of=len(of_strand),
        complete=sum(not row.lacks for row in of_strand),
        previous=number - 1,
        following=number + 1 if len(fitting) > start + PAGE_SIZE else 0,
    )


def read_parts(
    reforms: Sequence[Reform], known: Iterable[ReformKnown], day: date
) -> Mapping[str, tuple[PartSaid, ...]]:
    """The five of each of the reforms, by its slug. Five queries."""
    roles: dict[int, list[Involvement]] = {reform.pk: [] for reform in reforms}
    entries: dict[int, list[Update]] = {reform.pk: [] for reform in reforms}
    measures: dict[int, list[MeasureKnown]] = {reform.pk: [] for reform in reforms}
    involved = Involvement.objects.known_by(day).filter(reform__in=reforms)
    for role in involved.select_related("body", "passage__document"):
        roles[role.reform_id].append(role)
    updates = Update.objects.known_by(day).filter(reform__in=reforms, note__contains="£")
    for update in updates.select_related("passage__document"):
        if update.reform_id:
            entries[update.reform_id].append(update)
    figures = {one.slug: one for one in read_measures(Measure.objects.all(), day)}
    tied = Measure.objects.filter(reforms__in=reforms).order_by("position", "slug")
    for slug, reform in tied.values_list("slug", "reforms"):
        if slug in figures and reform in measures:
            measures[reform].append(figures[slug])
    keys = {reform.slug: reform.pk for reform in reforms}
    keyed = [(one, keys[one.slug]) for one in known]
    return {one.slug: build_parts(one, roles[k], measures[k], entries[k]) for one, k in keyed}


def build_parts(
    reform: ReformKnown,
    roles: Sequence[Involvement],
    measures: Sequence[MeasureKnown],
    entries: Iterable[Update],
) -> tuple[PartSaid, ...]:
    """The five of one reform, of what stands on the day. No query.

    `entries` are those of its log, newest first; bodies and passages must have been fetched.
    """
    counted = [one for one in measures if not _is_money(one)]
    paid = chain(
        _roles(PromisePart.MONEY, roles, FUNDERS),
        (_measure(PromisePart.MONEY, one) for one in measures if _is_money(one)),
        _sums(entries),
    )
    return (
        _first(PromisePart.OWNER, list(_roles(PromisePart.OWNER, roles, OWNERS))),
        _first(PromisePart.MEASURE, [_measure(PromisePart.MEASURE, one) for one in counted]),
        _first(PromisePart.TIME, [_date(one) for one in _dated(reform.milestones)]),
        _first(PromisePart.MONEY, list(paid)),
        _law(reform),
    )


def _first(part: PromisePart, found: Sequence[PartSaid]) -> PartSaid:
    """The first answer, which counts the others; or that there is none."""
    if not found:
        return PartSaid(part)
    first = found[0]
    return PartSaid(part, True, first.words, first.said, len(found) - 1)


def _roles(
    part: PromisePart, rows: Iterable[Involvement], wanted: Mapping[Involvement.Role, str]
) -> Iterator[PartSaid]:
    """The bodies with one of the wanted roles, in the order of the roles."""
    rows = list(rows)
    for role, words in wanted.items():
        for row in rows:
            if row.role == role:
                yield PartSaid(part, True, f"{words} {row.body.title}", build_said(row))


def _is_money(measure: MeasureKnown) -> bool:
    """Whether it counts what is paid; a debt on a day or the price of a place is a measure."""
    return measure.unit == MONEY and not measure.is_at_one_time


def _measure(part: PromisePart, measure: MeasureKnown) -> PartSaid:
    line = measure.latest
    period = f", {line.period}" if line.period else ""
    words = f"{measure.title}: {line.amount}{period}"
    return PartSaid(part, True, words, line.said)


def _sums(entries: Iterable[Update]) -> Iterator[PartSaid]:
    """The newest entry that names a sum, with the first of its sums."""
    for entry in entries:
        if sums := list(dict.fromkeys(SUMS.findall(entry.note))):
            words = " and ".join(sums[:MOST_SUMS])
            rest = len(sums) - MOST_SUMS
            named = f"{words} named" if rest <= 0 else f"{words}, and more, named"
            yield PartSaid(PromisePart.MONEY, True, named, build_said(entry))
            return


def _dated(milestones: Iterable[MilestoneKnown]) -> list[MilestoneKnown]:
    """Those with a date that promises something: first the open ones, the next to end first."""
    found = [one for one in milestones if not (one.window.is_empty or one.is_floor)]

    def order(one: MilestoneKnown) -> tuple[bool, int]:
        last = (one.window.latest or one.window.earliest or date.max).toordinal()
        settled = one.standing.is_settled
        return settled, -last if settled else last

    return sorted(found, key=order)


def _date(one: MilestoneKnown) -> PartSaid:
    words = f"“{one.words}”" if one.words else one.interval
    proposed = ", proposed" if one.is_proposed else ""
    return PartSaid(PromisePart.TIME, True, f"{one.title}, {words}{proposed}", one.target_said)


def _law(reform: ReformKnown) -> PartSaid:
    if reform.legal_force_said is None:
        return PartSaid(PromisePart.LAW)
    is_there = reform.legal_force_key not in NO_FORCE
    return PartSaid(PromisePart.LAW, is_there, reform.legal_force, reform.legal_force_said)
