"""The one answer of a search: a word's meaning, a reform's sentence and dates, a date, a body."""

from dataclasses import dataclass
from datetime import date

from glossary.pages.known import SenseKnown, TermKnown, read_terms
from libs.days import Day, keep_day, page_address
from libs.search.index import whole_words
from libs.search.ranking import read_query
from partnerships.models import DeliveryBody
from partnerships.pages import known as bodies
from partnerships.pages.rows import read_rows
from reforms.finding.site_pages import SITE_PAGES, SitePage
from reforms.models import Measure, Question, Reform
from reforms.pages.asked import Asked, build_asked
from reforms.pages.events import EventKnown, read_events
from reforms.pages.figures import MeasureKnown, read_measures
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from reforms.standing import Standing
from seeds.pages import caveats_known_by

MAX_DATES = 4
"""Dates of a reform that the answer shows; its page has all."""

SETTLED = {Standing.MET, Standing.HAPPENED, Standing.STOPPED, Standing.SUPERSEDED}


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """One of `term`, `reform`, `event`, `question`, `body`, `measure`, `page` is there.

    `dates` are the reform's.

    `senses` are those of the term to show: those typed in full, otherwise the common ones.
    """

    key: str
    href: str
    term: TermKnown | None = None
    senses: tuple[SenseKnown, ...] = ()
    reform: ReformKnown | None = None
    dates: tuple[MilestoneKnown, ...] = ()
    event: EventKnown | None = None
    question: Asked | None = None
    body: bodies.BodyKnown | None = None
    measure: MeasureKnown | None = None
    page: SitePage | None = None


def build_answer(key: str, day: Day, query: str = "") -> SiteAnswer | None:
    """The answer that a key "kind/slug" stands for; None for a kind that has a row only.

    Up to eight queries.
    """
    kind, slug = key.split("/", 1)
    if kind == "term":
        term = next(one for one in read_terms(day) if one.slug == slug)
        href = _href("glossary:term", slug, day)
        return SiteAnswer(key, href, term=term, senses=_senses(term, query))
    if kind == "reform":
        reforms = list(Reform.objects.filter(slug=slug).select_related("strand"))
        (reform,) = read_known(reforms, day.on)
        href = _href("reforms:reform", slug, day)
        return SiteAnswer(key, href, reform=reform, dates=_dates(reform))
    if kind == "event":
        (event,) = read_events(day, slug)
        if event.standing in SETTLED and "next" in query.casefold().split():
            return None  # The last election is no answer to when the next one is.
        return SiteAnswer(key, _href("reforms:event", slug, day), event=event)
    if kind == "body":
        (body,) = _body(slug, day)
        return SiteAnswer(key, _href("partnerships:body", slug, day), body=body)
    if kind == "figure":
        href = _href("reforms:figure", slug, day)
        for measure in read_measures(Measure.objects.filter(slug=slug), day.on):
            return SiteAnswer(key, href, measure=measure)
    if kind == "page":
        page = SITE_PAGES[slug]
        return SiteAnswer(key, keep_day(page_address(page.name), day), page=page)
    if kind == "question":
        asked = (one for group in build_asked(day) for one in group.questions)
        question = next(one for one in asked if one.anchor == slug)
        return SiteAnswer(key, question.href, question=question)
    return None


def _senses(term: TermKnown, query: str) -> tuple[SenseKnown, ...]:
    """The rarer sense too, and alone, if its words were typed."""
    typed = set(whole_words(read_query(query)))
    meant = tuple(sense for sense in term.senses if _is_within(sense.expansion, typed))
    return meant or term.common


def _is_within(expansion: str, typed: set[str]) -> bool:
    words = set(whole_words(read_query(expansion)))
    return bool(words) and words <= typed


def question_addresses() -> dict[str, str]:
    """Where more of the answer to each question stands, by the question's slug. One query."""
    rows = Question.objects.select_related("reform", "term")
    return {row.slug: row.answer_address() for row in rows}


def _href(name: str, slug: str, day: Day) -> str:
    return keep_day(page_address(name, slug), day)


def _body(slug: str, day: Day) -> list[bodies.BodyKnown]:
    found = DeliveryBody.objects.filter(slug=slug).select_related("region")
    rows = list(found.prefetch_related(caveats_known_by(day.on)))
    return list(bodies.build_known(rows, read_rows(rows, day.on)))


def _dates(reform: ReformKnown) -> tuple[MilestoneKnown, ...]:
    """The dates that are open, the soonest first, and then those that are settled."""
    dated = [one for one in reform.milestones if one.words or one.outcome_said]
    return tuple(sorted(dated, key=_when)[:MAX_DATES])


def _when(milestone: MilestoneKnown) -> tuple[bool, date]:
    window = milestone.window
    return milestone.standing in SETTLED, window.latest or window.earliest or date.max
