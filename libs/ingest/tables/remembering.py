"""What headings meant before: kept when a table is saved, looked up when the next one comes."""

from collections.abc import Mapping

from django.db import models

from libs.ingest.models import RememberedHeading
from libs.names import words_key

MAX_HEADING = 200


def remembered_headings(model: type[models.Model]) -> dict[str, str]:
    """By heading, the column that it meant for tables of this model: one query."""
    rows = RememberedHeading.objects.filter(table=model._meta.label_lower)
    return dict(rows.values_list("heading", "column"))


def remember_headings(model: type[models.Model], meant: Mapping[str, str]) -> None:
    """Keep what the headings of a table that was saved meant: one query."""
    by_key = {words_key(heading)[:MAX_HEADING]: column for heading, column in meant.items()}
    label = model._meta.label_lower
    RememberedHeading.objects.bulk_create(
        [
            RememberedHeading(table=label, heading=heading, column=column)
            for heading, column in by_key.items()
            if heading
        ],
        update_conflicts=True,
        unique_fields=["table", "heading"],
        update_fields=["column"],
    )
