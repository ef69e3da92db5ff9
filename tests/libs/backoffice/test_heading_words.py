"""Headings of tables from elsewhere are guessed by one table of what they are called."""

from typing import Any

import pytest
from django.contrib import admin

from libs.backoffice import import_parts
from libs.ingest.tables.headings import guess_columns
from partnerships.models import DeliveryBody, Membership
from reforms.models import Figure, Update

TABLES: list[tuple[type[Any], dict[str, str]]] = [
    (
        Update,
        {
            "Reform title": "reform",
            "Key milestone": "milestone",
            "Status": "stage",
            "Expected by": "target_words",
            "Announced": "known_on",
            "Owner": "",
            "RAG status": "",
            "Latest update": "note",
            "Source document": "passage",
        },
    ),
    (Update, {"policy_name": "reform", "target_completion_date": "target_words"}),
    (Update, {"PROGRAMME": "reform", "DEADLINE": "target_words", "AS AT": "known_on"}),
    (Update, {"Commitment": "reform", "By when": "target_words", "Legal status": "legal_force"}),
    (Figure, {"Indicator": "measure", "Academic year": "period_words", "Published": "known_on"}),
    (DeliveryBody, {"Organisation name": "title", "Type of body": "kind", "No.": "position"}),
    (Membership, {"Board": "group", "Job title": "role", "Council": "local_authority"}),
]


@pytest.mark.parametrize(("model", "wanted"), TABLES)
def test_what_a_heading_means_is_guessed(
    model: type[Any], wanted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_parts, "remembered_headings", lambda model: {})
    listed: Any = admin.site.get_model_admin(model)
    kind = import_parts.kind_of_table(model, listed.table_columns, listed.heading_words, ())
    assert dict(zip(wanted, guess_columns([*wanted], kind.words), strict=True)) == wanted
