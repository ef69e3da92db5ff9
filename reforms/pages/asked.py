"""What people ask, by who asks: the short answer known by the day, and who says so."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch

from libs.days import Day, keep_day
from libs.pagememo.readings import once_a_version
from reforms.models import Answer, Question
from seeds.models import Passage
from seeds.pages import Cite, Said, build_cite, build_said


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """`how_far` says what is only proposed or not known yet, and as of when; "" for neither."""

    text: str
    how_far: str
    said: Said
    further: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `href` is where more of its answer stands, on the day looked at.

    `answer` is None where none was known by then.
    """

    anchor: str
    text: str
    href: str
    answer: ShortAnswer | None


@dataclass(frozen=True, slots=True)
class AskedBy:
    """The questions of one group of people."""

    title: str
    questions: tuple[Asked, ...]


@once_a_version(most=8)
def build_asked(day: Day) -> tuple[AskedBy, ...]:
    """The questions whose page had an answer by the day, by who asks. Three queries."""
    further = Prefetch("further_passages", Passage.objects.select_related("document"))
    answers = (
        Answer.objects.known_by(day.on)
        .select_related("passage__document")
        .prefetch_related(further)
        .order_by("-known_on", "-pk")
    )
    rows = Question.objects.known_by(day.on).select_related("reform", "term")
    asked = sorted(rows.prefetch_related(Prefetch("answers", answers)), key=_by_group)
    return tuple(
        AskedBy(Question.Group(group).label, tuple(_asked(row, day) for row in of_group))
        for group, of_group in groupby(asked, lambda row: row.group)
    )


def _by_group(row: Question) -> tuple[int, int, str]:
    return Question.Group.values.index(row.group), row.position, row.slug


def _asked(row: Question, day: Day) -> Asked:
    newest = next(iter(row.answers.all()), None)
    return Asked(
        anchor=row.slug,
        text=row.text,
        href=keep_day(row.answer_address(), day),
        answer=_short(newest) if newest else None,
    )


def _short(row: Answer) -> ShortAnswer:
    said = build_said(row)
    further = [build_cite(passage) for passage in row.further_passages.all()]
    # Of each document the first place that is cited.
    cited = {cite.document: cite for cite in reversed([said.source, *further]) if cite}
    return ShortAnswer(
        text=row.text,
        how_far=row.how_far,
        said=said,
        further=tuple(cite for cite in further if cite and cited[cite.document] is cite),
    )
