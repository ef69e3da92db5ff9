"""`manage.py export_site`: the public site as plain files, for any static host or CDN."""

import time
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.plain_site.making import ChangedMeanwhile, write_plain_site
from libs.days import Day
from libs.plainsite import NotOurFolder, PageFailed, put_in_place


def day_of(text: str) -> date:
    """A day as it is typed: 2023-08-14. Not later than today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is not a day. Write year-month-day, for example 2023-08-14."
        ) from None
    if day > timezone.localdate():
        raise ArgumentTypeError(f"{text} has not come yet. Choose today or an earlier day.")
    return day


def address_of(text: str) -> str:
    """The address of a whole host, without a last slash."""
    parts = urlsplit(text)
    is_host = parts.scheme in ("http", "https") and parts.hostname
    if not is_host or parts.path.strip("/") or parts.query or parts.fragment:
        raise ArgumentTypeError(
            f"{text!r} is not the address of a host. Write, for example, https://tracker.example.org"
        )
    return f"{parts.scheme}://{parts.netloc}".lower()


class Command(BaseCommand):
    help = "Writes the public site as plain files. A second run replaces them all at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="A new or empty folder, or an earlier export."
        )
        parser.add_argument(
            "--on",
            metavar="DAY",
            type=day_of,
            help="As known on a day, 2023-08-14. Today if absent.",
        )
        parser.add_argument(
            "--address",
            type=address_of,
            help="Where the files will be: https://tracker.example.org. Feeds and what is "
            "shared name it. If absent, the first of ALLOWED_HOSTS.",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        from config.wsgi import application

        folder, start, today = options["folder"], time.monotonic(), timezone.localdate()
        day = Day(options["on"] or today, today)
        address = options["address"] or own_address()
        told = {"day": day.date, "address": address}
        try:
            with put_in_place(folder, told) as beside:
                made = write_plain_site(application, address, day, beside)
                if timezone.localdate() != today:
                    raise ChangedMeanwhile
        except (NotOurFolder, PageFailed) as reason:
            raise CommandError(str(reason)) from reason
        except ChangedMeanwhile as reason:
            raise CommandError(
                "Somebody published, or the day ended, while pages were made. "
                "Nothing was replaced; run the command again."
            ) from reason
        took = time.monotonic() - start
        self.stdout.write(
            f"{folder}: {made.file_count:,} files, {made.byte_count / 1e6:.0f} MB, "
            f"as known on {day.label}, in {took:.0f} s. Links to "
            f"{len(made.export.unwritten):,} sets of choices became words."
        )


def own_address() -> str:
    """The site's own, from its settings."""
    named = [host for host in settings.ALLOWED_HOSTS if host.strip("*.")]
    host = named[0] if named else "localhost"
    return f"{'https' if settings.HTTPS else 'http'}://{host.lstrip('.')}"
