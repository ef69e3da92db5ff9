"""The rows of a fact's form in which its source is found or added: their fields and their order."""

from typing import Any

from django.db import models
from django.db.models import Count

from seeds.adding_sources import DOCUMENT_NEEDS
from seeds.models import Document

FOUND, PASSAGE, DOCUMENT = "found", "passage", "document"
SOURCES = [
    (FOUND, "a passage that is here already"),
    (PASSAGE, "a new passage of a document that is here"),
    (DOCUMENT, "a new document"),
]

OF_DOCUMENT = ["address", *DOCUMENT_NEEDS, "author"]
DATES = ["published", "speaks_for"]
VAGUE = ["words", "edtf"]
OF_PASSAGE = ["heading_path", "opening", "closing"]

FIELDS_WITH_USUAL_VALUES = ["publisher", "licence"]
MAX_USUAL_VALUES = 20

NEW_SOURCE_FIELDSETS: list[Any] = [
    ("Where the source says it", {"fields": ["source"]}),
    (None, {"fields": ["passage"], "classes": ["when-source-found"]}),
    (None, {"fields": ["passage_document"], "classes": ["when-source-passage"]}),
    (
        "The document",
        {
            "fields": [
                *("document_address", "document_title", "document_short_title"),
                *("document_publisher", "document_licence"),
                ("document_kind", "document_authority"),
                "document_published_words",
            ],
            "description": "All but the address and the day are needed; give the address wherever "
            "it has one.",
            "classes": ["when-source-document"],
        },
    ),
    (
        "More of the document",
        {
            "fields": [
                *("document_author", "document_published_edtf"),
                *("document_speaks_for_words", "document_speaks_for_edtf"),
            ],
            "classes": ["when-source-document", "collapse"],
        },
    ),
    (
        "The passage in it",
        {
            "fields": [f"passage_{name}" for name in OF_PASSAGE],
            "description": "Enough words to find the place, never its sentences.",
            "classes": ["when-source-passage", "when-source-document"],
        },
    ),
]
"""The rows of the source; `when-FIELD-VALUE` shows them only with that choice, given scripts."""


def field_of(model: type[models.Model], name: str, **changes: Any) -> Any:
    """A column's own form field, asked for only where a new row is wanted."""
    column: Any = model._meta.get_field(name)
    if isinstance(column, models.URLField):
        changes["assume_scheme"] = "https"
    return column.formfield(**({"required": False} | changes))


def usual(name: str) -> list[str]:
    """What most documents have in a column, to choose from while typing. One query."""
    counted = Document.objects.values(name).annotate(times=Count("pk")).order_by("-times", name)
    return [row[name] for row in counted[:MAX_USUAL_VALUES]]
