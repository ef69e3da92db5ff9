"""The roadmap: the reforms of one page of the list, in groups or sorted by a column."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, F, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower

from libs.days import Day
from reforms.models import LegalForce, Reform, Stage, Update
from reforms.models.reform import ReformQuerySet
from reforms.pages.counted_dates import by_day, read_counted
from reforms.pages.earlier import read_earlier
from reforms.pages.fitting import MilestoneChoice
from reforms.pages.known import ReformKnown, read_known
from reforms.standing import Standing
from seeds.pages import CaveatBox, place_caveats
from seeds.silence import read_up_to

PAGE_SIZE = 100
"""Reforms on one page: all that sources tell of today, and still a page that a phone can take."""

FORCES = (
    *(LegalForce.IN_FORCE, LegalForce.ENACTED, LegalForce.BILL_INTRODUCED),
    *(LegalForce.BILL_ANNOUNCED, LegalForce.CONSULTATION, LegalForce.PROPOSAL),
    *(LegalForce.GUIDANCE, LegalForce.NONE, LegalForce.UNKNOWN),
)
"""Legal force in the order in which a reader asks for it: what holds, then what may come."""

SORTS = ("title", "stage", "target")

ALL_MILESTONES = MilestoneChoice()


@dataclass(frozen=True, slots=True)
class Group:
    """Reforms under one heading; the heading is "" where a column sorts them."""

    slug: str
    title: str
    reforms: tuple[ReformKnown, ...]


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    """What /roadmap/ shows. `previous` and `following` are page numbers; 0 is none.

    `read_up_to` is the last day up to which sources were read, None before any was. `years` are
    those in which a date of the reforms ends or begins, whichever milestones are shown;
    `left_out` is how many of its milestones are not shown because they do not fit what was asked.
    """

    groups: tuple[Group, ...]
    grouped_by: str
    sort: str
    is_before_documents: bool
    number: int
    previous: int
    following: int
    caveats: tuple[CaveatBox, ...]
    read_up_to: date | None
    years: tuple[int, ...] = ()
    left_out: int = 0

    @property
    def reforms(self) -> tuple[ReformKnown, ...]:
        return tuple(reform for group in self.groups for reform in group.reforms)

    @property
    def is_empty(self) -> bool:
        return not self.groups

    @property
    def reform_count(self) -> int:
        return len(self.reforms)

    @property
    def context_count(self) -> int:
        """Reforms around SEND and AP, which are counted nowhere else."""
        return sum(reform.is_context for reform in self.reforms)

    @property
    def milestone_count(self) -> int:
        return sum(len(reform.milestones) for reform in self.reforms)

    @property
    def row_count(self) -> int:
        """The rows of its table: a row for each reform and milestone."""
        return self.reform_count + self.milestone_count

    @property
    def standings(self) -> tuple[tuple[Standing, int], ...]:
        """How many milestones stand how, in the order of the standings."""
        counts = Counter(row.standing for reform in self.reforms for row in reform.milestones)
        return tuple((standing, counts[standing]) for standing in Standing if counts[standing])

    @property
    def is_whole(self) -> bool:
        return not (self.previous or self.following)


def build_roadmap(
    reforms: ReformQuerySet,
    day: Day,
    *,
    grouped_by: str = "strand",
    sort: str = "",
    number: int = 1,
    choice: MilestoneChoice = ALL_MILESTONES,
) -> RoadmapPage:
    """Page `number` of `reforms`, which were known by the day and are filtered already.

    `grouped_by` is "strand", "stage" or "force". `sort` is "" or one of SORTS, with "-" before it
    for the other direction; a sorted list has no groups. `choice` says which milestones are shown;
    reforms without any of them are then left out. How a milestone stands is known only once its
    reform was read: a page is what fits of its reforms, and never looks through all for more.
    """
    start = (number - 1) * PAGE_SIZE
    ordered = order_reforms(reforms, day, grouped_by=grouped_by, sort=sort).select_related("strand")
    rows, following = _page_of(ordered, start)
    read = read_up_to(day.on)
    known: Sequence[ReformKnown] = read_known(rows, day.on, read)
    years, count = _years(known), _milestone_count(known)
    if not choice.is_all:
        narrowed = choice.narrow(known)
        count -= _milestone_count(narrowed)
        known = narrowed
    return RoadmapPage(
        groups=_groups(read_earlier(known, day.on), "" if sort else grouped_by),
        grouped_by=grouped_by,
        sort=sort,
        is_before_documents=not rows and not Reform.objects.known_by(day.on).exists(),
        number=number,
        previous=number - 1,
        following=number + 1 if following else 0,
        caveats=place_caveats("roadmap", day.on),
        read_up_to=read,
        years=years,
        left_out=0 if choice.is_all else count,
    )


def _page_of(ordered: ReformQuerySet, start: int) -> tuple[list[Reform], bool]:
    """The reforms of a page, and whether another one follows. Two queries.

    One more than fits tells that, without counting them all. Keys alone are looked for first: the
    database then reads no row that the page does not show.
    """
    keys = list(ordered.values_list("pk", flat=True)[start : start + PAGE_SIZE + 1])
    rows = Reform.objects.select_related("strand").in_bulk(keys[:PAGE_SIZE])
    return [rows[key] for key in keys[:PAGE_SIZE]], len(keys) > PAGE_SIZE


def build_glance(day: Day, besides: Iterable[int] = ()) -> tuple[RoadmapPage, list[ReformKnown]]:
    """The first page of the roadmap without what only the roadmap tells, and all that was read.

    That is the page's reforms and those whose keys are given `besides`. Five queries.
    """
    ordered = order_reforms(Reform.objects.known_by(day.on), day, grouped_by="strand", sort="")
    keys = list(ordered.values_list("pk", flat=True)[: PAGE_SIZE + 1])
    first = keys[:PAGE_SIZE]
    rows = Reform.objects.select_related("strand").in_bulk([*first, *besides])
    read = read_up_to(day.on)
    known = read_known([rows[key] for key in dict.fromkeys([*first, *rows])], day.on, read)
    page = RoadmapPage(
        groups=_groups(known[: len(first)], "strand"),
        grouped_by="strand",
        sort="",
        is_before_documents=not keys,
        number=1,
        previous=0,
        following=2 if len(keys) > PAGE_SIZE else 0,
        caveats=(),
        read_up_to=read,
    )
    return page, list(known)


def _milestone_count(reforms: Iterable[ReformKnown]) -> int:
    return sum(len(reform.milestones) for reform in reforms)


def _years(reforms: Iterable[ReformKnown]) -> tuple[int, ...]:
    """The years in which a date ends or begins, in order."""
    windows = (milestone.window for reform in reforms for milestone in reform.milestones)
    ends = {end.year for window in windows for end in (window.earliest, window.latest) if end}
    return tuple(sorted(ends))


def order_reforms(
    reforms: ReformQuerySet, day: Day, *, grouped_by: str, sort: str
) -> ReformQuerySet:
    """The order of a roadmap; undated ones come last, whichever way it is sorted."""
    column, is_descending = sort.lstrip("-"), sort.startswith("-")
    own = Q(reform=OuterRef("pk"))
    if column == "stage" or (not column and grouped_by == "stage"):
        in_force = Update.objects.filter(kind=Update.Kind.STAGE).in_force_on(day.on)
        stages = in_force.filter(own).values("stage")
        ranks = [When(known_stage=stage, then=Value(rank)) for rank, stage in enumerate(Stage)]
        reforms = reforms.annotate(known_stage=Subquery(stages[:1])).annotate(
            sort_value=Case(*ranks, default=Value(len(Stage)))
        )
    elif not column and grouped_by == "force":
        in_force = Update.objects.filter(kind=Update.Kind.LEGAL_FORCE).in_force_on(day.on)
        forces = in_force.filter(own).values("legal_force")
        ranks = [When(known_force=force, then=Value(rank)) for rank, force in enumerate(FORCES)]
        reforms = reforms.annotate(known_force=Subquery(forces[:1])).annotate(
            sort_value=Case(*ranks, default=Value(len(FORCES)))
        )
    elif column == "target":
        in_force = Update.objects.filter(kind=Update.Kind.TARGET).in_force_on(day.on)
        targets = in_force.filter(own).order_by().values("reform")
        latest = by_day(read_counted(day), "target_latest", "latest")
        soonest = targets.annotate(soonest=Min(latest)).values("soonest")
        reforms = reforms.annotate(sort_value=Subquery(soonest))
    elif column == "title":
        in_force = Update.objects.filter(kind=Update.Kind.NAME).in_force_on(day.on)
        name = Subquery(in_force.filter(own).values("name")[:1])
        reforms = reforms.annotate(sort_value=Lower(Coalesce(name, "title")))
    else:
        return reforms.order_by("strand__position", "position", "slug")
    value = F("sort_value")
    first = value.desc(nulls_last=True) if is_descending else value.asc(nulls_last=True)
    return reforms.order_by(first, "strand__position", "position", "slug")


def _groups(reforms: Sequence[ReformKnown], by: str) -> tuple[Group, ...]:
    if not by:
        return (Group("", "", tuple(reforms)),) if reforms else ()

    def heading(reform: ReformKnown) -> tuple[str, str]:
        if by == "stage":
            return reform.stage, reform.stage_label
        if by == "force":
            return f"force-{reform.legal_force_key or 'unsaid'}", reform.legal_force or "Not stated"
        return reform.strand_slug, reform.strand

    return tuple(Group(*key, tuple(rows)) for key, rows in groupby(reforms, heading))
