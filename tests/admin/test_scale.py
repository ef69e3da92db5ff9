"""With 3,000 reforms and 30,000 updates the admin asks as little and shows as few rows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from glossary.models import Term
from libs.backoffice.panels import list_of, page_of
from libs.ingest.models import ImportBatch
from reforms.models import Milestone, Reform, Strand, Update
from seeds.models import Passage
from tests.constraints import written_columns
from tests.libs.backoffice.tables import as_csv, confirm, match, send
from tests.rows import DAY, add, new

REFORMS, LONGEST = 3_000, 6_000
KINDS: list[dict[str, Any]] = [
    {"kind": "stage", "stage": "future", "basis": "inferred", "reason": "A guess."},
    {"kind": "description", "note": "The ICB decides."},
    {"kind": "name", "name": "A plan"},
    {"kind": "checked"},
    {"kind": "target", "target_words": "in 2024", "target_edtf": "2024"},
    {"kind": "target", "target_words": "in 2025", "target_edtf": "2025"},
    {"kind": "checked"},
    {"kind": "legal-force", "legal_force": "none"},
]
LOOK_UP = {"app_label": "reforms", "model_name": "question", "field_name": "reform", "term": "7"}
LARGEST = 120_000
"""Characters of the largest page, which no row of the database adds to any more."""


@pytest.fixture
def longest(admin_user: User) -> Reform:
    """All those rows; the reform that has the longest log."""
    strand, passage = add(Strand), add(Passage)
    reforms = Reform.objects.bulk_create(
        Reform(slug=f"reform-{n}", title=f"Reform {n}", strand=strand, position=n)
        for n in range(REFORMS)
    )
    Milestone.objects.bulk_create(
        Milestone(reform=reform, slug="step", title="A step") for reform in reforms
    )
    reform, step = reforms[0], Milestone.objects.get(reform=reforms[0])
    says = {"reform": reform, "passage": passage}
    first = [
        new(Update, milestone=step if one["kind"] == "target" else None, **says, **one)
        for one in KINDS
    ]
    Update.objects.bulk_create(first)
    copy_to_all(step)
    days = (DAY + timedelta(days=number % 900) for number in range(LONGEST))
    Update.objects.bulk_create(new(Update, kind="checked", known_on=day, **says) for day in days)
    assert (Reform.objects.count(), Update.objects.count()) == (3_000, 30_000)
    # Kept by Django for good: not a part of any page.
    ContentType.objects.get_for_models(*apps.get_models())
    return reform


def copy_to_all(step: Milestone) -> None:
    """What is said of this milestone and its reform, said of all others: by SQL, in a moment."""
    table, steps = Update._meta.db_table, Milestone._meta.db_table
    own = {
        "key": "'copy-' || said.id || '-' || step.id",
        "reform_id": "step.reform_id",
        "milestone_id": "CASE WHEN said.milestone_id IS NOT NULL THEN step.id END",
    }
    names = [str(field.column) for field in written_columns(Update)]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(own.get(name, f'said."{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {values} "
            f"FROM {table} AS said, {steps} AS step WHERE step.id <> %s",
            [step.pk],
        )


@pytest.mark.usefixtures("as_in_a_new_process")
def test_every_page_asks_its_few_queries_and_stays_small(
    longest: Reform, admin_client: Client
) -> None:
    pinned = {
        reverse("admin:index"): 57,
        reverse("worklist:list", args=["passed"]): 8,
        reverse("worklist:list", args=["unchecked"]) + "?page=60": 8,
        list_of(Reform): 5,
        list_of(Reform, q="Reform 7"): 5,
        list_of(Reform, evidence="old", p=60): 5,
        list_of(Update): 7,
        list_of(Update, p=200): 7,
        list_of(Update, q="in 2025"): 7,
        list_of(Update, reform__id__exact=longest.pk): 8,
        page_of(longest): 11,
        list_of(Update, "add", reform=longest.pk): 9,
        f"{reverse('admin:autocomplete')}?{urlencode(LOOK_UP)}": 4,
    }
    counted, sizes = {}, {}
    for address in pinned:
        with CaptureQueriesContext(connection) as asked:
            answer = admin_client.get(address)
        assert answer.status_code == 200, address
        counted[address], sizes[address] = len(asked), len(answer.content)
    assert counted == pinned
    assert {address: size for address, size in sizes.items() if size > LARGEST} == {}
    start = admin_client.get(reverse("admin:index")).content.decode()
    for key in ("passed", "unchecked"):
        # More are not counted, so that the page takes no longer however many there are.
        assert '<span class="need__count">over 100</span>' in start.split(f'id="need-{key}"')[1]


@pytest.mark.usefixtures("as_in_a_new_process")
def test_the_pages_of_an_import_ask_as_much_for_many_rows_as_for_few(admin_client: Client) -> None:
    """Where many stand already: the page of columns, the preview, and the page to take it back."""
    Term.objects.bulk_create(Term(slug=f"old-{n}", text=f"OLD{n}") for n in range(1_000))

    def ask(many: int) -> tuple[list[int], int]:
        def counted(page: Callable[[], Any]) -> Any:
            with CaptureQueriesContext(connection) as asked:
                answer = page()
            # Each row is tried by saving it: what is asked besides does not grow.
            numbers.append(sum(query["sql"].startswith("SELECT") for query in asked))
            sizes.append(len(answer.content))
            return answer

        numbers: list[int] = []
        sizes: list[int] = []
        rows = [["Acronym", "Remark"], *([f"NEW{many}X{n}", f"{n}"] for n in range(many))]
        columns = counted(lambda: send(admin_client, Term, as_csv(rows)))
        preview = counted(lambda: match(admin_client, Term, columns))
        confirm(admin_client, Term, preview)
        batch = ImportBatch.objects.latest("pk")
        counted(lambda: admin_client.get(reverse("imports:batch", args=[batch.pk])))
        counted(lambda: admin_client.get(reverse("imports:list")))
        return numbers, max(sizes)

    few, many = ask(10), ask(120)
    assert many[0] == few[0] == [5, 9, 16, 4]
    assert many[1] < 2 * LARGEST
