"""`manage.py restore`: a backup in place of everything in the database."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from libs.backups import BackupFailed, load
from libs.pagememo.version import shut_or_open


class Command(BaseCommand):
    help = "Puts a backup in place of everything in the database, and brings its tables up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="Made by manage.py backup.")
        parser.add_argument(
            "--replace", action="store_true", help="Needed where the database has tables already."
        )

    def handle(self, *_: Any, file: Path, replace: bool, **__: Any) -> None:
        if connection.introspection.table_names() and not replace:
            raise CommandError(
                "There is data in this database. Back it up first, then add --replace."
            )
        try:
            load(connection, file)
        except BackupFailed as reason:
            raise CommandError(str(reason)) from reason
        call_command("migrate", interactive=False, verbosity=0)
        # What servers kept of the data before is of no use, whatever version the backup had.
        shut_or_open(connection, stand=True)
        self.stdout.write(f"{file} is in place.")
