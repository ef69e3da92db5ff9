"""What was corrected or withdrawn, of every kind of fact: since a day, between two, or last.

Which entries is asked of all kinds in one query; then each kind that has some is read in one more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast

from django.db.models import Model, Q
from django.utils import timezone

from libs.days import Day, keep_day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from seeds.correction_rows import CorrectionRow, correction_rows
from seeds.facts_by_passage import fact_models
from seeds.history import with_history
from seeds.models import Sourced
from seeds.querysets import FactQuerySet

LISTED = 3
"""As many corrections as a page lists; of more it says how many there are."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A correction or withdrawal, and the entry in whose place a page of `then` now shows it."""

    fact: Sourced
    wrong: Sourced

    @property
    def about(self) -> Model:
        return self.fact.subject

    @property
    def address(self) -> str:
        """Its entry in the history of what it is about; where that has no page, its passage."""
        return address_of(self.fact)

    @property
    def pages(self) -> frozenset[str]:
        """The pages of what it is about, and of the documents that it rests on."""
        cited = (fact.passage.document for fact in (self.fact, self.wrong) if fact.passage)
        return frozenset(
            page
            for row in (*_ends(self.fact), *cited)
            if (page := _address_of(row).partition("#")[0])
        )


@dataclass(frozen=True, slots=True)
class CorrectedSince:
    """One line: what a page of a past day showed, and why it shows that no longer."""

    verb: str
    on: str
    read: str
    why: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class CorrectionsSince:
    """What was mended since a day: `own` concerns the page, `others` other pages of that day.

    `more` of its own are not listed; `href` leads to all of them.
    """

    own: tuple[CorrectedSince, ...] = ()
    more: int = 0
    others: int = 0
    href: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.own or self.more or self.others)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the pages that it concerns."""

    pages: frozenset[str]
    is_withdrawn: bool
    line: CorrectedSince


def mended_since(day: date) -> list[Mended]:
    """The corrections by which a page of `day` differs from what the tracker showed on that day.

    Such a one is known by the day and was recorded after it, while what it corrects had been
    recorded by the end of that day. Where a correction was itself corrected, before or after,
    the first that is known by the day stands for all, beside what was shown. What the tracker had
    not recorded by then it did not show: of that nothing is said. Newest first.
    """
    rows = {(row.kind, row.pk): row for row in correction_rows(Q(recorded_at__gte=_end_of(day)))}
    first: dict[tuple[int, int], tuple[int, CorrectionRow]] = {}
    for row in rows.values():
        root, steps = row, 0
        while root.wrong_recorded_at >= _end_of(day) and (root.kind, root.wrong) in rows:
            root, steps = rows[root.kind, root.wrong], steps + 1
        shown = (root.kind, root.wrong)
        if row.known_on <= day and root.wrong_recorded_at < _end_of(day):
            first[shown] = min(first.get(shown, (steps, row)), (steps, row), key=lambda one: one[0])
    pairs = [(row, wrong) for (_, wrong), (_, row) in first.items()]
    pairs.sort(key=lambda pair: (pair[0].recorded_at, pair[0].kind, pair[0].pk), reverse=True)
    return _read(pairs)


def mended_between(start: date, end: date) -> list[Mended]:
    """Corrections and withdrawals recorded after `start` and by `end`, newest first."""
    when = Q(recorded_at__gte=_end_of(start), recorded_at__lt=_end_of(end))
    return _read([(row, row.wrong) for row in _newest_first(correction_rows(when))])


def mended_where(which: Q) -> list[Mended]:
    """Corrections and withdrawals of every kind that a condition on their columns picks."""
    return _read([(row, row.wrong) for row in _newest_first(correction_rows(which))])


def mended_last(
    day: date, number: int, *, about: Model | None = None, without: Iterable[type[Sourced]] = ()
) -> list[Mended]:
    """The last `number` recorded that were known by `day`, of one thing or of all."""
    rows = correction_rows(Q(known_on__lte=day), about=about, without=tuple(without), number=number)
    return _read([(row, row.wrong) for row in _newest_first(rows)])


def build_corrections(day: Day, path: str, prefixes: tuple[str, ...] = ()) -> CorrectionsSince:
    """What the page at `path` says of corrections since the day looked at; nothing today.

    `prefixes` are where the pages begin whose facts a list shows; () for all pages but a row's own.
    One query, and one for each kind of fact that was mended.
    """
    if day.is_today:
        return CorrectionsSince()
    mended = _lines(day)
    own = [
        one.line
        for one in mended
        if any(page == path or page.startswith(prefixes) for page in one.pages)
    ]
    group = "corrected" if any(not one.is_withdrawn for one in mended) else "withdrawn"
    return CorrectionsSince(
        own=tuple(own[:LISTED]),
        more=len(own[LISTED:]),
        others=len(mended) - len(own),
        href=f"/changes/?from={day.date}&to={day.today.isoformat()}#{group}",
    )


def address_of(fact: Sourced) -> str:
    """Where the entry of a fact stands for good: in the history of its subject.

    What has no page of its own has its entry where its source tells it.
    """
    page = _address_of(fact.subject)
    if page and "#" not in page:
        return f"{page}#{fact.key}"
    if fact.passage:
        return str(fact.passage.get_absolute_url())
    return page


@once_a_version(most=8)
def _lines(day: Day) -> tuple[_Line, ...]:
    """What was mended since the day, for all of its pages."""
    return tuple(
        _Line(one.pages, one.fact.withdrawn, _line(one, day)) for one in mended_since(day.on)
    )


def _line(one: Mended, day: Day) -> CorrectedSince:
    return CorrectedSince(
        verb="Withdrawn" if one.fact.withdrawn else "Corrected",
        on=print_day(timezone.localdate(one.fact.recorded_at)),
        read=one.wrong.summary().rstrip("."),
        why=one.fact.correction_reason,
        about=str(one.about),
        href=keep_day(one.address, day),
    )


def _ends(fact: Sourced) -> list[Model]:
    return [row for name in (*fact.SUBJECT, *fact.ALSO_ABOUT) if (row := getattr(fact, name))]


def _address_of(row: Model) -> str:
    find = getattr(row, "get_absolute_url", None)
    return str(find()) if find else ""


def _end_of(day: date) -> datetime:
    """The first moment after a day, in London."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _newest_first(rows: Iterable[CorrectionRow]) -> list[CorrectionRow]:
    return sorted(rows, key=lambda row: (row.recorded_at, row.kind, row.pk), reverse=True)


def _read(pairs: list[tuple[CorrectionRow, int]]) -> list[Mended]:
    """The entries of corrections and of what each mends, in the same order."""
    models = fact_models()
    wanted: dict[int, set[int]] = {}
    for row, wrong in pairs:
        wanted.setdefault(row.kind, set()).update((row.pk, wrong))
    facts: dict[tuple[int, int], Sourced] = {}
    for kind, ids in wanted.items():
        every = cast(FactQuerySet[Sourced], models[kind]._default_manager.filter(pk__in=ids))
        facts |= {(kind, fact.pk): fact for fact in with_history(every)}
    return [Mended(facts[row.kind, row.pk], facts[row.kind, wrong]) for row, wrong in pairs]
