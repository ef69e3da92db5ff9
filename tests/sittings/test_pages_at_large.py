"""The pages of drafts answer whatever is sent, and ask as often for many drafts as for few."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reforms.models import Reform
from sittings import drafts
from tests.sittings.sitting import TEXT, plan
from tests.sittings.test_pages import NEW, at, editor, publisher, staged, start
from tests.torture import share

__all__ = ["editor", "publisher"]

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


HOSTILE: list[dict[str, Any]] = [
    {"rows": ["x", "-1", "9" * 99, "0", "0"], "row-0-about": "\0" * 9 + "a'\"<b>"},
    {"rows": [str(n) for n in range(99)], "version": "9" * 40},
    {"row-0-says": "stage:nowhere", "row-0-strand": "9" * 40, "rows": ["0"]},
    {"row-0-about": "😀", "row-0-about_pick": "reform-0", "rows": ["0"], "text": "😀" * 9},
    {"source-find": "%_%", "source-address": "http://[", "nothing-reforms": "%\n_\n" * 300},
    {"source-published": "2026-99-99", "source-known_on": "31 February 2026", "version": "-1"},
    {
        "row-0-target_reading": "event-99999999999999999999",
        "row-0-words": "after x",
        "row-0-says": "target",
        "row-0-about": "A plan",
        "rows": ["0"],
    },
    {"source-title": "x" * 999, "source-kind": "nothing", "source-published": "2026"},
]


@pytest.mark.parametrize("sent", share(HOSTILE, 3))
def test_anything_that_is_sent_is_answered(sent: dict[str, Any], publisher: Client) -> None:
    plan("A plan", "Done")
    for do in ("add", "preview"):
        answer = publisher.post(NEW, sent | {"do": do}, follow=True)
        assert answer.status_code == 200
    wanted = {"wanted": "source", "number": "x"}
    assert publisher.post(reverse("sittings:beside"), sent | wanted).status_code == 200
    bad = {"start": "9" * 5_000, "end": "x", "text": "a"}
    assert publisher.post(reverse("sittings:passage"), bad).status_code == 200


@pytest.mark.usefixtures("as_in_a_new_process")
def test_pages_ask_as_often_for_many_drafts_as_for_few(publisher: Client) -> None:
    plan("A plan")
    draft = start(publisher, staged())
    pages = (reverse("sittings:list"), at(draft), NEW)

    def asked() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert publisher.get(page).status_code == 200
            counts.append(len(queries))
        return counts

    asked()
    before = asked()
    owner = User.objects.get(username="publisher")
    for _ in range(20):
        drafts.start(staged(), TEXT, owner).colleague_notes.create(text="A note.", asked=owner)
    assert asked() == before


def test_a_sitting_begins_with_the_reform_that_its_address_names(editor: Client) -> None:
    reform = plan("A plan")
    assert Reform.objects.count() == 1
    assert 'value="A plan"' in editor.get(f"{NEW}?reform={reform.slug}").content.decode()
    for odd in ("nothing", "%00", "1' or 1=1"):
        assert editor.get(f"{NEW}?reform={odd}").status_code == 200
