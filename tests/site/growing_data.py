"""Fills the database with any number of reforms with a log, and the other facts around them."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from django.db.models import Model

from glossary.models import Meaning, Sense, Term
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
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
    Strand,
    Update,
)
from seeds.models import Caveat, Document, Passage, Reading
from tests.rows import add, new

FIRST_DAY, SECOND_DAY = date(2022, 4, 28), date(2023, 8, 14)
Row = TypeVar("Row", bound=Model)


class GrowingData:
    """Adds rows up to one size, then to another; each page has something from the first size on."""

    def __init__(self) -> None:
        self.size = 0
        self.strands = [add(Strand, slug=f"strand-{number}") for number in range(5)]
        self.event = add(Event, slug="event-0")
        self.schools = add(Audience, slug="schools")
        self.caveat = add(Caveat, place="roadmap", known_on=FIRST_DAY)

    def grow(self, size: int) -> None:
        """Grow to `size` reforms; a tenth as many bodies, terms and caveats; fewer documents."""
        numbers = range(self.size, size)
        every_tenth = [number for number in numbers if number % 10 == 0]
        self.size = size
        self._documents([number for number in numbers if number % 15 == 0])
        self._caveats(every_tenth)
        self._bodies(every_tenth)
        self._terms(every_tenth)
        self._reforms(list(numbers))

    def _documents(self, numbers: Sequence[int]) -> None:
        on_days = [
            {"published_words": str(day), "published_edtf": str(day), "file_name": f"{day}.txt"}
            for day in (FIRST_DAY, SECOND_DAY)
        ]
        documents = _save(
            new(Document, slug=f"document-{number}-{part}", **day)
            for number in numbers
            for part, day in enumerate(on_days)
        )
        self.passages = _save(
            new(Passage, document=document, heading_path=f"Part {part}")
            for document in documents
            for part in range(3)
        )

    def _caveats(self, numbers: Sequence[int]) -> None:
        self.caveats = _save(new(Caveat, known_on=FIRST_DAY) for _ in numbers)
        _save(
            new(Reading, caveat=caveat, passage=self._passage(number))
            for number, caveat in enumerate([self.caveat, *self.caveats])
        )

    def _bodies(self, numbers: Sequence[int]) -> None:
        bodies = _save(new(DeliveryBody, slug=f"body-{number}") for number in numbers)
        self.bodies = bodies
        pairs = list(zip(bodies, bodies[1:] + bodies[:1], strict=True))
        for day in (FIRST_DAY, SECOND_DAY):
            said = {"known_on": day}
            _save(
                new(BodyName, body=body, name=f"Of {day}", **self._by(0, **said)) for body in bodies
            )
            _save(new(BodyFact, body=body, **self._by(1, **said)) for body in bodies)
        _save(
            new(Relation, source_body=one, target_body=other, **self._by(2)) for one, other in pairs
        )
        _save(new(Membership, group=one, member=other, **self._by(3)) for one, other in pairs)
        _link(DeliveryBody.caveats, bodies, self.caveats)

    def _terms(self, numbers: Sequence[int]) -> None:
        terms = _save(new(Term, slug=f"term-{number}", text=f"T{number}") for number in numbers)
        senses = _save(new(Sense, term=term, **self._by(4)) for term in terms)
        _save(new(Meaning, sense=sense, **self._by(10)) for sense in senses)
        _link(Term.caveats, terms, self.caveats)
        _link(Term.used_in, terms, self.passages)
        _link(Term.see_also, terms, terms[1:] + terms[:1])

    def _reforms(self, numbers: Sequence[int]) -> None:
        reforms = _save(
            new(
                Reform,
                slug=f"reform-{number}",
                title=f"Reform {number} of T0",
                strand=self.strands[number % 5],
                position=number,
            )
            for number in numbers
        )
        milestones = _save(
            new(Milestone, reform=reform, slug=name)
            for reform in reforms
            for name in ("dated", "waiting")
        )
        _save(update for reform in reforms for update in self._log(reform))
        _save(update for milestone in milestones for update in self._dates(milestone))
        _save(
            new(Update, reform=None, event=self.event, kind="checked", **self._by(5)) for _ in "x"
        )
        _save(
            new(
                Involvement,
                reform=reform,
                body=self.bodies[place % len(self.bodies)],
                **self._by(6),
            )
            for place, reform in enumerate(reforms)
        )
        pairs = pairwise(reforms)
        _save(new(Dependency, reform=one, on_reform=other, **self._by(7)) for one, other in pairs)
        _link(Reform.caveats, reforms[::10], self.caveats)
        self._figures(numbers[::10], reforms[::10])
        self._questions(reforms[::10])
        self._advice(reforms[::10], milestones[::20])

    def _figures(self, numbers: Sequence[int], reforms: Sequence[Reform]) -> None:
        measures = _save(new(Measure, slug=f"measure-{number}") for number in numbers)
        _save(
            new(
                Figure,
                measure=measure,
                period_words=str(year),
                period_edtf=str(year),
                **self._by(8),
            )
            for measure in measures
            for year in (2020, 2021, 2022)
        )
        _link(Measure.reforms, measures, reforms)

    def _advice(self, reforms: Sequence[Reform], milestones: Sequence[Milestone]) -> None:
        """What is recommended about some reforms, and what hangs on some dates."""
        made = {"report": self.event, "made_by": self.bodies[0]}
        rows = _save(
            new(Recommendation, slug=f"advice-{reform.slug}", **made) for reform in reforms
        )
        _link(Recommendation.reforms, rows, reforms)
        _save(new(RecommendationEntry, recommendation=row, **self._by(4)) for row in rows)
        _save(new(RecommendationCount, report=self.event, **self._by(4)) for _ in rows[:1])
        _save(
            new(Preparation, milestone=milestone, audience=self.schools, **self._by(4))
            for milestone in milestones
        )
        due = {"due_words": "2023", "due_edtf": "2023"}
        places = _save(
            new(ExpectedEvidence, milestone=milestone, **due, **self._by(4))
            for milestone in milestones
        )
        _save(new(EvidenceReading, place=place, **self._by(4)) for place in places)

    def _questions(self, reforms: Sequence[Reform]) -> None:
        questions = _save(new(Question, reform=reform, address="") for reform in reforms)
        answers = _save(new(Answer, question=question, **self._by(9)) for question in questions)
        _link(Answer.further_passages, answers, self.passages)

    def _log(self, reform: Reform) -> list[Update]:
        """Return a log; one reform in ten changes on the second day."""
        place = reform.position
        log = [
            new(Update, reform=reform, kind="description", note="Does.", **self._by(place)),
            new(Update, reform=reform, kind="stage", stage="future", **self._by(place)),
        ]
        if place % 10 == 0:
            later = self._by(place, known_on=SECOND_DAY)
            log.append(new(Update, reform=reform, kind="stage", stage="in-delivery", **later))
            log.append(new(Update, reform=reform, kind="name", name="Renamed", **later))
        return log

    def _dates(self, milestone: Milestone) -> list[Update]:
        place = milestone.reform.position
        target = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
        if milestone.slug == "waiting":
            words = {"target_words": "after the event", "after": self.event}
            return [new(Update, **target, **words, **self._by(place))]
        dated = {"target_words": "by 2030", "target_edtf": "../2030"}
        log = [new(Update, **target, **dated, **self._by(place))]
        if place % 10 == 0:
            later = self._by(place, known_on=SECOND_DAY)
            log.append(new(Update, **target, target_words="2023", target_edtf="2023", **later))
        return log

    def _passage(self, number: int) -> Passage:
        return self.passages[number % len(self.passages)]

    def _by(self, number: int, known_on: date = FIRST_DAY) -> dict[str, Any]:
        """Return the source of a fact."""
        return {"passage": self._passage(number), "known_on": known_on}


def _save(rows: Any) -> list[Any]:
    listed = list(rows)
    return type(listed[0])._default_manager.bulk_create(listed) if listed else []


def _link(field: Any, rows: Sequence[Model], others: Sequence[Model]) -> None:
    """Link each row to one of the others."""
    through, one, other = (
        field.through,
        field.field.m2m_field_name(),
        field.field.m2m_reverse_field_name(),
    )
    through._default_manager.bulk_create(
        through(**{one: row, other: others[place % len(others)]}) for place, row in enumerate(rows)
    )
