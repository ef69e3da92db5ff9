"""How promises slip: every milestone's date with what became of it, and counts of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.vague_date import Window
from reforms.models import Involvement, Milestone, Reform
from reforms.pages.earlier import read_earlier
from reforms.pages.known import MilestoneKnown, read_known
from reforms.pages.parts import PartAsked, ReformsPart, read_part
from reforms.pages.slips import SlipSaid
from reforms.slippage import MoveKind
from seeds.silence import read_up_to

PAGE_SIZE = 100
"""Dates on one page of the list."""

Named = tuple[str, str]
"""A slug, and what it is called."""


@dataclass(frozen=True, slots=True)
class SlippageRow:
    """A milestone for which a source gave a date, and what became of that date."""

    strand: Named
    reform: Named
    milestone: MilestoneKnown
    slip: SlipSaid
    bodies: tuple[Named, ...]
    audiences: tuple[Named, ...]

    @property
    def year(self) -> str:
        """The year for which it was first promised: that of the last day, or of the only one."""
        return str(year) if (year := _year(self.slip.first.window)) else ""


@dataclass(frozen=True, slots=True)
class SlippageChoice:
    """What a row has to fit; whatever is "" is not asked."""

    strand: str = ""
    body: str = ""
    audience: str = ""
    year: str = ""
    document: str = ""
    became: str = ""

    def fits(self, row: SlippageRow) -> bool:
        asked = (
            (self.strand, [row.strand[0]]),
            (self.body, [slug for slug, _ in row.bodies]),
            (self.audience, [slug for slug, _ in row.audiences]),
            (self.year, [row.year]),
            (self.document, [slug for slug, _ in row.slip.documents]),
            (self.became, row.slip.kinds),
        )
        return all(not wanted or wanted in found for wanted, found in asked)


@dataclass(frozen=True, slots=True)
class Tally:
    """The dates of one strand, body, audience or year: how many, and what became of them."""

    slug: str
    title: str
    dates: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SlippagePage:
    """What /slippage/ shows. `rows` are the dates chosen, `moved` those that a list tells.

    `counts` has how many of `rows` have each kind of move, in the order of the kinds; the tallies
    are of `rows` by strand, body, audience and year. `previous` and `following` are page numbers.
    """

    rows: tuple[SlippageRow, ...]
    moved: tuple[SlippageRow, ...]
    shown: tuple[SlippageRow, ...]
    counts: tuple[tuple[MoveKind, int], ...]
    tallies: tuple[tuple[str, str, tuple[Tally, ...]], ...]
    without_reason: int
    previous: int
    following: int


@once_a_version(most=8)
def read_slippage(day: Day) -> tuple[SlippageRow, ...]:
    """Every milestone with a date as known on a day, context left out, in the roadmap's order.

    Nine queries, however many there are.
    """
    reforms = Reform.objects.known_by(day.on).filter(is_context=False).select_related("strand")
    return _rows(list(reforms), day, Q())


@once_a_version(most=8)
def read_slippage_part(day: Day, asked: PartAsked) -> tuple[tuple[SlippageRow, ...], ReformsPart]:
    """Those of a part of the reforms. Ten queries at most."""
    reforms, part = read_part(day.on, asked)
    return _rows(reforms, day, Q(reform__in=reforms)), part


def _rows(reforms: Sequence[Reform], day: Day, of: Q) -> tuple[SlippageRow, ...]:
    known = read_earlier(read_known(reforms, day.on, read_up_to(day.on)), day.on)
    bodies = _bodies(day, of)
    audiences = _audiences(of)
    return tuple(
        SlippageRow(
            strand=(reform.strand_slug, reform.strand),
            reform=(reform.slug, reform.name),
            milestone=milestone,
            slip=milestone.slip,
            bodies=bodies.get(reform.slug, ()),
            audiences=audiences.get((reform.slug, milestone.slug), ()),
        )
        for reform in known
        for milestone in reform.milestones
        if milestone.slip and milestone.slip.is_dated
    )


def build_slippage(
    rows: Iterable[SlippageRow], choice: SlippageChoice, number: int = 1
) -> SlippagePage:
    """Page `number` of the rows that fit a choice, with the counts of all that do. No query."""
    fitting = tuple(row for row in rows if choice.fits(row))
    moved = tuple(sorted((row for row in fitting if row.slip.is_of_interest), key=_weight))
    start = (number - 1) * PAGE_SIZE
    return SlippagePage(
        rows=fitting,
        moved=moved,
        shown=moved[start : start + PAGE_SIZE],
        counts=tuple(
            (kind, count) for kind, count in zip(MoveKind, _counts(fitting), strict=True) if count
        ),
        tallies=(
            ("strand", "strand", _tallies(fitting, lambda row: (row.strand,))),
            ("body", "body that has a part", _tallies(fitting, lambda row: row.bodies)),
            ("for", "who must act", _tallies(fitting, lambda row: row.audiences)),
            (
                "year",
                "year of the first date",
                tuple(sorted(_tallies(fitting, _years), key=lambda one: one.title)),
            ),
        ),
        without_reason=sum(row.slip.asks_why for row in moved),
        previous=number - 1,
        following=number + 1 if len(moved) > start + PAGE_SIZE else 0,
    )


def _weight(row: SlippageRow) -> tuple[int, int]:
    """Where a row stands in the list: by the first of the kinds that it has, the longest first."""
    kinds = list(MoveKind)
    far = max((abs(end) for end in row.slip.total.known), default=0)
    return min(kinds.index(kind) for kind in row.slip.kinds), -far


def _years(row: SlippageRow) -> tuple[Named, ...]:
    return ((row.year, row.year),) if row.year else ()


def _year(window: Window) -> int | None:
    day = window.latest or window.earliest
    return day.year if day else None


def _counts(rows: Iterable[SlippageRow]) -> tuple[int, ...]:
    """How many rows have each kind of move, in the order of the kinds."""
    kinds = [set(row.slip.kinds) for row in rows]
    return tuple(sum(kind in found for found in kinds) for kind in MoveKind)


def _tallies(
    rows: Iterable[SlippageRow], names: Callable[[SlippageRow], tuple[Named, ...]]
) -> tuple[Tally, ...]:
    """The rows under each name that they have, in the order in which the names first come."""
    found: dict[Named, list[SlippageRow]] = {}
    for row in rows:
        for named in names(row):
            found.setdefault(named, []).append(row)
    return tuple(Tally(slug, title, len(own), _counts(own)) for (slug, title), own in found.items())


def _bodies(day: Day, of: Q) -> dict[str, tuple[Named, ...]]:
    """The bodies that have a part in each reform, by its slug. One query."""
    found: dict[str, dict[Named, None]] = {}
    rows = (
        Involvement.objects.known_by(day.on).filter(of).order_by("reform", "body__position", "pk")
    )
    for reform, slug, title in rows.values_list("reform__slug", "body__slug", "body__title"):
        found.setdefault(reform, {})[slug, title] = None
    return {reform: tuple(bodies) for reform, bodies in found.items()}


def _audiences(of: Q) -> dict[tuple[str, str], tuple[Named, ...]]:
    """Whom each milestone concerns, by its reform's slug and its own. One query."""
    found: dict[tuple[str, str], tuple[Named, ...]] = {}
    rows = Milestone.objects.filter(of, audiences__isnull=False)
    rows = rows.order_by("audiences__position", "audiences__slug")
    columns = ("reform__slug", "slug", "audiences__slug", "audiences__title")
    for reform, own, slug, title in rows.values_list(*columns):
        found[reform, own] = (*found.get((reform, own), ()), (slug, title))
    return found
