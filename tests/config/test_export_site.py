"""The site as plain files: every link of every file leads to a file, and nothing asks a server."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest
from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application

from config import wsgi
from config.plain_site import making
from glossary.models import Sense
from libs.pagememo.wsgi import PageMemo
from libs.plainsite import Export
from partnerships.models import LocalAuthority
from tests.rows import add

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ROOT, DAY = "https://tracker.example.org", "2023-08-14"
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}


def export(folder: Path, *arguments: str) -> str:
    said = StringIO()
    call_command("export_site", folder, f"--address={ROOT}", *arguments, stdout=said)
    return said.getvalue()


def broken_links(folder: Path) -> Iterator[str]:
    """Links of HTML files that lead to no file, or that only a server can answer."""
    pages = {
        page: html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
        for page in folder.rglob("*.html")
    }
    ids = {page: {one.get("id") for one in tree.iter()} for page, tree in pages.items()}
    for page, tree in pages.items():
        here = f"{ROOT}/{page.relative_to(folder)}"
        for tag, name in LINKS.items():
            for element in tree.iter(tag):
                address, anchor = urldefrag(urljoin(here, element.get(name, here)))
                if not address.startswith(f"{ROOT}/"):
                    continue
                file = folder / unquote(address.removeprefix(f"{ROOT}/"))
                file = file / "index.html" if file.is_dir() else file
                if "?" in address or not file.is_file():
                    yield f"{here}: {address}"
                elif anchor and anchor not in ids.get(file, {anchor}):
                    yield f"{here}: {address}#{anchor}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def with_static_files(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is collected for tests: the application gives static files from their folders."""
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    application = PageMemo(get_wsgi_application(), budget_bytes=1_000_000)
    monkeypatch.setattr(wsgi, "application", application)


@pytest.mark.usefixtures("with_static_files")
def test_a_past_day_becomes_files_whose_links_all_lead_somewhere(site: Path) -> None:
    sense = add(Sense, expansion="Education, health and care plan")
    area = add(LocalAuthority)
    said = export(site, f"--on={DAY}")
    assert "as known on 14 August 2023" in said
    assert list(broken_links(site)) == []
    home, search = ((site / f"{page}index.html").read_text() for page in ("", "search/"))
    assert "As known on <b>14 August 2023</b>" in home
    assert "/admin/" not in home
    assert "Back to today" not in home
    assert '<meta http-equiv="Content-Security-Policy" content="base-uri ' in home
    assert "unsafe" not in home
    assert search.count("<form") == 1, "the box of the whole site"
    found = json.loads((site / "look-up.json").read_text())["entries"]
    hrefs = {entry["href"]: entry["names"] for entry in found}
    assert hrefs[f"/glossary/{sense.term.slug}/"] == ["Education, health and care plan"]
    assert f"/areas/{area.slug}/" in hrefs
    assert all(f'href="{href}"' in search for href in hrefs), "the whole list needs no script"
    assert {"404.html", "card.png", "feeds", "favicon.ico", "_headers"} <= {
        file.name for file in site.iterdir()
    }
    assert f"{ROOT}/" in (site / "feeds" / "changes.atom").read_text()
    areas = (site / "areas" / "index.html").read_text()
    assert 'action="/areas/"' in areas
    assert "postcode, or" not in home + areas
    assert "post" not in areas.split("<form", 2)[2].split("</form>")[0].lower()


def test_nothing_is_replaced_if_somebody_publishes_meanwhile(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = iter(["before", "after"])
    monkeypatch.setattr(making, "read_version", lambda: next(versions))
    monkeypatch.setattr(making, "gather", lambda *_: Export())
    with pytest.raises(CommandError, match="Nothing was replaced"):
        export(site)
    assert not site.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on=2023-02-30"], "is not a day"),
        (["--on=9999-01-01"], "has not come yet"),
        (["--address=tracker.example.org"], "is not the address of a host"),
        (["--address=https://tracker.example.org/folder/"], "is not the address of a host"),
    ],
)
def test_what_cannot_be_exported_is_told(arguments: list[str], said: str, site: Path) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("export_site", site, *arguments)


def test_another_folder_is_left_alone(site: Path) -> None:
    site.mkdir()
    (site / "letter.txt").write_text("dear")
    with pytest.raises(CommandError, match="neither empty nor an earlier export"):
        export(site)
    assert [file.name for file in site.iterdir()] == ["letter.txt"]
