"""`manage.py read_document FILE`: what a document says of what we know. Saves nothing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from intake.reading import plain_of, read_content
from libs.reading_files import RefusedFile


class Command(BaseCommand):
    help = (
        "Reads a TXT, HTML, DOCX or PDF file and prints what it may say of reforms, bodies, areas "
        "and abbreviations, each with its passage. Nothing is saved."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--title", default="", help="Its title.")
        parser.add_argument(
            "--published",
            required=True,
            metavar="DAY",
            help="The day of its publication, 2023-08-14: “this summer” is counted from it.",
        )
        parser.add_argument("--json", action="store_true", help="Print JSON.")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            published = date.fromisoformat(options["published"])
        except ValueError as error:
            raise CommandError("Write the day as in 2023-08-14.") from error
        try:
            content = options["file"].read_bytes()
            text, found = read_content(content, published, timezone.localdate())
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except RefusedFile as refused:
            raise CommandError(str(refused)) from refused
        rows = [plain_of(text, one) for one in found]
        if options["json"]:
            about = {"title": options["title"], "published": published.isoformat()}
            self.stdout.write(json.dumps(about | {"proposals": rows}, ensure_ascii=False, indent=1))
            return
        group = ""
        for row in rows:
            if row["group"] != group:
                group = row["group"]
                self.stdout.write(f"\n{group}")
            against = f" [{row['against']}]" if row["against"] else ""
            self.stdout.write(f"  {row['told']}{against}")
            if row["sort"] != "silent":
                place = f"“{row['opening']} … {row['closing']}”" if row["opening"] else ""
                above = " under ".join(filter(None, [place, row["heading_path"]]))
                self.stdout.write(f"    {row['reason']}\n    {above}")
