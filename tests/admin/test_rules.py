"""Whatever is typed or sent, the admin answers with words: never with an error page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib import admin
from django.db import IntegrityError
from django.db.models import Model, ProtectedError
from django.test import Client
from django.urls import reverse

from glossary.models import Sense, Term
from libs.backoffice.panels import list_of, page_of
from libs.ingest.natural_keys import has_natural_key, name_column
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Region, Relation
from reforms.models import Dependency, Event, Milestone, Reform, Update
from seeds.models import Document, Passage, Reading
from tests.admin.forms import errors, publish, record
from tests.admin.test_pages import MODELS, TYPED
from tests.rows import add, new
from tests.torture import share

both_databases = pytest.mark.both_databases
"""What hangs on the words or the limits of a database; the rest is the same code on both."""


def sent_for(row: Model) -> dict[str, Any]:
    """What a browser would send for an unsaved row."""
    sent: dict[str, Any] = {}
    for field in row._meta.fields:
        value = field.value_from_object(row) if field.editable else None
        if value is not None and value is not False:
            sent[field.name] = value
    sent |= {"milestones-TOTAL_FORMS": 0, "milestones-INITIAL_FORMS": 0}
    return sent | {"_save": "Save"}


def again(model: type[Model], *same: str) -> Model:
    """A row that says of the same things what a saved one says already."""
    first = add(model)
    return new(model, **{name: getattr(first, name) for name in same})


def itself(model: type[Model], one: str, other: str) -> Model:
    body = add(Reform if model is Dependency else DeliveryBody)
    return new(model, **{one: body, other: body})


BROKEN: list[tuple[Callable[[], Model], str]] = [
    (
        lambda: new(Document, published_words="no date given", published_edtf=""),
        "Say when it was published, at least by year.",
    ),
    (lambda: new(Document, published_edtf="2023/.."), "Say when it was published"),
    (lambda: new(Document, published_edtf="2024/2023"), "put the earlier end first"),
    (lambda: new(Document, published_edtf="soon"), "No date was found in “soon”"),
    (lambda: new(Document, speaks_for_edtf="2023-13"), "is not in the calendar"),
    (lambda: new(Document, slug=add(Document).slug), "Document with this Slug already exists."),
    (lambda: new(Passage, opening="First words"), "both the first and the last words"),
    (lambda: new(Reading, passage=None), "Name the passage that says so"),
    (lambda: new(Term, text=add(Term).text), "Term with this Abbreviation already exists."),
    (lambda: new(Sense, basis="inferred"), "Say why it is inferred."),
    (lambda: new(Sense, passage=None), "Name the passage that says so"),
    (lambda: new(Sense, basis="guessed"), "not one of the available choices"),
    (lambda: new(Sense, origin="outside"), "A sense from outside the documents must be inferred"),
    (lambda: again(Sense, "term", "expansion"), "This term already has that sense."),
    (lambda: again(BodyName, "body"), "This body already has a name from that day."),
    (lambda: new(BodyFact, kind="started"), "Say when it started or ended"),
    (lambda: itself(Relation, "source_body", "target_body"), "A body cannot be tied to itself."),
    (lambda: again(Relation, "source_body", "target_body"), "already known from that day"),
    (lambda: itself(Membership, "group", "member"), "A body cannot be a member of itself."),
    (lambda: new(Membership, member=None), "describe the member"),
    (lambda: again(Milestone, "reform", "slug"), "already has a milestone of that name"),
    (lambda: itself(Dependency, "reform", "on_reform"), "cannot depend on itself"),
    (lambda: again(Dependency, "reform", "on_reform"), "is already there"),
    (lambda: new(Update, event=add(Event)), "a reform or an event, not both"),
    (lambda: new(Update, reform=None), "a reform or an event, not both"),
    (lambda: new(Update, kind="stage"), "Choose the new stage."),
    (lambda: new(Update, stage="future"), "A stage goes with a stage update"),
    (lambda: new(Update, kind="target", target_words="2025"), "needs a milestone or an event"),
    (lambda: new(Update, kind="description"), "Put the description in the note."),
    (lambda: new(Update, is_proposed=True), "Only a target date can be a proposed one."),
]  # fmt: skip


@pytest.mark.parametrize(("make", "words"), share(BROKEN, 3))
def test_a_broken_rule_is_an_error_on_the_form(
    make: Callable[[], Model], words: str, admin_client: Client
) -> None:
    row = make()
    before = type(row)._default_manager.count()
    answer = admin_client.post(list_of(type(row), "add"), sent_for(row))
    assert words in errors(answer)
    assert type(row)._default_manager.count() == before


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "target", "target_words": "in 2025"},
        {"kind": "outcome", "outcome": "met"},
        {"kind": "stage"},
        {"kind": "name", "name": ""},
        {"kind": "checked", "stage": "future"},
        {"kind": "legal-force", "legal_force": ""},
        {},
    ],
)
def test_a_rule_is_checked_with_the_subject_that_the_address_names(
    typed: dict[str, str], admin_client: Client
) -> None:
    # The form has no field for the reform, which Django by itself takes for a reason not to check.
    row = new(Update)
    sent = sent_for(row) | {"kind": ""} | typed
    answer = admin_client.post(list_of(Update, "add", reform=add(Reform).pk), sent)
    # In the rule's own words, before the database has to say it.
    assert errors(answer)
    assert "The database refused" not in errors(answer)
    assert Update.objects.count() == 0


@both_databases
def test_a_whole_row_of_each_model_is_accepted(admin_client: Client) -> None:
    for model in share(TYPED, 3):
        column = name_column(model) if has_natural_key(model) else ""
        row = new(model, **({column: "A name of its own"} if column else {}))
        before = model._default_manager.count()
        answer = publish(admin_client, list_of(model, "add"), sent_for(row))
        assert answer.status_code == 302, (model, answer.context["errors"])
        assert model._default_manager.count() == before + 1


def test_a_name_is_kept_once_it_is_given(admin_client: Client) -> None:
    reform = add(Reform, slug="first-name")
    typed = {"slug": "other-name", "title": "Another title", "edit_reason": "A better one"}
    assert record(admin_client, page_of(reform), **typed).status_code == 302
    reform.refresh_from_db()
    assert (reform.slug, reform.title) == ("first-name", "Another title")


@pytest.fixture
def quicker() -> Iterator[None]:
    """Somebody else's change that reaches the database between the check and the save."""
    refused = IntegrityError("append-only, unique, or a foreign key")
    with patch.object(Update, "save", side_effect=refused):
        yield


