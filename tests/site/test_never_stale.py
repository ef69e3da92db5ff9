"""Whoever writes, by whatever way: the next read shows it, though every page is kept."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.test import Client

from config.environment import BASE_DIR
from glossary.models import Sense, Term
from libs.backoffice.panels import page_of
from libs.pagememo.wsgi import PageMemo
from reforms.models import Reform, Strand, Update
from seeds.loading import load
from tests.admin.forms import record
from tests.libs.backoffice.tables import as_csv, confirm, send
from tests.rows import add, new
from tests.threads import for_threads
from tests.torture import WHOLE
from tests.wsgi import ask

__all__ = ["for_threads"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

EDITS = 500 if WHOLE else 6
DOCUMENTS = "01-documents-since-2023"


class Site:
    """A site that keeps its pages; `made` counts those that Django had to make."""

    def __init__(self, elsewhere: Callable[..., Any]) -> None:
        django = get_wsgi_application()
        self.made = 0
        self.elsewhere = elsewhere

        def counted(*asked: Any) -> Any:
            self.made += 1
            return django(*asked)

        self.application = PageMemo(counted, budget_bytes=10_000_000)

    def read(self, address: str) -> str:
        """The page, read on a connection of its own."""
        (answer,) = self.elsewhere(lambda: ask(self.application, address))
        assert answer.status == 200
        return str(answer.text)


@pytest.fixture
def site(for_threads: Callable[..., Any]) -> Site:
    strand = add(Strand, slug="strand", title="Strand of old")
    reform = add(Reform, slug="reform", title="Reform of old", strand=strand)
    add(Update, reform=reform, kind="description", note="Does.")
    add(Sense, term=add(Term, slug="term", text="OLD"))
    User.objects.create_superuser("anna")
    return Site(for_threads)


def room() -> Client:
    client = Client()
    client.force_login(User.objects.get())
    return client


def save() -> None:
    reform = Reform.objects.get()
    reform.title = "Brand new"
    reform.save()


def create_many() -> None:
    fact = new(Update, reform=Reform.objects.get(), kind="name", name="Brand new")
    Update.objects.bulk_create([fact])


def update_many() -> None:
    Strand.objects.update(title="Brand new")


def write_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reforms_strand SET title = 'Brand new'")


def send_a_form() -> None:
    typed = {"title": "Brand new", "edit_reason": "It is new."}
    assert record(room(), page_of(Reform.objects.get()), **typed).status_code == 302


def import_a_table() -> None:
    client = room()
    preview = send(client, Term, as_csv([["slug", "text"], ["term", "Brand new"]]))
    assert confirm(client, Term, preview).status_code == 302


def write_in_another_process() -> None:
    code = (
        "import django; django.setup(); from reforms.models import Strand;"
        "Strand.objects.update(title='Brand new')"
    )
    name = str(connection.settings_dict["NAME"])
    server = os.environ.get("TEST_DATABASE_URL", "")
    url = re.sub(r"/postgres(?=\?|$)", f"/{name}", server) if server else f"sqlite:///{name}"
    environment = os.environ | {"DATABASE_URL": url}
    subprocess.run([sys.executable, "-c", code], cwd=BASE_DIR, env=environment, check=True)


WAYS = {
    save: "/roadmap/",
    create_many: "/roadmap/",
    update_many: "/roadmap/",
    write_sql: "/roadmap/",
    send_a_form: "/roadmap/",
    import_a_table: "/glossary/",
    write_in_another_process: "/roadmap/",
}


@pytest.mark.parametrize("write", WAYS, ids=lambda way: way.__name__)
def test_the_next_read_shows_what_was_written(write: Callable[[], None], site: Site) -> None:
    page = WAYS[write]
    first = site.read(page)
    assert "Brand new" not in first
    assert (site.read(page), site.made) == (first, 1)
    site.elsewhere(write)
    assert "Brand new" in site.read(page)


def test_the_next_read_shows_what_documents_brought(site: Site) -> None:
    first = site.read("/sources/")
    assert (site.read("/sources/"), site.made) == (first, 1)
    site.elsewhere(lambda: load(("00-audiences-and-strands", "00-tracker", DOCUMENTS)))
    assert site.read("/sources/").count("<li>") > first.count("<li>")


def test_no_read_of_many_is_behind_its_write(site: Site) -> None:
    def edit(title: str) -> Callable[[], int]:
        return lambda: Strand.objects.update(title=title)

    stale = []
    for number in range(EDITS):
        site.elsewhere(edit(f"Title no. {number}."))
        if f"Title no. {number}." not in site.read("/roadmap/"):
            stale.append(number)
    assert stale == []
    assert site.made == EDITS


def test_what_was_not_saved_after_all_is_never_shown(site: Site) -> None:
    first = site.read("/roadmap/")

    def take_back() -> None:
        with transaction.atomic():
            Strand.objects.update(title="Brand new")
            transaction.set_rollback(True)

    site.elsewhere(take_back)
    assert (site.read("/roadmap/"), site.made) == (first, 1)
