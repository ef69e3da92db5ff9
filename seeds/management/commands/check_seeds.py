"""`manage.py check_seeds`: proves that every passage stands in the document it names."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from seeds.checking import NoFolder, check_passages, record
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
        parser.add_argument(
            "--record",
            action="store_true",
            help="Keep what was found of each passage, for the editors' start page.",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        documents = Document.objects.using(options["database"]).prefetch_related("passages")
        try:
            checked = check_passages(options["documents"], documents)
        except NoFolder as error:
            raise CommandError(str(error)) from error
        if options["record"]:
            record(checked, timezone.now(), options["database"])
        for miss in checked.misses:
            self.stdout.write(str(miss))
        if number := len(checked.without_copy):
            called = "document" if number == 1 else "documents"
            self.stdout.write(f"{number} {called} without a copy here, not checked.")
            if options["verbosity"] > 1:
                self.stdout.write("\n".join(f"  {slug}" for slug in checked.without_copy))
        if not checked.passages:
            raise CommandError("There was nothing to check: run manage.py load_seeds first.")
        called = "passage" if checked.passages == 1 else "passages"
        if checked.misses:
            missing = len(checked.misses)
            raise CommandError(f"{checked.passages} {called} checked, {missing} missing.")
        self.stdout.write(f"{checked.passages} {called} checked, none missing.")
