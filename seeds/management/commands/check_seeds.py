"""`manage.py check_seeds`: proves that every passage stands in the document it names."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from seeds.checking import NoFolder, check_passages
from seeds.models import Document


class Command(BaseCommand):
    help = "Looks up every passage in the copy of its document and lists those that are not there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--documents",
            metavar="DIR",
            type=Path,
            required=True,
            help="The folder that holds the copies, by the documents' file names.",
        )
        parser.add_argument(
            "--database",
            default=DEFAULT_DB_ALIAS,
            help="Which of the configured databases holds the passages.",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        documents = Document.objects.using(options["database"]).prefetch_related("passages")
        try:
            checked = check_passages(options["documents"], documents)
        except NoFolder as error:
            raise CommandError(str(error)) from error
        for miss in checked.misses:
            self.stdout.write(str(miss))
        if checked.without_copy:
            names = ", ".join(checked.without_copy)
            self.stdout.write(f"Not checked, because no copy of them is held: {names}.")
        if not checked.passages:
            raise CommandError("There was nothing to check: run manage.py load_seeds first.")
        summary = f"{checked.passages} passages checked, {len(checked.misses)} not found."
        if checked.misses:
            raise CommandError(summary)
        self.stdout.write(summary)
