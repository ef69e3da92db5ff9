"""The brief: some reforms on one side of A4, what does not fit, and what to leave out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst

from libs.days import Day
from libs.vaguedates.printing import print_day
from reforms.brief import Detail, fit
from reforms.models import Reform
from reforms.pages.audiences import read_actors
from reforms.pages.brief.changes import read_changes
from reforms.pages.brief.choice import ONE_VALUE, BriefQuery
from reforms.pages.brief.entries import READ_IT, BriefEntry, Told, foot, measure, tell
from reforms.pages.known import read_known
from reforms.pages.steps import with_steps

NAMED = 6
"""Names of reforms that do not fit, on the sheet; the screen has all."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A reform that does not fit; `has_date` says that something of it is still due."""

    slug: str
    name: str
    has_date: bool


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What a brief shows. `rest` is the address of a brief of what does not fit.

    `dated` is the address of a brief of those that have a date to come, "" where that changes
    nothing. `address` is the page's own with its day: it will show the same tomorrow.
    """

    title: str
    about: str
    start_label: str
    detail: Detail
    entries: tuple[BriefEntry, ...]
    left_out: tuple[LeftOut, ...]
    rest: str
    dated: str
    dated_count: int
    address: str

    @property
    def is_empty(self) -> bool:
        return not self.entries

    @property
    def is_table(self) -> bool:
        return self.detail.is_table

    @property
    def read_it(self) -> str:
        """How to read the sheet."""
        return READ_IT

    @property
    def total(self) -> int:
        return len(self.entries) + len(self.left_out)

    @property
    def left_out_named(self) -> str:
        """As many names of them as the sheet has room for."""
        names = "; ".join(one.name for one in self.left_out[:NAMED])
        more = len(self.left_out) - NAMED
        return f"{names}; and {more} more" if more > 0 else names


def build_brief(query: BriefQuery, day: Day, address: str) -> BriefPage:
    """The brief of what was asked. Thirteen queries at most, however many reforms it is about."""
    reforms = query.reforms()
    told = _by_need(_tell_all(reforms, query.start, day), day)
    heights = {detail: [measure(one.at(detail), detail) for one in told] for detail in Detail}
    fitted = fit(heights, foot(address))
    on, off = told[: fitted.count], told[fitted.count :]
    ahead = [one for one in told if _is_due(one)]
    kept = query.form.data
    times = {name: kept[name] for name in ("since", "from") if kept.get(name)}
    return BriefPage(
        title=_title(query, reforms),
        about=capfirst(query.in_words()),
        start_label=print_day(query.start),
        detail=fitted.detail,
        entries=tuple(one.at(fitted.detail) for one in on),
        left_out=tuple(LeftOut(one.reform.slug, one.reform.name, _is_due(one)) for one in off),
        rest=brief_of((one.reform.slug for one in off), day, times) if off else "",
        dated=brief_of((one.reform.slug for one in ahead), day, times)
        if off and 0 < len(ahead) < len(told)
        else "",
        dated_count=len(ahead),
        address=address,
    )


def brief_of(slugs: Iterable[str], day: Day, choices: dict[str, str] | None = None) -> str:
    """The address of a brief of single reforms, on the day looked at."""
    on = [] if day.is_today else [("on", day.date)]
    pairs = [*on, *(("reform", slug) for slug in slugs), *(choices or {}).items()]
    return f"{reverse('reforms:brief')}?{urlencode(pairs)}"


def share_address(given: QueryDict, day: Day) -> str:
    """The page's address with its day and its choices alone: it shows the same tomorrow."""
    pairs = [("on", day.date)]
    pairs += [("reform", slug) for slug in dict.fromkeys(given.getlist("reform")) if slug]
    pairs += [(name, str(given[name])) for name in ONE_VALUE if given.get(name)]
    return f"{reverse('reforms:brief')}?{urlencode(pairs)}"


def _tell_all(reforms: Sequence[Reform], start: date, day: Day) -> list[Told]:
    if not reforms:
        return []
    known = with_steps(read_known(reforms, day.on), day.on)
    actors = read_actors(reforms)
    changes = read_changes(reforms, start, day.on)
    return [tell(one, changes.get(one.slug, ()), actors, day) for one in known]


def _by_need(told: list[Told], day: Day) -> list[Told]:
    """What ends soonest first; then what is open, what went by, and what has no date."""

    def need(one: Told) -> tuple[int, int]:
        if not one.dates or one.dates[0].milestone.standing.is_settled:
            return 3, 0
        first = one.dates[0].milestone
        if _is_due(one):
            return 0, (first.window.latest or first.window.earliest or day.on).toordinal()
        return (2, 0) if first.standing.value in ("date-passed", "not-read") else (1, 0)

    return sorted(told, key=need)


def _is_due(one: Told) -> bool:
    return bool(one.dates and one.dates[0].left)


def _title(query: BriefQuery, reforms: Sequence[Reform]) -> str:
    if not query.ticked and query.audience and set(query.filters) <= {"for"}:
        return f"Brief for {query.audience.title}"
    if not query.ticked and not query.audience and set(query.filters) == {"strand"} and reforms:
        return f"Brief: {reforms[0].strand.title}"
    if len(reforms) == 1:
        return f"Brief: {reforms[0].title}"
    return f"Brief: {len(reforms)} reforms"
