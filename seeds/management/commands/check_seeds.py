"""`manage.py check_seeds`: checks that every document has its passages."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from seeds.checked import write_checked
from seeds.checking import FolderNotFound, check_passages, record_checks
from seeds.models import Document


class Command(BaseCommand):
    help = "Look for every passage in the copy of its document and list those that are missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--documents",
            metavar="DIR",
            type=Path,
            required=True,
            help="The folder of the copies, under the documents' file names.",
        )
        parser.add_argument(
            "--database",
            default=DEFAULT_DB_ALIAS,
            help="Which of the configured databases has the passages.",
        )
        parser.add_argument(
            "--record",
            action="store_true",
            help="Save the result for each passage, for the editors' start page.",
        )

        parser.add_argument(
            "--write",
            action="store_true",
            help="Write the list of what was found, which comes with the tracker.",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        documents = Document.objects.using(options["database"]).prefetch_related("passages")
        try:
            checked = check_passages(options["documents"], documents)
        except FolderNotFound as error:
            raise CommandError(str(error)) from error
        if options["record"]:
            record_checks(checked, timezone.now(), options["database"])
        if options["write"]:
            write_checked(passage for passage, problem in checked.problems if not problem)
        for text in checked.missing:
            self.stdout.write(str(text))
        if number := len(checked.without_copy):
            noun = "document" if number == 1 else "documents"
            marked = checked.not_checked
            which = "1 passage" if marked == 1 else f"{marked} passages"
            self.stdout.write(f"{number} {noun} without a copy here: {which} not checked.")
            if options["verbosity"] > 1:
                self.stdout.write("\n".join(f"  {slug}" for slug in checked.without_copy))
        if not checked.passages:
            raise CommandError("There was nothing to check: run manage.py load_seeds first.")
        noun = "passage" if checked.passages == 1 else "passages"
        if checked.missing:
            missing = len(checked.missing)
            raise CommandError(f"{checked.passages} {noun} checked, {missing} missing.")
        self.stdout.write(f"{checked.passages} {noun} checked, none missing.")
