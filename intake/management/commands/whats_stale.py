"""`manage.py whats_stale`: what nobody looked at for long, what should be out, where to look."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from intake.stale import build_stale


class Command(BaseCommand):
    help = (
        "Lists the reforms by the days since anything was recorded of them, the documents that "
        "were promised and should be out, the places where an answer should stand and that nobody "
        "read since, and the publishers' pages where more would appear."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=20, help="Reforms to list, 20 by default.")

    def handle(self, *_: Any, **options: Any) -> None:
        stale = build_stale(timezone.localdate())
        self.stdout.write("Reforms, by the days since anything was recorded:")
        for one in stale.reforms[: max(0, options["most"])]:
            self.stdout.write(f"  {one.days:>5}  {one.title} (since {one.since})")
        self.stdout.write("Documents that should be out, or are due now:")
        for due in stale.due:
            self.stdout.write(f"  {due.reform}: {due.title}, “{due.words}”")
        self.stdout.write("Places where an answer should stand by now, still to be read:")
        for place in stale.places:
            self.stdout.write(f"  {place.milestone}: {place.text}, due {place.due}")
            if place.address:
                self.stdout.write(f"    {place.address}")
        self.stdout.write("Where to look:")
        for page in stale.pages:
            told = "1 reform" if page.reforms == 1 else f"{page.reforms} reforms"
            self.stdout.write(f"  {page.publisher}, told of {told}; last: {page.title}")
            self.stdout.write(f"    {page.address}")
