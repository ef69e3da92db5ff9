"""Static files named by their content may be kept for good; their names change with it."""

import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from tests.wsgi import ask

A_YEAR_S = 365 * 24 * 60 * 60
CONTENT = "p { color: black }\n" * 50


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> str:
    """The address of a file that was collected as `make run` does it."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "plain.css").write_text(CONTENT)
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return str(staticfiles_storage.url("plain.css"))


def test_a_file_named_by_its_content_may_be_kept_for_a_year_and_more(collected: str) -> None:
    answer = ask(get_wsgi_application(), collected, accept_encoding="br")
    assert re.fullmatch(r"/static/plain\.[0-9a-f]{12}\.css", collected)
    control = answer.headers["cache-control"]
    assert "immutable" in control
    assert int(re.findall(r"max-age=(\d+)", control)[0]) >= A_YEAR_S
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(answer.body).decode() == CONTENT


def test_a_file_by_its_plain_name_may_not(collected: str) -> None:
    answer = ask(get_wsgi_application(), "/static/plain.css")
    assert answer.status == 200
    assert "immutable" not in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("asked", "status", "length"),
    [
        ("bytes=0-0", 200, len(CONTENT)),
        ("bytes=7-7", 200, len(CONTENT)),
        ("bytes=-1", 200, len(CONTENT)),
        (f"bytes={len(CONTENT) - 1}-", 200, len(CONTENT)),
        ("bytes=0-1", 206, 2),
        ("bytes=99999-", 416, 0),
    ],
)
def test_a_part_of_a_file_is_given_or_the_whole(
    collected: str, asked: str, status: int, length: int
) -> None:
    answer = ask(get_wsgi_application(), collected, range=asked)
    assert (answer.status, len(answer.body)) == (status, length)
