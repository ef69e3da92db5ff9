"""A backup that was restored: every row is there again, made while others write."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection

from glossary.models import Term
from tests.seeds.one_document import add_document, add_facts_of_every_kind
from tests.site.addresses import PARAMETERS, addresses
from tests.threads import for_threads
from tests.wsgi import ask

__all__ = ["for_threads"]


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours and Django's."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    # They change with every restore.
    tables -= {"pagememo_dataversion", "wordindex_unread"}
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=repr)
        return found


def pages() -> dict[str, bytes]:
    """Every page of every row, in bytes."""
    site = get_wsgi_application()
    every = [address for name in PARAMETERS for address in addresses(name)]
    return {address: ask(site, address).body for address in every}


def missing_programs() -> bool:
    return connection.vendor == "postgresql" and not shutil.which("pg_dump")


def test_a_backup_is_put_back_whole_and_later_rows_are_gone(
    for_threads: Callable[..., Any], tmp_path: Path
) -> None:
    if missing_programs():
        pytest.skip("pg_dump is not on the path")
    file = tmp_path / "copy.backup"
    add_facts_of_every_kind(add_document(), 2)
    Term.objects.create(text="TAC", slug="tac")

    def there_and_back() -> tuple[Any, Any]:
        call_command("backup", file, verbosity=0)
        before = rows(), pages()
        Term.objects.create(text="TAF", slug="taf")
        Term.objects.filter(text="TAC").update(text="TACs")
        call_command("restore", file, replace=True, verbosity=0)
        return before, (rows(), pages())

    ((before, after),) = for_threads(there_and_back)

    assert before[0] == after[0]
    assert [address for address, page in before[1].items() if after[1].get(address) != page] == []
    assert len(before[1]) > 30
    assert file.stat().st_mode & 0o077 == 0


def test_a_database_with_tables_is_not_replaced_unasked(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="add --replace"):
        call_command("restore", tmp_path / "any")


def no_file(path: Path) -> str:
    return "is not there"


def letters(path: Path) -> str:
    path.write_text("Dear database, " * 1000)
    return "no backup of"


def another(path: Path) -> str:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE letters (body)")
    return "no backup of"


def half(path: Path) -> str:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE letters AS SELECT zeroblob(9000)")
        file.commit()
    path.write_bytes(path.read_bytes()[:9000])
    return "no backup of"


@pytest.mark.parametrize("made", [no_file, letters, another, half])
def test_what_is_no_backup_changes_nothing(
    made: Callable[[Path], str], db: None, tmp_path: Path
) -> None:
    file = tmp_path / "some.backup"
    words = made(file)
    Term.objects.create(text="TAC", slug="tac")

    with pytest.raises(CommandError, match=words):
        call_command("restore", file, replace=True)

    assert Term.objects.get().text == "TAC"


def test_a_file_that_is_there_is_not_written_over(db: None, tmp_path: Path) -> None:
    file = tmp_path / "copy.backup"
    file.write_text("the only copy")

    with pytest.raises(CommandError, match="Name a new file"):
        call_command("backup", file)

    assert file.read_text() == "the only copy"


@pytest.mark.one_database
def test_a_copy_that_is_made_while_others_write_holds_whole_saves(
    for_threads: Callable[..., Any], tmp_path: Path
) -> None:
    """Two terms come with each save; the copy has both of each or none."""
    ended = threading.Event()

    def write() -> int:
        from django.db import transaction

        number = 0
        while not ended.is_set():
            number += 1
            with transaction.atomic():
                Term.objects.create(text=f"A{number}", slug=f"a{number}")
                Term.objects.create(text=f"B{number}", slug=f"b{number}")
        return number

    def copy() -> list[int]:
        counts = []
        try:
            for number in range(3):
                file = tmp_path / str(number)
                call_command("backup", file, verbosity=0)
                with closing(sqlite3.connect(file)) as copied:
                    asked = copied.execute("SELECT count(*) FROM glossary_term")
                    counts.append(asked.fetchone()[0])
        finally:
            ended.set()
        return counts

    written, counts = for_threads(write, copy)

    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert counts[-1] <= 2 * written
