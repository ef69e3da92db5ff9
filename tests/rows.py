"""Rows to test with, each whole: every rule of the database accepts it.

`add(Update, kind="name", name="A name")` saves one; `new` gives it unsaved. Whatever a test cares
about it passes by name; the rest is filled in, rows that it needs included. Nothing here is a fact.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from itertools import count, product
from typing import Any, TypeVar

from django.db.models import Model

from glossary.models import Meaning, Sense, Term, WordList
from partnerships.models import (
    BodyFact,
    BodyName,
    Coverage,
    DeliveryBody,
    IntegratedCareBoard,
    LocalAuthority,
    Membership,
    Region,
    Relation,
    Succession,
)
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
from seeds.models import Caveat, Document, Doubt, Passage, PassageCheck, Reading

Row = TypeVar("Row", bound=Model)

DAY = date(2023, 8, 14)
NOON = datetime(2023, 8, 14, 12, tzinfo=UTC)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_numbers = count(1)
_codes = product(DIGITS, repeat=3)
# Above those of the fixtures: a test may load them beside its own rows.
_positions = count(10_001)


def name() -> str:
    """A name that no other row has."""
    return f"row-{next(_numbers)}"


def code() -> str:
    """Three signs that no other row has."""
    return "".join(next(_codes))


def position() -> int:
    """A place in an order that no other row has."""
    return next(_positions)


OF_ANOTHER: dict[type[Model], str] = {
    Preparation: "milestone",
    ExpectedEvidence: "milestone",
    EvidenceReading: "place",
}
"""Facts whose reform is that of another row that they name."""


def new(model: type[Row], **given: Any) -> Row:
    """A row that is not saved; the rows that it points to are."""
    filled = {
        field: value() if callable(value) else value
        for field, value in WHOLE[model].items()
        if field not in given
    }
    if given.get("corrects") and "correction_reason" not in given:
        filled["correction_reason"] = "It was wrong."
    if model in OF_ANOTHER and "reform" not in given:
        filled["reform"] = (given | filled)[OF_ANOTHER[model]].reform  # as its own save does
    return model(**filled, **given)


def add(model: type[Row], **given: Any) -> Row:
    """A row of the database."""
    row = new(model, **given)
    row.save()
    return row


def add_many(model: type[Row], number: int, **given: Any) -> list[Row]:
    """As many rows, in one statement; what they point to is shared."""
    shared = {
        field: value()
        for field, value in WHOLE[model].items()
        if isinstance(value, partial) and field not in given
    }
    rows = [new(model, **shared, **given) for _ in range(number)]
    return model._default_manager.bulk_create(rows)


def _sourced(**values: Any) -> dict[str, Any]:
    return {"known_on": DAY, "basis": "stated", "passage": partial(add, Passage), **values}


WHOLE: dict[
    type[Model], dict[str, str | Decimal | date | datetime | partial[Any] | Callable[[], str | int]]
] = {
    Document: {
        "slug": name,
        "title": "A document",
        "short_title": "A document, 2023",
        "publisher": "A publisher",
        "kind": "summary",
        "authority": "sector",
        "speaks_for_words": "2023",
        "speaks_for_edtf": "2023",
        "published_words": "January 2023",
        "published_edtf": "2023-01",
        "licence": "facts only",
    },
    Passage: {"document": partial(add, Document), "heading_path": "Part one > Chapter two"},
    PassageCheck: {
        "passage": partial(add, Passage),
        "checked_at": NOON,
        "heading_path": "Part one > Chapter two",
        "problem": "no line after the beginning is the heading 'Part one'.",
    },
    Caveat: {"kind": "scope", "title": "A caveat", "text": "Take care.", "known_on": DAY},
    Doubt: {"kind": "weak-source", "key": name, "reason": "Nobody looked yet."},
    Reading: _sourced(caveat=partial(add, Caveat), says="One side"),
    Term: {"slug": name, "text": name},
    WordList: {
        "slug": name,
        "title": "A list",
        "publisher": "A council",
        "extent": "whole",
        "kind": "council",
        "read_on": DAY,
    },
    Sense: _sourced(term=partial(add, Term), expansion=name, origin="listed"),
    Meaning: _sourced(sense=partial(add, Sense), text="It is so."),
    DeliveryBody: {"slug": name, "title": "A body", "kind": "taskforce"},
    BodyName: _sourced(body=partial(add, DeliveryBody), name="A name"),
    BodyFact: _sourced(body=partial(add, DeliveryBody), kind="does", text="Does something"),
    Relation: _sourced(
        source_body=partial(add, DeliveryBody),
        target_body=partial(add, DeliveryBody),
        kind="works-with",
        label="works with",
    ),
    Region: {"code": code, "slug": name, "name": "A region"},
    LocalAuthority: {
        "code": code,
        "slug": name,
        "name": "An authority",
        "kind": "Unitary authority",
        "dfe_code": code,
        "region": partial(add, Region),
    },
    IntegratedCareBoard: {"ods_code": code, "name": "A board"},
    Coverage: _sourced(
        local_authority=partial(add, LocalAuthority),
        board=partial(add, IntegratedCareBoard),
        extent="whole",
    ),
    Succession: _sourced(
        predecessor=partial(add, IntegratedCareBoard),
        successor=partial(add, IntegratedCareBoard),
        kind="merger",
        on=DAY,
    ),
    Audience: {"slug": name, "title": "An audience"},
    Question: {"slug": name, "text": "A question?", "address": "/areas/"},
    Answer: _sourced(question=partial(add, Question), text="So it is.", state="known"),
    Membership: _sourced(
        group=partial(add, DeliveryBody), member=partial(add, DeliveryBody), role="member"
    ),
    Strand: {"slug": name, "title": "A strand", "position": position},
    Reform: {"slug": name, "title": "A reform", "strand": partial(add, Strand)},
    Milestone: {"slug": name, "title": "A milestone", "reform": partial(add, Reform)},
    Event: {"slug": name, "title": "An event", "kind": "election"},
    Involvement: _sourced(
        reform=partial(add, Reform), body=partial(add, DeliveryBody), role="tests"
    ),
    Dependency: _sourced(
        reform=partial(add, Reform), on_reform=partial(add, Reform), kind="depends-on"
    ),
    Preparation: _sourced(
        milestone=partial(add, Milestone), audience=partial(add, Audience), text="Do it."
    ),
    ExpectedEvidence: _sourced(milestone=partial(add, Milestone), text="The statistics"),
    EvidenceReading: _sourced(place=partial(add, ExpectedEvidence)),
    Recommendation: {
        "slug": name,
        "title": "A recommendation",
        "report": partial(add, Event, kind="publication"),
        "made_by": partial(add, DeliveryBody),
    },
    RecommendationEntry: _sourced(
        recommendation=partial(add, Recommendation), kind="made", text="Do it."
    ),
    RecommendationCount: _sourced(report=partial(add, Event, kind="publication"), number=3),
    Measure: {"slug": name, "title": "A measure", "unit": "people"},
    Figure: _sourced(
        measure=partial(add, Measure),
        value=Decimal(7),
        words="seven",
        period_words="2023",
        period_edtf="2023",
    ),
    Update: _sourced(reform=partial(add, Reform), kind="checked"),
}
