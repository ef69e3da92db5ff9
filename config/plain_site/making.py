"""Writes the public site as plain files into a folder that is not public yet."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from config.plain_site.entries import build_entries
from config.plain_site.pages import LOOK_UP, PlainEditor, plain_finisher, policy_of
from libs.days import Day
from libs.pagememo.version import read_version
from libs.plainsite import Export, Site, gather, lead_to_files
from libs.plainsite.walk import Application, ask, relink, write
from reforms.pages.search import CALLED

STARTS = ("reforms:home", "favicon", "touch-icon", "manifest")
ICON = "img/icon.svg"
NOT_FOUND = "/404.html"
HEADERS = """/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: same-origin
{embeds}/static/*
  ! X-Frame-Options
  Cache-Control: public, max-age=31536000, immutable
"""
"""For hosts that read such a file, which several do; others send what they are told to."""


class ChangedMeanwhile(Exception):
    """The data changed, or the day ended, while pages were made: they may not agree."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written."""

    export: Export
    file_count: int
    byte_count: int


def site_of(address: str, day: Day) -> Site:
    """The public part of the site on a day, at the address that the files will have."""
    # Neither answers without a server.
    left_out = (reverse("admin:index"), reverse("opendata:api"), reverse("alerts:ask"))
    return Site(address, {"on": day.date}, day.is_today, left_out)


def write_plain_site(
    application: Application, address: str, day: Day, folder: Path, starts: tuple[str, ...] = ()
) -> Made:
    """Write every public page on a day, as readers get it, with the links and the look-up working.

    `starts` are the addresses that links are followed from, the home page and the icons if there
    are none. Raises ChangedMeanwhile, and PageFailed.
    """
    site, edit, version = site_of(address, day), PlainEditor(day), read_version()
    first = starts or tuple(reverse(name) for name in STARTS)
    with answering_to(address):
        export = gather(application, site, [*first, static(LOOK_UP), static(ICON)], folder, edit)
        missing = ask(application, site, NOT_FOUND)
    if read_version() != version:
        raise ChangedMeanwhile
    entries = build_entries(day, lambda href: export.address(site.key(href)))
    finish = plain_finisher(entries, policy_of(missing.headers))
    lead_to_files(export, site, folder, edit, finish)
    page = relink(missing.body.decode(), site, export, NOT_FOUND, edit)
    write(folder / "404.html", finish(NOT_FOUND, page).encode())
    found = {"kinds": CALLED, "entries": [asdict(entry) for entry in entries]}
    content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    write(folder / "look-up.json", content.encode())
    write(folder / "_headers", headers_of(export).encode())
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Made(export, len(files), sum(path.stat().st_size for path in files))


def headers_of(export: Export) -> str:
    """What a host should send: the drawings for frames on other sites alone may be framed."""
    embeds = sorted({key.partition("?")[0] for key in export.files if "/embed/" in key})
    told = "".join(f"{path}*\n  ! X-Frame-Options\n" for path in embeds)
    return HEADERS.format(embeds=told)


@contextmanager
def answering_to(address: str) -> Iterator[None]:
    """Inside, the site answers to the host that the files will be at."""
    changed: Any = settings
    hosts, changed.ALLOWED_HOSTS = changed.ALLOWED_HOSTS, [urlsplit(address).hostname]
    try:
        yield
    finally:
        changed.ALLOWED_HOSTS = hosts
