"""A vague date in the database: four columns that cannot disagree, on either database."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Model

from libs.vaguedates.fields import BoundField
from libs.vaguedates.vague_date import NO_WINDOW, NotVagueDate, VagueDate, Window, window_of
from partnerships.models import BodyFact
from seeds.models import Document
from tests.rows import add, new

pytestmark = pytest.mark.django_db


def stored(row: Model, name: str) -> Window:
    """The two ends as the database has them, not as the EDTF says."""
    ends = [f"{name}_earliest", f"{name}_latest"]
    return Window(*type(row)._default_manager.values_list(*ends).get(pk=row.pk))


def test_saving_works_out_both_ends_of_the_interval() -> None:
    document = add(Document, published_words="autumn 2023", published_edtf="2023-23")

    assert stored(document, "published") == Window(date(2023, 9, 1), date(2023, 11, 30))


def test_saving_again_works_them_out_anew() -> None:
    document = add(Document, published_words="autumn 2023", published_edtf="2023-23")

    document.published = VagueDate("14 August 2023", "2023-08-14")
    document.save()

    document.refresh_from_db()
    assert document.published.words == "14 August 2023"
    assert stored(document, "published") == window_of("2023-08-14")


def test_an_open_end_is_null() -> None:
    fact = add(BodyFact, kind="started", when_words="from 2026", when_edtf="2026/..")

    assert stored(fact, "when") == Window(date(2026, 1, 1), None)


def test_words_alone_leave_both_ends_null() -> None:
    fact = add(BodyFact, when_words="after the next general election")

    fact.refresh_from_db()
    assert stored(fact, "when") == NO_WINDOW
    assert fact.when == VagueDate("after the next general election", "")


def test_the_database_sorts_and_filters_by_the_ends() -> None:
    late = add(Document, published_edtf="2024")
    early = add(Document, published_edtf="2023-21")

    in_order = Document.objects.order_by("published_earliest")
    assert list(in_order) == [early, late]
    assert list(in_order.filter(published_latest__lt=date(2024, 1, 1))) == [early]


@pytest.mark.parametrize("edtf", ["autumn 2023", "2023-13", "2025/2024", "../.."])
def test_validation_refuses_what_cannot_be_read(edtf: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        new(Document, published_edtf=edtf).clean_fields()

    assert list(refusal.value.message_dict) == ["published_edtf"]


def test_what_cannot_be_read_is_not_saved_either() -> None:
    with pytest.raises(NotVagueDate):
        add(Document, published_edtf="autumn 2023")


def test_bulk_saving_works_the_ends_out_too() -> None:
    [document] = Document.objects.bulk_create([new(Document, published_edtf="2023")])

    assert stored(document, "published") == window_of("2023")


def latest(document: Document) -> date | None:
    """The column, as constraints see it."""
    field = Document._meta.get_field("published_latest")
    end: date | None = field.value_from_object(document)
    return end


def test_the_ends_are_known_before_saving() -> None:
    document = new(Document, published_edtf="2023-06")

    assert latest(document) == date(2023, 6, 30)
    document.published = VagueDate("2024", "2024")
    assert latest(document) == date(2024, 12, 31)


def test_what_cannot_be_read_has_no_ends_until_it_is_refused() -> None:
    assert latest(new(Document, published_edtf="2023-13")) is None


def test_the_ends_are_not_for_typing_in() -> None:
    bounds = [field for field in Document._meta.fields if isinstance(field, BoundField)]

    assert len(bounds) == 4
    assert not any(field.editable for field in bounds)


def test_the_field_itself_is_reached_through_the_model() -> None:
    assert Document.published.verbose_name == "published"
