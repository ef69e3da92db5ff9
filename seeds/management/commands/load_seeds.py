"""`manage.py load_seeds`: what the documents say, from the fixtures into the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from libs.ingest import BadFixtures
from libs.ingest.plan import Action
from libs.ingest.report import print_counts, print_differences, print_mistakes
from seeds.loading import load


class Command(BaseCommand):
    help = (
        "Loads what the documents say from seeds/fixtures. Rows that are missing are added, rows "
        "that nobody edited take what their fixture says now; the others are left and listed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "names",
            metavar="NAME",
            nargs="*",
            help="A fixture's name, or a part that only one has. Without it, all are loaded.",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Take the fixture's value where a row differs; of a fact, record a correction.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and save nothing."
        )

    def handle(self, *_: Any, **options: Any) -> None:
        overwrite, dry_run = options["overwrite"], options["dry_run"]
        try:
            plan = load(options["names"], overwrite=overwrite, dry_run=dry_run)
        except LookupError as error:
            raise CommandError(str(error)) from error
        except BadFixtures as bad:
            raise CommandError(print_mistakes(bad.plan)) from bad
        if not options["verbosity"]:
            return
        self.stdout.write(print_counts(plan))
        if plan.differing:
            self.stdout.write("\n" + print_differences(plan))
            if plan.of(Action.DIFFERS) and not overwrite:
                self.stdout.write("Left as they are. --overwrite takes the fixture's value.")
        if dry_run:
            self.stdout.write("\nThis was a dry run: nothing was saved.")
