"""Dated figures as pages show them: each measure's figures, newest first, and its series."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from libs.days import Day
from reforms.models import Figure, Measure, Reform
from reforms.series import (
    LEAST,
    Limit,
    Point,
    SeriesDrawing,
    comparable_by,
    layout_series,
    place_of,
)
from seeds.history import (
    HistoryEntry,
    build_history,
    print_citation,
    read_facts,
    stands_on,
)
from seeds.pages import Said, build_said

WELL_KNOWN = timedelta(days=31)
"""A time of a month or less is drawn as a point; a longer one as far as it reaches."""

LIMITS = {
    Figure.Bound.AT_LEAST: Limit.FLOOR,
    Figure.Bound.MORE_THAN: Limit.FLOOR,
    Figure.Bound.LESS_THAN: Limit.CEILING,
    Figure.Bound.UP_TO: Limit.CEILING,
    Figure.Bound.ALMOST: Limit.CEILING,
}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure. `period` are the source's words for its time, "" where it gives none.

    `value` and `value_to`, for files, are the bare numbers.
    """

    anchor: str
    amount: str
    part: str
    period: str
    read_as: str
    words: str
    note: str
    forecast_by: str
    said: Said
    value: str
    value_to: str
    bound: str
    is_rounded: bool
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that can be compared, as a line; `label` says it to those who do not see it.

    `scale` is what the numbers of its axis count: "thousands of people".
    """

    part: str
    label: str
    scale: str
    drawing: SeriesDrawing


@dataclass(frozen=True, slots=True)
class MeasureKnown:
    """A measure with its figures, newest first; `first` is the place of the one that lists show."""

    slug: str
    title: str
    unit: str
    scope: str
    lines: tuple[FigureLine, ...]
    first: int
    series: tuple[Series, ...]
    is_at_one_time: bool = False

    @property
    def latest(self) -> FigureLine:
        """The figure that lists show; there must be one."""
        return self.lines[self.first]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """What /figures/ shows."""

    measures: tuple[MeasureKnown, ...]

    @property
    def count(self) -> int:
        return sum(len(measure.lines) for measure in self.measures)


@dataclass(frozen=True, slots=True)
class MeasuredReform:
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """What /figures/<slug>/ shows."""

    measure: MeasureKnown
    reforms: tuple[MeasuredReform, ...]
    entries: tuple[HistoryEntry, ...]
    citation: str


def build_figures(day: Day) -> FiguresPage:
    """Every measure that had a figure by the day. Two queries."""
    return FiguresPage(read_measures(Measure.objects.all(), day.on))


def build_measure(measure: Measure, day: Day, address: str) -> MeasurePage:
    """One measure on a day; `address` is the page's own, in full. Two queries."""
    facts = read_facts(measure, day.on)
    figures = [fact for fact in facts if isinstance(fact, Figure) and stands_on(fact, day.on)]
    reforms = Reform.objects.known_by(day.on).filter(measures=measure)
    return MeasurePage(
        measure=build_known_measure(measure, figures),
        reforms=tuple(MeasuredReform(row.slug, row.title) for row in reforms),
        entries=build_history(measure, facts, day.on),
        citation=print_citation(measure.title, day, address),
    )


def read_measures(measures: QuerySet[Measure], day: date) -> tuple[MeasureKnown, ...]:
    """Those of the measures that have a figure on the day, with their figures. Two queries."""
    figures = Figure.objects.known_by(day).select_related("passage__document", "measure")
    rows = measures.prefetch_related(Prefetch("figures", figures))
    return tuple(
        build_known_measure(row, list(row.figures.all())) for row in rows if row.figures.all()
    )


def build_known_measure(measure: Measure, figures: Iterable[Figure]) -> MeasureKnown:
    """A measure with those figures; their measure and document must have been fetched."""
    newest = sorted(figures, key=_newest_first)
    # What tells of the whole and was counted says most; among those, the newest.
    rank = [(bool(row.part), row.is_projection) for row in newest]
    return MeasureKnown(
        slug=measure.slug,
        title=measure.title,
        unit=measure.unit,
        scope=measure.scope,
        lines=tuple(_line(row) for row in newest),
        first=rank.index(min(rank)) if rank else 0,
        series=_series(measure, newest),
        is_at_one_time=measure.is_at_one_time,
    )


def _newest_first(row: Figure) -> tuple[int, int, str]:
    window = row.period.window
    last = window.latest or window.earliest or date.min
    return -last.toordinal(), -row.known_on.toordinal(), row.key


def _line(row: Figure) -> FigureLine:
    window = row.period.window
    return FigureLine(
        anchor=row.key,
        amount=row.amount,
        part=row.part,
        period=row.period.words,
        read_as=row.period.read_as,
        words=row.words,
        note=row.note,
        forecast_by=row.projected_by,
        said=build_said(row),
        value=f"{row.value.normalize():f}",
        value_to="" if row.value_to is None else f"{row.value_to.normalize():f}",
        bound=row.bound,
        is_rounded=row.is_rounded,
        earliest=window.earliest.isoformat() if window.earliest else "",
        latest=window.latest.isoformat() if window.latest else "",
    )


def _series(measure: Measure, figures: Iterable[Figure]) -> tuple[Series, ...]:
    """The lines of those figures that can be compared, where they are for enough times."""
    together: dict[tuple[str, tuple[int, ...]], list[Figure]] = {}
    for row in figures:
        kind = comparable_by(row.period.window, measure.is_at_one_time)
        if kind is not None:
            together.setdefault((row.part, kind), []).append(row)
    drawn = []
    for (part, _), rows in together.items():
        points = [_point(row, measure.is_at_one_time) for row in rows]
        if len({point.at for point in points}) >= LEAST:
            last, first = rows[0], rows[-1]
            label = (
                f"{measure.title}, from {first.amount} ({first.period.words}) "
                f"to {last.amount} ({last.period.words}). The table has every figure."
            )
            drawing = layout_series(points)
            scale = f"{drawing.scale_name} of {measure.unit}" if drawing.scale_name else ""
            drawn.append(Series(part, label, scale or measure.unit, drawing))
    return tuple(drawn)


def _point(row: Figure, is_at_one_time: bool) -> Point:
    window = row.period.window
    since, until = window.earliest, window.latest
    is_spread = is_at_one_time and since and until and until - since > WELL_KNOWN
    return Point(
        at=place_of(window),
        low=float(row.value),
        high=float(row.value if row.value_to is None else row.value_to),
        limit=LIMITS.get(Figure.Bound(row.bound), Limit.NONE),
        of=row.projected_by,
        rank=2 * (row.bound != Figure.Bound.EXACTLY) + row.is_rounded,
        since=since if is_spread else None,
        until=until if is_spread else None,
    )
