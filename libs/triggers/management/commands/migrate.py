"""`manage.py migrate`: Django's own, and then every trigger, whatever became of the migrations."""

from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import IntegrityError, connections

from libs import triggers

CANNOT_HOLD = (
    "The tables of the next migration cannot hold what is recorded. It changed nothing; those "
    "before it are done. Go to the newest with `migrate`, or restore a backup of that time."
)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """Lifts the triggers while tables change: SQLite rebuilds no table that one names."""
        writes = not any(options[name] for name in ("plan", "check_unapplied"))
        if not writes:
            super().handle(*args, **options)
            return
        with triggers.lifted(connections[options["database"]]):
            try:
                super().handle(*args, **options)
            except IntegrityError as reason:
                raise CommandError(f"{CANNOT_HOLD}\n{reason}") from reason
