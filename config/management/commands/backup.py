"""`manage.py backup`: a copy of the whole database, while it is in use."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from libs.backups import BackupFailed, save


class Command(BaseCommand):
    help = "Writes a copy of the whole database into a new file, while the site goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="A file that is not there yet.")

    def handle(self, *_: Any, file: Path, **__: Any) -> None:
        try:
            save(connection, file)
        except BackupFailed as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
