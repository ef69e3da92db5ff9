"""Every page of the admin answers, with as many queries for few rows as for many."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode
from pytest_django.plugin import DjangoDbBlocker

from libs.backoffice.panels import list_of, page_of
from reforms.admin.forms import UpdateForm
from reforms.models import Event, Reform, Update
from seeds.models import NewestSeal, PassageCheck, Seal, Sourced
from tests.admin.related_rows import add_related_rows
from tests.torture import WHOLE, share

# Queries are counted, and those are the same on both databases.
pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("as_in_a_new_process")]

ROOMS = ["seeds", "glossary", "partnerships", "reforms"]
MODELS: list[type[Model]] = [
    model
    for room in ROOMS
    for model in apps.get_app_config(room).get_models()
    # Nobody types a seal, or asks for one here: they are on /about/ and among the downloads.
    if model not in (Seal, NewestSeal)
]
TYPED = [model for model in MODELS if model is not PassageCheck]
"""The models whose rows an editor adds."""

# The queries of a model's list, add form, change form and history: two of each are for the session
# and the editor. A list counts, reads its rows, and asks twice for the days above it if it has any.
# A history counts, reads a page of changes and then what they changed; that of a fact reads what
# it corrects and what corrects it besides.
# The form of an update asks twice for what documents usually have.
PINNED = {
    "seeds.Document": (6, 2, 6, 6),
    "seeds.Passage": (4, 2, 4, 6),
    "seeds.PassageCheck": (4, 3, 5),  # it is never added by hand
    "seeds.Doubt": (4, 2, 3, 6),
    "seeds.Caveat": (6, 2, 4, 6),
    "seeds.Reading": (6, 2, 3, 8),
    "glossary.Term": (4, 2, 15, 6),
    "glossary.WordList": (6, 2, 4, 6),
    "glossary.Sense": (6, 2, 5, 8),
    "glossary.Meaning": (6, 2, 3, 8),
    "partnerships.Region": (4, 2, 4, 6),
    "partnerships.LocalAuthority": (5, 2, 7, 6),
    "partnerships.IntegratedCareBoard": (6, 2, 6, 6),
    "partnerships.Coverage": (6, 2, 3, 9),
    "partnerships.Succession": (6, 2, 3, 10),
    "partnerships.DeliveryBody": (4, 2, 13, 6),
    "partnerships.BodyName": (6, 2, 3, 8),
    "partnerships.BodyFact": (6, 2, 3, 8),
    "partnerships.Relation": (6, 2, 3, 9),
    "partnerships.Membership": (6, 2, 3, 9),
    "reforms.Update": (7, 4, 3, 8),
    "reforms.Strand": (4, 2, 4, 6),
    "reforms.Reform": (5, 2, 12, 7),
    "reforms.Audience": (4, 2, 3, 6),
    "reforms.Question": (4, 2, 5, 6),
    "reforms.Answer": (6, 2, 4, 9),
    "reforms.Milestone": (4, 2, 8, 6),
    "reforms.Event": (4, 2, 7, 6),
    "reforms.Involvement": (6, 2, 3, 9),
    "reforms.Dependency": (6, 2, 3, 9),
    "reforms.Measure": (4, 2, 6, 6),
    "reforms.Figure": (6, 2, 3, 9),
    "reforms.Preparation": (6, 2, 3, 10),
    "reforms.ExpectedEvidence": (6, 2, 4, 9),
    "reforms.EvidenceReading": (6, 2, 3, 9),
    "reforms.Recommendation": (4, 2, 8, 6),
    "reforms.RecommendationCount": (6, 2, 3, 8),
    "reforms.RecommendationEntry": (6, 2, 3, 8),
}
RECORDING = {"a reform": 9, "an event": 7, "a correction": 11}
START = 56
"""Each kind of need counts and reads its rows; the words in use are read kind of fact by kind.

Three are for the drafts and the notes to whoever looks.
"""

LOOKED_UP = 4
"""Looking a row up by typing: the session, the editor, one count and one page of rows."""

Rows = dict[type[Model], Any]


@pytest.fixture(scope="module", params=[30, 120] if WHOLE else [120])
def rows(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Rows]:
    """The one row of each model that others hang on, in a transaction around the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        first: Rows = dict(add_related_rows(request.param, User.objects.create_user("anna")))
        assert set(first) == set(MODELS)
        # Kept by Django for good: not a part of any page.
        ContentType.objects.get_for_models(*MODELS)
        with django_db_blocker.block():
            yield first
        transaction.set_rollback(True)


def visit(room: Client, address: str) -> tuple[int, str]:
    """How many queries a page takes, once it has been seen to answer; and the page."""
    with CaptureQueriesContext(connection) as asked:
        answer = room.get(address)
    assert answer.status_code == 200, address
    return len(asked), answer.content.decode()


