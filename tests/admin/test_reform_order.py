"""The reforms' own list: its pages are the roadmap's order cut up, whatever narrows it."""

import random

import pytest
from django.test import Client

from libs.backoffice.panels import list_of
from reforms.admin.reform import ReformAdmin
from reforms.models import Reform, Strand, Update
from tests.rows import add

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_pages_are_cut_from_the_order_of_the_roadmap(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReformAdmin, "list_per_page", 4)
    draw = random.Random(3)  # noqa: S311  # the same order each time; no secret
    strands = [add(Strand, title=title, position=at) for title, at in (("Late", 9), ("Early", 2))]
    for number in range(14):
        place = {"strand": draw.choice(strands), "position": draw.randint(1, 3)}
        add(Reform, title=f"{'Plan' if number % 2 else 'Panel'} {number}", **place)
    checked = Reform.objects.order_by("pk")[3]
    add(Update, reform=checked, kind="name", name="Zebra", known_on="2026-11-20")

    def pages(**asked: str) -> list[Reform]:
        found: list[Reform] = []
        number = more = 1
        while number <= more:
            page = admin_client.get(list_of(Reform, p=str(number), **asked)).context["cl"]
            found += page.result_list
            number, more = number + 1, page.paginator.num_pages
        return found

    everything = list(Reform.objects.all())
    assert pages() == everything
    assert pages(q="panel") == [one for one in everything if "Panel" in one.title]
    assert pages(q="zebra") == [checked]
    assert pages(evidence="old") == [one for one in everything if one != checked]
    assert [one.title for one in pages(o="1")] == sorted(one.title for one in everything)
