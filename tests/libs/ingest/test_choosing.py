"""A choice is meant by its value or by the words that forms show, and refused in those words."""

import pytest

from libs.ingest.choosing import choice_of, refused_choice
from partnerships.models import DeliveryBody
from reforms.models import Update

STAGE, KIND = Update._meta.get_field("stage"), DeliveryBody._meta.get_field("kind")


@pytest.mark.parametrize("text", ["in-delivery", "In delivery", "IN DELIVERY", "in_delivery "])
def test_a_choice_is_meant_by_its_value_or_its_label(text: str) -> None:
    assert choice_of(STAGE, text) == "in-delivery"


def test_what_is_no_choice_stays_as_it_is_and_is_told_in_the_words_of_forms() -> None:
    assert choice_of(STAGE, "nearly") == "nearly"
    told = refused_choice(STAGE, "in delivry")
    assert "did you mean “In delivery”?" in told
    assert "In development; Future; Not staged" in told


def test_every_choice_is_found_by_its_label() -> None:
    for column in (STAGE, KIND):
        for value, label in column.flatchoices:
            assert choice_of(column, str(label)) == value