def queries(room: Client, address: str) -> int:
    return visit(room, address)[0]


def test_every_model_is_registered() -> None:
    assert MODELS
    assert [model for model in MODELS if not admin.site.is_registered(model)] == []


def test_every_column_that_can_be_typed_has_its_row_in_a_form(admin_client: Client) -> None:
    for model in TYPED:
        form = admin_client.get(list_of(model, "add")).context["adminform"].form
        own = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
        typed = {name for name in own if model._meta.get_field(name).editable} - {"id"}
        if issubclass(model, Sourced):
            # The address says what is corrected or withdrawn; only then it asks why.
            typed -= {"corrects", "withdrawn", "correction_reason"}
        else:
            # Made by itself: no editor needs a new row's key.
            typed -= {"key"}
        if model is Update:
            typed |= set(UpdateForm.declared_fields)
        if model is Reform:
            typed -= {"bodies"}  # through involvements, which have pages of their own
        assert set(form.fields) == typed, model


def test_each_page_takes_its_pinned_number_of_queries_and_lists_not_all_there_is_to_choose(
    rows: Rows, admin_client: Client
) -> None:
    counted, long = {}, set()
    tried = share(MODELS, 3)
    for model in tried:
        of_many = [list_of(model), *([list_of(model, "add")] if model in TYPED else [])]
        visited = {address: visit(admin_client, address) for address in of_many}
        # Fifty rows, the filters, and no more.
        long |= {
            address
            for address, (_, page) in visited.items()
            if page.count("<option") >= 50 or page.count("<li") >= 150
        }
        own = [queries(admin_client, page_of(rows[model], of)) for of in ("change", "history")]
        counted[model._meta.label] = (*(asked for asked, _ in visited.values()), *own)
    assert counted == {model._meta.label: PINNED[model._meta.label] for model in tried}
    assert long == set()


def test_the_start_page_takes_its_pinned_number_of_queries(
    rows: Rows, admin_client: Client
) -> None:
    assert queries(admin_client, reverse("admin:index")) == START


def test_the_page_before_a_deletion_asks_once_for_each_kind_of_row_that_forbids_it(
    rows: Rows, admin_client: Client
) -> None:
    for model in share(MODELS, 3, start=1):
        if not issubclass(model, Sourced):
            kinds = len(model._meta.related_objects) + len(model._meta.many_to_many)
            assert queries(admin_client, page_of(rows[model], "delete")) <= 5 + kinds, model


def test_the_form_of_an_update_takes_its_pinned_number_of_queries(
    rows: Rows, admin_client: Client
) -> None:
    uncorrected = rows[Reform].updates.filter(corrected_by=None)[0]
    counted = {
        "a reform": queries(admin_client, list_of(Update, "add", reform=rows[Reform].pk)),
        "an event": queries(admin_client, list_of(Update, "add", event=rows[Event].pk)),
        "a correction": queries(admin_client, list_of(Update, "add", corrects=uncorrected.pk)),
    }
    assert counted == RECORDING


def test_relations_are_looked_up_in_pages_of_the_same_few_queries(
    rows: Rows, admin_client: Client
) -> None:
    counted = {}
    for model in MODELS:
        for field in (*model._meta.fields, *model._meta.many_to_many):
            if field.is_relation and field.editable and field.name != "bodies":
                asked = urlencode(
                    {
                        "app_label": model._meta.app_label,
                        "model_name": model._meta.model_name or "",
                        "field_name": field.name,
                    }
                )
                address = f"{reverse('admin:autocomplete')}?{asked}"
                counted[f"{model._meta.label}.{field.name}"] = queries(admin_client, address)
    assert len(counted) > 40
    assert {name: number for name, number in counted.items() if number != LOOKED_UP} == {}


@pytest.mark.parametrize("rows", [120], indirect=True, scope="module")
def test_a_panel_shows_twenty_rows_and_leads_to_all(rows: Rows, admin_client: Client) -> None:
    reform = rows[Reform]
    page = admin_client.get(page_of(reform)).content.decode()
    panel = page.split("Newest updates", 1)[1].split("</section>", 1)[0]
    assert panel.count("<tr>") == 1 + 20
    everything = list_of(Update, reform__id__exact=reform.pk)
    assert f'href="{everything}"' in panel
    shown = admin_client.get(everything)
    assert shown.context["cl"].result_count == reform.updates.count()
    # The list says what it was narrowed to, and offers the way back.
    assert f'<a href="?reform__id__exact={reform.pk}">A reform</a>' in " ".join(
        shown.content.decode().split()
    )


def test_the_start_page_bears_the_trackers_name(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert "<title>Start | SEND &amp; AP reform tracker</title>" in page
    assert "Django" not in page
