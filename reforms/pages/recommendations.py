"""What is recommended, how it was answered, and how much of it was read; nothing is inferred."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Prefetch

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_window
from reforms.models import Recommendation, RecommendationCount, RecommendationEntry, Reform
from reforms.pages.event_days import read_event_windows
from seeds.pages import Said, build_said

Kind = RecommendationEntry.Kind
Named = tuple[str, str]
"""The slug and the title of something."""


class AnswerKnown(Enum):
    """How a recommendation was answered, as far as the log tells."""

    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Accepted in part"
    REJECTED = "rejected", "Rejected"
    NONE = "none", "Not answered"
    UNKNOWN = "unknown", "No answer recorded"

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """The newest entry of a kind: its text, by when, and who says so."""

    text: str
    due: str
    said: Said


@dataclass(frozen=True, slots=True)
class RecommendationKnown:
    """A recommendation as known on a day; `answered` and `done` are None where no source says."""

    slug: str
    title: str
    number: str
    report: Named
    made_on: str
    body: Named
    asked_of: str
    made: EntrySaid
    answer: AnswerKnown
    answered: EntrySaid | None
    done: EntrySaid | None
    reforms: tuple[Named, ...]
    strands: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ReportRead:
    """A report: how many recommendations it made, where a source counts them, and how many we read.

    `made` is 0, and `said` None, where no source that we read counts them.
    """

    report: Named
    made: int
    said: Said | None
    read: int


@dataclass(frozen=True, slots=True)
class RecommendationsPage:
    """What /recommendations/ shows: the chosen rows, of how many, and how they were answered."""

    rows: tuple[RecommendationKnown, ...]
    of: int
    counts: tuple[tuple[AnswerKnown, int], ...]
    reports: tuple[ReportRead, ...]

    @property
    def unread(self) -> tuple[ReportRead, ...]:
        """Reports of which a source counts recommendations, and we read none."""
        return tuple(one for one in self.reports if not one.read)


@once_a_version(most=8)
def read_recommendations(day: date) -> tuple[RecommendationKnown, ...]:
    """Every recommendation that a source had told by the day, by report. Five queries."""
    known = RecommendationEntry.objects.known_by(day).select_related("passage__document")
    entries = Prefetch("entries", known.order_by("-known_on", "-pk"))
    own = Prefetch("reforms", Reform.objects.known_by(day).select_related("strand"))
    rows = (
        Recommendation.objects.filter(entries__in=known.filter(kind=Kind.MADE))
        .distinct()
        .select_related("report", "made_by")
        .prefetch_related(entries, own)
        .order_by("report__slug", "position", "slug")
    )
    found = list(rows)
    windows = read_event_windows({row.report_id for row in found}, day)
    days = {key: print_window(window) for key, window in windows.items()}
    return tuple(_known(row, days.get(row.report_id, "")) for row in found)


def _known(row: Recommendation, made_on: str) -> RecommendationKnown:
    newest: dict[str, RecommendationEntry] = {}
    for entry in row.entries.all():
        newest.setdefault(entry.kind, entry)
    made, answered, done = (newest.get(kind) for kind in (Kind.MADE, Kind.ANSWERED, Kind.DONE))
    if made is None:
        raise ValueError(f"{row.slug} is read with no entry that says that it was made")
    reforms = list(row.reforms.all())
    return RecommendationKnown(
        slug=row.slug,
        title=row.title,
        number=row.number,
        report=(row.report.slug, row.report.title),
        made_on=made_on,
        body=(row.made_by.slug, row.made_by.title),
        asked_of=made.asked_of,
        made=_said(made),
        answer=next(
            (one for one in AnswerKnown if answered and one.key == answered.answer),
            AnswerKnown.UNKNOWN,
        ),
        answered=_said(answered) if answered else None,
        done=_said(done) if done else None,
        reforms=tuple((one.slug, one.title) for one in reforms),
        strands=tuple(dict.fromkeys((one.strand.slug, one.strand.title) for one in reforms)),
    )


def _said(entry: RecommendationEntry) -> EntrySaid:
    return EntrySaid(entry.text, entry.due.words, build_said(entry))


@once_a_version(most=8)
def read_reports(day: date) -> tuple[ReportRead, ...]:
    """The reports, by how many recommendations they made and how many were read. One query more."""
    read: dict[Named, int] = {}
    for row in read_recommendations(day):
        read[row.report] = read.get(row.report, 0) + 1
    counted = RecommendationCount.objects.known_by(day).order_by("-known_on", "-pk")
    newest: dict[Named, RecommendationCount] = {}
    for count in counted.select_related("report", "passage__document"):
        newest.setdefault((count.report.slug, count.report.title), count)
    return tuple(
        ReportRead(
            report=report,
            made=newest[report].number if report in newest else 0,
            said=build_said(newest[report]) if report in newest else None,
            read=read.get(report, 0),
        )
        for report in sorted({*read, *newest}, key=lambda named: named[1])
    )


def build_recommendations(
    day: Day, body: str = "", answer: str = "", strand: str = ""
) -> RecommendationsPage:
    """Those of a body, with an answer, tied to reforms of a strand; "" asks for any."""
    every = read_recommendations(day.on)
    own = [
        row
        for row in every
        if body in ("", row.body[0]) and (not strand or strand in {slug for slug, _ in row.strands})
    ]
    rows = tuple(row for row in own if answer in ("", row.answer.key))
    return RecommendationsPage(
        rows=rows,
        of=len(every),
        counts=tuple((one, _count(own, one)) for one in AnswerKnown if _count(own, one)),
        reports=read_reports(day.on),
    )


def _count(rows: Sequence[RecommendationKnown], answer: AnswerKnown) -> int:
    return sum(row.answer is answer for row in rows)


def of_reform(slug: str, day: date) -> tuple[RecommendationKnown, ...]:
    """Those that a reform answers."""
    return tuple(
        row for row in read_recommendations(day) if slug in {own for own, _ in row.reforms}
    )


def offered(rows: Iterable[RecommendationKnown]) -> dict[str, list[Named]]:
    """What can be chosen: the bodies and strands of the rows, and every answer."""
    found = list(rows)
    bodies = {row.body: None for row in found}
    strands = {strand: None for row in found for strand in row.strands}
    return {
        "body": sorted(bodies, key=lambda named: named[1]),
        "answer": [(one.key, one.label) for one in AnswerKnown],
        "strand": sorted(strands, key=lambda named: named[1]),
    }
