"""What was read is given again while the version stands, and to nobody after a write."""

import pytest
from django.db import transaction

from libs.pagememo.readings import making_page, once_a_version
from partnerships.models import DeliveryBody
from tests.rows import add

pytestmark = pytest.mark.django_db


@once_a_version(most=2)
def titles(start: str = "") -> tuple[str, ...]:
    rows = DeliveryBody.objects.filter(title__startswith=start)
    asked.append(start)
    return tuple(rows.order_by("title").values_list("title", flat=True))


asked: list[str] = []


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    asked.clear()


def test_it_is_read_once_for_each_argument() -> None:
    add(DeliveryBody, title="A board")
    assert [titles(), titles(), titles("B"), titles("B")] == [("A board",)] * 2 + [()] * 2
    assert asked == ["", "B"]


def test_the_one_used_longest_ago_makes_room() -> None:
    for start in ("A", "B", "A", "C", "A", "B"):
        titles(start)
    assert asked == ["A", "B", "C", "B"]


def test_any_write_has_it_read_again() -> None:
    body = add(DeliveryBody, title="A board")
    titles()
    DeliveryBody.objects.filter(pk=body.pk).update(title="A new board")
    assert titles() == ("A new board",)


def test_what_was_read_before_a_rollback_is_given_to_nobody() -> None:
    add(DeliveryBody, title="A board")
    with transaction.atomic():
        add(DeliveryBody, title="A preview")
        assert titles() == ("A board", "A preview")
        transaction.set_rollback(True)
    assert titles() == ("A board",)
    with transaction.atomic():
        add(DeliveryBody, title="The real one")
        assert titles() == ("A board", "The real one")


def test_a_page_reads_for_the_version_that_stood_before_it() -> None:
    with making_page("before"):
        assert titles() == ()
        add(DeliveryBody, title="A board")
        assert titles() == ()
    assert titles() == ("A board",)


def test_without_a_version_nothing_is_kept() -> None:
    with making_page(None):
        titles()
        titles()
    assert asked == ["", ""]
