"""The table of kinds: what each says, and that no entry can be missing or half."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client

from libs.backoffice.panels import list_of
from reforms.models import Update
from reforms.models.choices import UpdateKind
from reforms.models.kinds import KINDS, OWN_COLUMNS, check_kinds, kinds_about
from reforms.pages.changes.groups import TITLES
from tests.rows import add, new

SAYS: dict[str, tuple[dict[str, str], str, str, str, str]] = {
    # columns, then: in lists, above an entry, in full, beside another day
    "name": (
        {"name": "A plan"},
        *("called A plan", "Called “A plan”", "Called “A plan”", "A plan"),
    ),
    "description": (
        {"note": "It does {this}."},
        *("It does {this}.", "Described", "It does {this}.", "It does {this}."),
    ),
    "stage": (
        {"stage": "future"},
        *("stage: Future", "Stage: Future", "Stage: Future", "Future"),
    ),
    "legal-force": (
        {"legal_force": "none"},
        *("legal force: No legal force", "Legal force: No legal force"),
        *("Legal force: No legal force", "No legal force"),
    ),
    "target": (
        {"target_words": "by 2025"},
        *("target date: by 2025", "“by 2025”", "“by 2025”", "“by 2025”"),
    ),
    "outcome": ({"outcome": "met"}, *("Happened", *3 * ("Happened",))),
    "checked": (
        {},
        *("checked, no change", "Mentioned, no change", "Mentioned, no change", "taken back"),
    ),
}


@pytest.mark.parametrize("kind", UpdateKind)
def test_each_kind_says_what_it_says(kind: UpdateKind) -> None:
    columns, *texts = SAYS[kind]
    update = Update(kind=kind, **columns)
    said = [update.summary(), update.heading(), update.statement(), update.compared()]
    assert said == texts
    assert list(update.value())[: len(columns)] == list(columns.values())


def test_a_kind_without_an_entry_stops_the_start() -> None:
    rest = {kind: one for kind, one in KINDS.items() if kind != "stage"}
    with pytest.raises(ImproperlyConfigured, match=r"have no entry in KINDS: .*STAGE"):
        check_kinds(rest, OWN_COLUMNS)


def test_a_column_without_a_type_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"differ: \{'cost'\}"):
        check_kinds(KINDS, [*OWN_COLUMNS, "cost"])


HALF: list[tuple[dict[str, Any], str]] = [
    ({"subjects": ()}, "its subjects are some of"),
    ({"subjects": ("reform", "body")}, "its subjects are some of"),
    ({"summary": ""}, "a summary, a heading"),
    ({"heading": ""}, "a summary, a heading"),
    ({"compared": ""}, "a summary, a heading"),
    ({"missing": ""}, "columns need `missing`"),
    ({"misplaced": ""}, "need `misplaced`"),
    ({"group": None}, "columns need a group of changes"),
    ({"form_rows": ()}, "needs a row of the form"),
    ({"columns": {}}, "columns need `missing`"),
    ({"columns": {"stage": "", "cost": ""}}, "needs a row of the form"),
    ({"flags": {"is_late": "Only a stage can be late."}}, "needs a row of the form"),
]


@pytest.mark.parametrize(("left_out", "told"), HALF)
def test_half_an_entry_stops_the_start(left_out: dict[str, Any], told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=told):
        replace(KINDS["stage"], **left_out)


def test_no_column_belongs_to_two_kinds() -> None:
    assert len(set(OWN_COLUMNS)) == len(OWN_COLUMNS)


def test_every_group_of_a_kind_has_a_title() -> None:
    groups = {one for kind in KINDS.values() for one in (kind.group, kind.first_group)}
    assert groups - {None} <= set(TITLES)


@pytest.mark.parametrize("kind", [kind for kind in UpdateKind if KINDS[kind].missing])
def test_what_a_kind_needs_is_asked_for_at_its_column(kind: UpdateKind) -> None:
    with pytest.raises(ValidationError, match=r"Give|Choose|Put") as refused:
        Update(kind=kind).clean()
    definition = KINDS[kind]
    assert refused.value.message_dict[definition.required] == [definition.missing]


@pytest.mark.django_db
def test_the_form_has_the_rows_of_every_kind(admin_client: Client) -> None:
    page = admin_client.get(list_of(Update, "add"))
    shown = {
        (option, name)
        for fieldset in page.context["adminform"]
        for option in fieldset.classes.split()
        for line in fieldset
        for name in line.fields
    }
    assert {
        (f"when-kind-{kind}", name)
        for kind, one in KINDS.items()
        for rows in one.form_rows
        for name in rows.fields
    } <= shown
    assert {option for option, name in shown if name == "milestone"} >= {
        f"when-kind-{kind}" for kind in kinds_about("milestone")
    }


@pytest.mark.django_db
def test_an_entry_shows_the_columns_of_its_kind_and_of_no_other(admin_client: Client) -> None:
    stage = add(Update, kind="stage", stage="future")
    page = admin_client.get(f"{list_of(Update)}{stage.pk}/change/")
    shown = {name for set_ in page.context["adminform"] for line in set_ for name in line.fields}
    assert shown & set(OWN_COLUMNS) == {"stage"}


def test_an_update_of_no_kind_is_refused_in_words() -> None:
    with pytest.raises(ValidationError, match="not a valid choice") as refused:
        new(Update, kind="renamed", reform=None, passage=None).clean_fields()
    assert set(refused.value.message_dict) == {"kind"}
