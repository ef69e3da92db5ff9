"""A worker carries only what public pages need; the rest is imported when somebody first asks."""

import os
import subprocess
import sys

import pytest

from config.environment import BASE_DIR

HEAVY = ["openpyxl", "tablib", "psycopg", "psycopg_binary", "django.test", "html5lib", "pytest"]
CODE = """
import sys
from config.wsgi import application
from django.urls import get_resolver
list(get_resolver().url_patterns)
import django_tables2
print(*(name for name in {heavy} if name in sys.modules))
"""


@pytest.mark.parametrize(
    ("address", "loaded"),
    [("sqlite://:memory:", ""), ("postgres://nobody@localhost/nothing", "psycopg psycopg_binary")],
)
def test_the_site_starts_without_what_only_editors_or_postgres_need(
    address: str, loaded: str
) -> None:
    started = subprocess.run(
        [sys.executable, "-c", CODE.format(heavy=HEAVY)],
        cwd=BASE_DIR,
        env=os.environ | {"DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=True,
    )
    assert started.stdout.strip() == loaded
