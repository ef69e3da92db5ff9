"""After any edits, in any order, a kept page is the page that would be made."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from libs.pagememo.wsgi import PageMemo
from partnerships.models import BodyFact, DeliveryBody
from reforms.models import Milestone, Reform, Strand, Update
from seeds.models import Caveat, Document
from tests.rows import add, new
from tests.site.growing_data import GrowingData
from tests.torture import WHOLE, examples, share
from tests.wsgi import ask

pytestmark = [
    pytest.mark.django_db,
    # Under `make test` tests/site/test_never_stale.py asks PostgreSQL after each way of writing.
    pytest.mark.both_databases if WHOLE else pytest.mark.one_database,
]

EDITS: dict[str, Callable[[], Any]] = {
    "add a reform": lambda: add(Update, kind="description", note="Does."),
    "move a date": lambda: add(
        Update,
        reform=Reform.objects.first(),
        milestone=Milestone.objects.filter(reform=Reform.objects.first()).first(),
        kind="target",
        target_words="by 2031",
        target_edtf="../2031",
    ),
    "rename reforms": lambda: Reform.objects.update(title=f"Reform {Update.objects.count()}"),
    "rename a strand": lambda: Strand.objects.filter(slug="strand-1").update(title="Anew"),
    "give a stage": lambda: add(
        Update, reform=Reform.objects.first(), kind="stage", stage="in-delivery"
    ),
    "say what bodies do": lambda: BodyFact.objects.bulk_create(
        new(BodyFact, body=body, text=f"Does {BodyFact.objects.count()}")
        for body in DeliveryBody.objects.all()
    ),
    "tie a caveat": lambda: Reform.objects.get(slug="reform-0").caveats.add(add(Caveat)),
    "untie caveats": lambda: Reform.objects.get(slug="reform-0").caveats.clear(),
    "add a document": lambda: add(Document),
    "edit in SQL": lambda: connection.cursor().execute(
        "UPDATE glossary_term SET text = text || 'x' WHERE slug = 'term-0'"
    ),
}
PAGES = [
    *("/", "/roadmap/", "/roadmap/?view=table", "/reforms/reform-0/", "/changes/", "/evidence/"),
    *("/delivery-model/", "/bodies/body-0/", "/glossary/", "/glossary/term-0/", "/sources/"),
    *("/feeds/changes.atom", "/next/", "/about/", "/glossary.csv", "/roadmap/?on=2023-08-14"),
]

SEEN_ON = {
    "add a reform": "/roadmap/",
    "move a date": "/reforms/reform-0/",
    "rename reforms": "/roadmap/",
    "rename a strand": "/roadmap/",
    "give a stage": "/reforms/reform-0/",
    "say what bodies do": "/bodies/body-0/",
    "tie a caveat": "/reforms/reform-0/",
    "untie caveats": "/reforms/reform-0/",
    "add a document": "/sources/",
    "edit in SQL": "/glossary/term-0/",
}
"""A page that each edit changes, in the order of the edits."""


@pytest.fixture
def applications() -> tuple[Any, PageMemo]:
    """Django alone, and behind a memo."""
    GrowingData().grow(30)
    django = get_wsgi_application()
    return django, PageMemo(django, budget_bytes=10_000_000)


@settings(
    max_examples=examples(2 if connection.vendor == "postgresql" else 3),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(sorted(EDITS)), st.lists(st.sampled_from(PAGES), min_size=2, max_size=3)
        ),
        min_size=1,
        max_size=3,
    )
)
def test_after_any_edits_a_kept_page_is_the_page_that_would_be_made(
    steps: list[tuple[str, list[str]]], applications: tuple[Any, PageMemo]
) -> None:
    # What one example wrote stays for the next: the edits pile up, and so do the pages.
    django, memo = applications
    for edit, pages in steps:
        for page in pages:
            assert ask(memo, page).body == ask(django, page).body
        EDITS[edit]()
        for page in pages:
            kept = [ask(memo, page) for _ in range(2)]
            assert kept[0].body == kept[1].body == ask(django, page).body, (edit, page)
            assert kept[0].status == 200


def test_every_edit_changes_a_page() -> None:
    GrowingData().grow(30)
    django = get_wsgi_application()
    assert set(SEEN_ON) == set(EDITS)
    for name, page in share(list(SEEN_ON.items()), 3):
        before = ask(django, page).body
        EDITS[name]()
        assert before != ask(django, page).body, name