@both_databases
@pytest.mark.usefixtures("quicker")
def test_what_the_database_refuses_is_an_error_on_the_form(admin_client: Client) -> None:
    sent = sent_for(new(Update, note="My own words."))
    answer = admin_client.post(list_of(Update, "add"), sent)
    assert "The database refused this, and nothing was saved" in errors(answer)
    assert "My own words.</textarea>" in answer.content.decode()
    assert Update.objects.count() == 0


def test_what_is_referred_to_a_moment_before_its_deletion_stays(admin_client: Client) -> None:
    body = add(DeliveryBody)
    refused = ProtectedError("a reference", set())
    sent = {"post": "yes", "edit_reason": "Listed twice"}
    with patch("django.contrib.admin.ModelAdmin.delete_model", side_effect=refused):
        answer = admin_client.post(page_of(body, "delete"), sent, follow=True)
    assert "something now refers to it" in answer.content.decode()
    assert DeliveryBody.objects.filter(pk=body.pk).exists()


@both_databases
def test_two_corrections_at_once_keep_the_first(admin_client: Client) -> None:
    wrong = add(Update)
    address = list_of(Update, "add", corrects=wrong.pk)
    sent = sent_for(new(Update, correction_reason="Misread."))
    save = Update.save

    def after_somebody_else(update: Update, *args: Any, **kwargs: Any) -> None:
        with patch.object(Update, "save", save):
            add(Update, reform=wrong.reform, corrects=wrong)
            save(update, *args, **kwargs)

    with patch.object(Update, "save", after_somebody_else):
        answer = admin_client.post(address, sent)
    # In a test both share a transaction, so the other one is undone too; the words are the point.
    assert "The database refused this" in errors(answer)
    assert Update.objects.count() == 1


