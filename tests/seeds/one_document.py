"""A document to test with, and facts of every kind from it."""

from glossary.models import Sense, Term
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from reforms.models import Dependency, Involvement, Reform, Update
from seeds.models import Document, Passage, Reading
from tests.rows import add, add_many


def add_document() -> Document:
    return add(
        Document,
        slug="plan",
        title="The plan",
        published_words="14 August 2023",
        published_edtf="2023-08-14",
        file_name="plan.txt",
    )


def add_facts_of_every_kind(document: Document, number: int) -> None:
    """Add `number` facts of every kind, each from a passage of its own."""
    passages = add_many(Passage, number, document=document)
    terms = add_many(Term, number)
    for row, (passage, term) in enumerate(zip(passages, terms, strict=True)):
        passage.heading_path = f"Part {row // 10} > Chapter {row}"
        passage.save()
        term.used_in.add(passage)
        body, other = add(DeliveryBody), add(DeliveryBody)
        reform, second = add(Reform), add(Reform)
        add(Sense, term=term, passage=passage)
        add(BodyName, body=body, passage=passage)
        add(BodyFact, body=body, passage=passage)
        add(Relation, source_body=body, target_body=other, passage=passage)
        add(Membership, group=body, member=other, passage=passage)
        add(Update, reform=reform, passage=passage)
        add(Involvement, reform=reform, body=body, passage=passage)
        add(Dependency, reform=reform, on_reform=second, passage=passage)
        add(Reading, passage=passage)
