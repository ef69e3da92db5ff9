"""The evidence on each reform: when it was last heard of, from whom, and what was reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from libs.days import Day
from libs.vaguedates.printing import print_day
from reforms.models import Reform, Update
from reforms.pages.known import ReformKnown, read_known
from reforms.pages.roadmap import PAGE_SIZE
from seeds.models import Basis, Document
from seeds.pages import Cite, build_cite
from seeds.ranks import Rank


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reform. `reports` are evaluations, audits and inquiries that speak of it, newest first.

    `stated` and `reported` are numbers of documents: of those responsible, and of all others.
    """

    slug: str
    name: str
    last: str
    last_source: Cite | None
    reports: tuple[Cite, ...]
    stated: int
    reported: int


@dataclass(frozen=True, slots=True)
class StrandEvidence:
    slug: str
    title: str
    rows: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What /evidence/ shows. `previous` and `following` are page numbers; 0 is none."""

    strands: tuple[StrandEvidence, ...]
    previous: int
    following: int

    @property
    def rows(self) -> tuple[Evidence, ...]:
        return tuple(row for strand in self.strands for row in strand.rows)

    @property
    def with_reports(self) -> int:
        return sum(bool(row.reports) for row in self.rows)


def build_evidence(day: Day, number: int = 1) -> EvidencePage:
    """One page of the reforms known by the day, in the roadmap's order. Six queries."""
    start = (number - 1) * PAGE_SIZE
    # Their keys, read in order from an index, and then no reform that the page does not show.
    context = Reform.objects.filter(is_context=True)
    ordered = Reform.objects.known_by(day.on).exclude(pk__in=context.values("pk"))
    keys = ordered.values("pk")[start : start + PAGE_SIZE + 1]
    rows = list(Reform.objects.filter(pk__in=keys).select_related("strand"))
    shown = rows[:PAGE_SIZE]
    told: dict[int | None, list[Update]] = {}
    for update in (
        Update.objects.known_by(day.on)
        .filter(reform__in=shown, passage__isnull=False)
        .select_related("passage__document")
        .order_by("-known_on", "-pk")
    ):
        told.setdefault(update.reform_id, []).append(update)
    known = read_known(shown, day.on)
    found = [
        (one, _evidence(one, told.get(row.pk, ()))) for row, one in zip(shown, known, strict=True)
    ]
    return EvidencePage(
        strands=tuple(
            StrandEvidence(*strand, tuple(evidence for _, evidence in group))
            for strand, group in groupby(found, lambda pair: (pair[0].strand_slug, pair[0].strand))
        ),
        previous=number - 1,
        following=number + 1 if len(rows) > PAGE_SIZE else 0,
    )


def _evidence(reform: ReformKnown, updates: Iterable[Update]) -> Evidence:
    """`updates` newest first, with their documents."""
    cited: dict[int, tuple[Document, Update]] = {}
    last: Update | None = None
    for update in updates:
        if update.passage:
            cited.setdefault(update.passage.document_id, (update.passage.document, update))
        if last is None and update.basis != Basis.INFERRED:
            last = update
    stated = sum(document.source_rank == Rank.PRIMARY for document, _ in cited.values())
    reports = [
        update for document, update in cited.values() if document.kind == Document.Kind.REPORT
    ]
    return Evidence(
        slug=reform.slug,
        name=reform.name,
        last=_last_day(last) if last else "",
        last_source=build_cite(last.passage) if last else None,
        reports=tuple(cite for row in reports if (cite := build_cite(row.passage))),
        stated=stated,
        reported=len(cited) - stated,
    )


def _last_day(update: Update) -> str:
    """The day from which it is known; "by" it where the source's own day is not known."""
    is_day = update.passage and update.passage.document.published.window.is_day
    return print_day(update.known_on) if is_day else f"by {print_day(update.known_on)}"
