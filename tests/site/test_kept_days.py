"""Whatever is added, corrected or withdrawn later, a past day's page is as it was or says why not.

Days go by in order. On each, something is recorded of any kind of fact, and every page of the day
is kept; at the end each is built again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.models import Meaning, Sense, Term
from glossary.pages import build_glossary, build_term, with_what_was_known
from libs.days import Day
from partnerships.models import (
    BodyFact,
    BodyName,
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Relation,
    Succession,
)
from partnerships.pages.areas import build_area, build_areas
from partnerships.pages.body import build_body
from partnerships.pages.delivery_model import build_delivery_model
from reforms.models import (
    Answer,
    Audience,
    Dependency,
    Event,
    EvidenceReading,
    ExpectedEvidence,
    Figure,
    Involvement,
    Measure,
    Milestone,
    Preparation,
    Question,
    Recommendation,
    RecommendationCount,
    RecommendationEntry,
    Reform,
    Update,
)
from reforms.pages.awaited import build_awaited
from reforms.pages.due import build_due
from reforms.pages.event import build_event
from reforms.pages.events import read_events
from reforms.pages.evidence import build_evidence
from reforms.pages.figures import build_figures, build_measure
from reforms.pages.home import build_home
from reforms.pages.reform import build_reform
from seeds.corrections import build_corrections
from seeds.facts_by_passage import fact_models
from seeds.models import Caveat, Document, Passage, Reading, Sourced
from seeds.pages import caveats_known_by
from seeds.source_list import build_sources
from seeds.source_pages import build_source
from tests.rows import add
from tests.torture import WHOLE, examples

pytestmark = pytest.mark.django_db

START = date(2024, 1, 1)
TODAY = date(2026, 11, 22)
WORDS = ("One", "Another", "A third")
LONGEST = 6 if WHOLE else 3
"""Days of a log that is tried."""


@dataclass(frozen=True)
class Step:
    """What is done on a day: a new fact of a kind, or a reply to an earlier one.

    A new fact is known from the day on which it is recorded: what is added later of an earlier day
    is not told. A reply is known from up to `back` days before, as far as what was first said.
    """

    kind: int
    says: int
    target: int
    reply: str
    back: int


steps = st.builds(
    Step,
    kind=st.integers(0, 18),
    says=st.integers(0, 2),
    target=st.integers(0, 9),
    reply=st.sampled_from(["add", "correct", "withdraw"]),
    back=st.integers(0, 8),
)


class Tracker:
    """A small database with one thing of each kind, and its pages on a day."""

    def __init__(self) -> None:
        self.passage = add(Passage, document=add(Document, slug="plan"))
        self.reform, self.other = (add(Reform, slug=slug) for slug in ("one", "two"))
        self.milestone = add(Milestone, reform=self.reform, slug="done")
        self.audience = add(Audience)
        of_milestone = {"milestone": self.milestone, "due_words": "2020", "due_edtf": "2020"}
        self.place = add(ExpectedEvidence, **of_milestone, **self.said(START))
        self.event = add(Event, slug="vote")
        self.body, self.partner = (add(DeliveryBody, slug=slug) for slug in ("board", "group"))
        self.area = add(LocalAuthority, slug="town")
        self.boards = [add(IntegratedCareBoard) for _ in range(2)]
        self.term = add(Term, slug="ap", text="AP")
        self.caveat = add(Caveat, known_on=START, place="roadmap")
        self.reform.caveats.add(self.caveat)
        self.question = add(Question, reform=self.reform, address="")
        self.advice = add(Recommendation, report=self.event, made_by=self.body)
        self.advice.reforms.add(self.reform)
        self.measure = add(Measure, slug="plans")
        self.measure.reforms.add(self.reform)
        # Each thing has one fact that nothing replies to, so that it always has a page.
        for model, about in (
            (Update, {"reform": self.reform}),
            (Update, {"reform": self.other}),
            (Update, {"reform": None, "event": self.event}),
            (BodyName, {"body": self.body}),
            (BodyName, {"body": self.partner}),
            (Sense, {"term": self.term}),
            (Figure, {"measure": self.measure}),
        ):
            add(model, **about, **self.said(START))
        self.facts: list[Sourced] = []

    def said(self, day: date) -> dict[str, Any]:
        noon = timezone.make_aware(datetime.combine(day, time(12)))
        return {"passage": self.passage, "known_on": day, "recorded_at": noon}

    @cached_property
    def about(self) -> dict[type[Sourced], dict[str, Any]]:
        return {
            Update: {"reform": self.reform, "kind": "stage"},
            BodyName: {"body": self.body},
            BodyFact: {"body": self.body, "kind": "detail"},
            Relation: {"source_body": self.body, "target_body": self.partner},
            Membership: {"group": self.partner, "member": None, "local_authority": self.area},
            Coverage: {"local_authority": self.area, "board": self.boards[0]},
            Succession: {"predecessor": self.boards[0], "successor": self.boards[1]},
            Involvement: {"reform": self.reform, "body": self.body},
            Dependency: {"reform": self.reform, "on_reform": self.other},
            Sense: {"term": self.term},
            Reading: {"caveat": self.caveat},
            Meaning: {"sense": self.term.senses.all()[0]},
            Answer: {"question": self.question, "state": "known"},
            Figure: {"measure": self.measure, "value": 7},
            RecommendationEntry: {"recommendation": self.advice, "kind": "made"},
            RecommendationCount: {"report": self.event},
            Preparation: {"milestone": self.milestone, "audience": self.audience},
            ExpectedEvidence: {"milestone": self.milestone},
            EvidenceReading: {"place": self.place},
        }

    VALUES: dict[type[Sourced], tuple[str, tuple[str, ...]]] = {
        Update: ("stage", ("future", "in-delivery", "stopped")),
        BodyName: ("name", WORDS),
        BodyFact: ("text", WORDS),
        Relation: ("label", WORDS),
        Membership: ("role", WORDS),
        Coverage: ("extent", ("whole", "main", "part")),
        Succession: ("kind", ("merger", "split", "acquisition")),
        Involvement: ("text", WORDS),
        Dependency: ("kind", ("depends-on", "part-of", "feeds")),
        Sense: ("expansion", WORDS),
        Reading: ("says", WORDS),
        Figure: ("words", WORDS),
        RecommendationEntry: ("text", WORDS),
        RecommendationCount: ("number", ("3", "4", "5")),
        Preparation: ("text", WORDS),
        ExpectedEvidence: ("text", WORDS),
        EvidenceReading: ("text", WORDS),
        Answer: ("text", WORDS),
        Meaning: ("text", WORDS),
    }

    def do(self, step: Step, day: date) -> None:
        """Records what the step says; nothing where the rules of the database refuse it."""
        models = fact_models()
        model = models[step.kind % len(models)]
        column, words = self.VALUES[model]
        says = {column: words[step.says]}
        said = self.said(day)
        if step.reply == "add" or not self.facts:
            row = model(key=f"fact-{len(self.facts)}", basis="stated", **said)
            for name, value in {**DEFAULTS.get(model, {}), **self.about[model], **says}.items():
                setattr(row, name, value)
        else:
            wrong = self.facts[step.target % len(self.facts)].as_it_stands()
            column, words = self.VALUES[type(wrong)]
            first = wrong
            while first.corrects:
                first = first.corrects
            known = max(first.known_on, day - timedelta(days=step.back))
            values = {column: words[step.says], **said, "known_on": known}
            row = wrong.correction("It was misread.", **values)
            row.withdrawn = step.reply == "withdraw"
        try:
            with transaction.atomic():
                row.full_clean()
                row.save()
        except Exception as refused:  # told apart below
            if type(refused).__name__ not in ("ValidationError", "IntegrityError"):
                raise
            return
        self.facts.append(row)

    def pages(self, on: date, today: date) -> dict[str, object]:
        """The values of every page of a day, by its path."""
        day = Day(on, today)
        with_caveats = caveats_known_by(on)
        reform = Reform.objects.select_related("strand").prefetch_related(with_caveats)
        bodies = DeliveryBody.objects.prefetch_related(with_caveats)
        areas = LocalAuthority.objects.select_related("region").prefetch_related(with_caveats)
        terms = with_what_was_known(Term.objects.all(), day, stated=True)
        return {
            "/": build_home(day),
            "/next/": build_due(day),
            "/next/documents/": build_awaited(day),
            "/evidence/": build_evidence(day, 1),
            "/roadmap/": read_events(day),
            "/delivery-model/": build_delivery_model(day),
            "/areas/": build_areas(day),
            "/glossary/": build_glossary(day, everything=True),
            "/sources/": build_sources(day),
            "/sources/plan/": build_source(self.passage.document, day),
            "/reforms/one/": build_reform(reform.get(slug="one"), day, ""),
            "/reforms/two/": build_reform(reform.get(slug="two"), day, ""),
            "/figures/": build_figures(day),
            "/figures/plans/": build_measure(self.measure, day, ""),
            "/events/vote/": build_event(self.event, day, ""),
            "/bodies/board/": build_body(bodies.get(slug="board"), day),
            "/bodies/group/": build_body(bodies.get(slug="group"), day),
            "/areas/town/": build_area(areas.get(slug="town"), day),
            "/glossary/ap/": build_term(terms.get(slug="ap"), day),
        }


DEFAULTS: dict[type[Sourced], dict[str, Any]] = {
    Relation: {"kind": "works-with"},
    Succession: {"on": START},
    Involvement: {"role": "tests"},
    Sense: {"origin": "listed"},
}


@contextmanager
def tracker() -> Iterator[Tracker]:
    """Gone after the block."""
    with transaction.atomic():
        yield Tracker()
        transaction.set_rollback(True)


@settings(max_examples=examples(2))
@given(st.lists(steps, min_size=1, max_size=LONGEST))
def test_a_past_page_is_what_it_was_or_says_what_was_corrected(log: list[Step]) -> None:
    with tracker() as kept:
        days = [START + timedelta(days=number) for number in range(len(log))]
        shown = {}
        for step, day in zip(log, days, strict=True):
            kept.do(step, day)
            shown[day] = kept.pages(day, TODAY)
        for day in days:
            for path, now in kept.pages(day, TODAY).items():
                if now != shown[day][path]:
                    assert not build_corrections(Day(day, TODAY), path).is_empty, (day, path)


def test_the_test_would_notice_a_page_that_changed_in_silence() -> None:
    correct = Step(kind=0, says=1, target=0, reply="correct", back=8)
    with tracker() as kept:
        kept.do(replace(correct, reply="add", says=0), START)
        before = kept.pages(START, TODAY)
        kept.do(correct, START + timedelta(days=1))
        assert len(kept.facts) == 2
        after = kept.pages(START, TODAY)
        changed = [path for path in before if before[path] != after[path]]
        assert changed
        for path in changed:
            assert not build_corrections(Day(START, TODAY), path).is_empty