VALUES = ["x", "-1", "9" * 30, "%00", "1,2", "\U0001f600", "x" * 50_000]
ODD_TO_A_DATABASE = {"9" * 30, "%00", "\U0001f600"}
SENT = [
    pytest.param(value, marks=both_databases) if value in ODD_TO_A_DATABASE else value
    for value in VALUES
]
NONSENSE = SENT[:5]
# One column of each type: the others of that type are read by the same code.
COLUMNS = {
    model: [*{type(field): field.name for field in every}.values()]
    for model in MODELS
    for every in [[*model._meta.fields, *model._meta.many_to_many]]
}


def some(models: Sequence[type[Model]], nonsense: str) -> list[type[Model]]:
    """Every ninth model; other nonsense gets others."""
    return share(models, 9, start=VALUES.index(nonsense))


@pytest.mark.parametrize("nonsense", share(NONSENSE, 3))
def test_a_list_answers_any_query(nonsense: str, admin_client: Client) -> None:
    for model in some(MODELS, nonsense):
        add(model)
        days = [f"{admin.site.get_model_admin(model).date_hierarchy}__year"]
        ours = ["q", "p", "o", "_to_field", "_facets"] if model is Update else []
        for name in [*COLUMNS[model], *days, *ours]:
            answer = admin_client.get(f"{list_of(model)}?{name}={nonsense}")
            assert answer.status_code in {200, 302, 400}, (model, name)


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_an_empty_form_answers_any_query(nonsense: str, admin_client: Client) -> None:
    for model in some(TYPED, nonsense):
        query = "&".join(f"{name}={nonsense}" for name in COLUMNS[model])
        assert admin_client.get(f"{list_of(model, 'add')}?{query}").status_code == 200, model


@pytest.mark.parametrize("nonsense", share(SENT, 5))
def test_a_form_answers_whatever_is_sent(nonsense: str, admin_client: Client) -> None:
    value = nonsense.replace("%00", "\0")
    for model in some(TYPED, nonsense):
        row = add(model)
        every = [field.name for field in (*model._meta.fields, *model._meta.many_to_many)]
        sent = dict.fromkeys(every, value) | {
            "milestones-TOTAL_FORMS": 1,
            "milestones-INITIAL_FORMS": 0,
            "milestones-0-title": value,
            "milestones-0-kind": value,
        }
        # A region has nothing but texts, and may be called anything.
        fine = {200, 302} if model is Region else {200}
        assert admin_client.post(list_of(model, "add"), sent).status_code in fine, model
        if getattr(model, "OURS", True):
            # Without the marks of what was shown, as by somebody who has seen nothing of the row.
            assert admin_client.post(page_of(row), sent).status_code == 409, model
            seen = {"_shown": admin_client.get(page_of(row)).context["digests"], "edit_reason": "x"}
            assert admin_client.post(page_of(row), sent | seen).status_code in fine, model


@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_page_of_no_row_leads_back(page: str, nonsense: str, admin_client: Client) -> None:
    for model in (Reform, DeliveryBody, Term, Document):
        answer = admin_client.get(f"{list_of(model)}{nonsense}/{page}/")
        assert answer.status_code == 302, model


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_looking_up_answers_any_query(nonsense: str, admin_client: Client) -> None:
    good = {"app_label": "glossary", "model_name": "sense", "field_name": "passage", "term": "a"}
    for name in [*good, "page"]:
        query = "&".join(f"{key}={value}" for key, value in (good | {name: nonsense}).items())
        answer = admin_client.get(f"{reverse('admin:autocomplete')}?{query}")
        assert answer.status_code in {200, 403, 404}, name
