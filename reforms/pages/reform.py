"""A reform's page: its state, who has a part in it, what it hangs on, and its whole history."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from glossary.models import Sense, Term
from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from partnerships.models import BodyName
from reforms.models import Dependency, Involvement, Reform, Update
from reforms.pages.brief.entries import first_sentence
from reforms.pages.brief.page import brief_of
from reforms.pages.briefing import Briefing, build_briefing, newest_of_each
from reforms.pages.earlier import with_earlier
from reforms.pages.figures import MeasureKnown, read_measures
from reforms.pages.history import ReformHistory, split_history
from reforms.pages.known import ReformKnown, build_known
from reforms.pages.lacking import PromisePart, build_parts, lacking_of
from reforms.pages.notes import ReformNotes, place_notes
from reforms.pages.recommendations import RecommendationKnown, of_reform
from reforms.pages.steps import with_steps
from seeds.history import print_citation, read_facts, stands_on
from seeds.models import Document, Sourced
from seeds.pages import (
    CaveatBox,
    Cite,
    Said,
    build_document_cite,
    build_said,
    known_caveats,
)


@dataclass(frozen=True, slots=True)
class BodyRole:
    """The part that a delivery body has in the reform; its name is that of the day."""

    slug: str
    name: str
    role: str
    text: str
    said: Said


@dataclass(frozen=True, slots=True)
class ReformLink:
    """How another reform is tied to this one, in words that read on from this one's name."""

    slug: str
    name: str
    words: str
    said: Said


@dataclass(frozen=True, slots=True)
class TermUsed:
    slug: str
    text: str
    expansion: str


@dataclass(frozen=True, slots=True)
class ReformPage:
    """`what` is the first sentence of its description, `more` the rest; `brief` prints it.

    `silent` are the documents read in full since the last evidence: none mentions the reform.
    """

    reform: ReformKnown
    what: str
    more: str
    briefing: Briefing
    brief: str
    last_evidence: str
    silent: tuple[Cite, ...]
    caveats: tuple[CaveatBox, ...]
    notes: ReformNotes
    parts: tuple[BodyRole, ...]
    links: tuple[ReformLink, ...]
    terms: tuple[TermUsed, ...]
    figures: tuple[MeasureKnown, ...]
    lacks: tuple[PromisePart, ...]
    recommended: tuple[RecommendationKnown, ...]
    history: ReformHistory
    citation: str


INVERSE = {
    Dependency.Kind.DEPENDS_ON: "is needed by",
    Dependency.Kind.PART_OF: "includes",
    Dependency.Kind.FEEDS: "is fed by",
    Dependency.Kind.REPLACES: "is replaced by",
}


def build_reform(reform: Reform, day: Day, address: str) -> ReformPage:
    """The page of `reform` on a day by which it was known; `address` is the page's own, in full.

    The reform's strand must have been fetched with it, and its caveats with caveats_known_by.
    """
    facts = read_facts(reform, day.on)
    history = split_history(reform, facts, day.on)
    standing = [fact for fact in facts if stands_on(fact, day.on)]
    updates = [fact for fact in standing if isinstance(fact, Update)]
    (known,) = build_known([reform], newest_of_each(updates), day.on)
    targets = (one for one in updates if one.kind == Update.Kind.TARGET)
    (known,) = with_steps(with_earlier([known], targets, day.on), day.on)
    parts = _parts(standing, day.on)
    involved = [fact for fact in standing if isinstance(fact, Involvement)]
    figures = read_measures(reform.measures.all(), day.on)
    texts = [known.name, known.description, *(part.name for part in parts)]
    texts += [entry.note for entry in history.changes]
    return ReformPage(
        reform=known,
        what=(what := first_sentence(known.description)),
        more=known.description[len(what) :].strip(),
        briefing=build_briefing(reform, known, standing, day),
        brief=brief_of([reform.slug], day),
        last_evidence=print_day(known.last_evidence) if known.last_evidence else "",
        silent=_silent(known.last_evidence, day.on),
        caveats=(caveats := known_caveats(reform)),
        notes=place_notes(known, caveats),
        parts=parts,
        links=_links(reform, standing),
        terms=find_terms(texts, day.on),
        figures=figures,
        lacks=lacking_of(build_parts(known, involved, figures, updates)),
        recommended=of_reform(reform.slug, day.on),
        history=history,
        citation=print_citation(known.name, day, address),
    )


def _silent(last_evidence: date | None, day: date) -> tuple[Cite, ...]:
    if last_evidence is None:
        return ()
    read = Document.objects.known_by(day).exclude(file_name="")
    later = read.filter(published_latest__gt=last_evidence)
    return tuple(build_document_cite(document) for document in later)


def _parts(facts: Iterable[Sourced], day: date) -> tuple[BodyRole, ...]:
    names = BodyName.objects.known_by(day).order_by("-known_on", "-pk")
    involvements = [fact for fact in facts if isinstance(fact, Involvement)]
    prefetch_related_objects(involvements, Prefetch("body__names", names))
    return tuple(
        BodyRole(
            slug=row.body.slug,
            name=next((name.name for name in row.body.names.all()), row.body.title),
            role=row.get_role_display(),
            text=row.text,
            said=build_said(row),
        )
        for row in involvements
    )


def _links(reform: Reform, facts: Iterable[Sourced]) -> tuple[ReformLink, ...]:
    """Ties from and to the reform, both in words that begin at this reform."""
    rows = [fact for fact in facts if isinstance(fact, Dependency)]
    others = [row.on_reform if row.reform_id == reform.pk else row.reform for row in rows]
    return tuple(
        ReformLink(
            slug=other.slug,
            name=other.title,
            words=str(row.get_kind_display())
            if other == row.on_reform
            else INVERSE[Dependency.Kind(row.kind)],
            said=build_said(row),
        )
        for row, other in zip(rows, others, strict=True)
    )


def find_terms(texts: Iterable[str], day: date) -> tuple[TermUsed, ...]:
    """The glossary's terms that stand in the texts as whole words, with their first sense."""
    text = "\n".join(texts)
    return tuple(
        term
        for term in read_terms(day)
        # An expression for each of hundreds of terms would take far longer than the page.
        if term.text in text and re.search(rf"(?<!\w){re.escape(term.text)}s?(?!\w)", text)
    )


@once_a_version(most=8)
def read_terms(day: date) -> tuple[TermUsed, ...]:
    """Every term known by the day, for the pages of all reforms. Two queries."""
    senses = Sense.objects.known_by(day).order_by("position", "pk")
    terms = Term.objects.known_by(day).prefetch_related(Prefetch("senses", senses, "by_position"))
    return tuple(
        TermUsed(
            slug=term.slug,
            text=term.text,
            expansion=next((sense.expansion for sense in vars(term)["by_position"]), ""),
        )
        for term in terms
    )
