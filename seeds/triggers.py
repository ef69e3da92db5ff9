"""What the database itself refuses: to change a fact, or the words and days of what it cites."""

from django.db.backends.base.base import BaseDatabaseWrapper

from libs.triggers import Trigger, append_only
from seeds.facts_by_passage import fact_models
from seeds.models import Document, Passage

FACT = "a fact is append-only: record a correction, or withdraw it from a day on"
CITED = "a fact cites this passage: add a passage that replaces it"
CITED_DOCUMENT = "a fact cites this document: add a document that replaces it"


def triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered supplier: see libs.triggers."""
    kept = [
        trigger
        for model in fact_models()
        for trigger in append_only(model, FACT, connection, model.OURS)
    ]
    return [*kept, *_cited_words()]


def _cited_words() -> list[Trigger]:
    """A passage that a fact cites keeps its words, and a document its title and days."""
    tables = tuple(model._meta.db_table for model in fact_models())
    passage, document = Passage._meta.db_table, Document._meta.db_table
    of_passage = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" WHERE passage_id = OLD.id)' for table in tables
    )
    of_document = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" JOIN "{passage}" p ON p.id = "{table}".passage_id '
        "WHERE p.document_id = OLD.id)"
        for table in tables
    )
    return [
        Trigger(
            "passage_keeps_words",
            passage,
            "BEFORE UPDATE",
            CITED,
            f"({_changed(Passage.KEPT)}) AND ({of_passage})",
            tables,
        ),
        Trigger(
            "document_keeps_days",
            document,
            "BEFORE UPDATE",
            CITED_DOCUMENT,
            f"({_changed(Document.KEPT)}) AND ({of_document})",
            (*tables, passage),
        ),
    ]


def _changed(columns: tuple[str, ...]) -> str:
    """SQL: whether one of the columns gets another value; a null is a value like any other."""
    return " OR ".join(
        f"COALESCE(CAST(NEW.\"{name}\" AS TEXT), '') <> COALESCE(CAST(OLD.\"{name}\" AS TEXT), '')"
        for name in columns
    )
