"""Functions that run at the same moment, each on a connection of its own."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection


@pytest.fixture
def for_threads(transactional_db: None, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Runs functions at the same moment, each on a connection of its own; gives what they give.

    SQLite's database of the tests is in memory, where nobody waits for a lock: the threads are
    given a copy in a file, as the site has one. It is in the site's journal mode before they come:
    SQLite refuses at once, without waiting, two connections that both change it.
    """

    def run(*functions: Callable[[], Any]) -> list[Any]:
        together = threading.Barrier(len(functions))

        def call(function: Callable[[], Any]) -> Any:
            try:
                together.wait()
                return function()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(functions)) as pool:
            return list(pool.map(call, functions))

    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            copy = tmp_path / "copy.sqlite3"

            def run_on_copy(*functions: Callable[[], Any]) -> list[Any]:
                if not copy.exists():
                    with closing(sqlite3.connect(copy)) as file:
                        connection.connection.backup(file)
                        file.execute("PRAGMA journal_mode=WAL")
                    patch.setitem(connection.settings_dict, "NAME", str(copy))
                return run(*functions)

            yield run_on_copy
        else:
            yield run
