"""`manage.py migrate`: Django's own, and then every trigger, whatever became of the migrations."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from libs import triggers


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """Lifts the triggers while tables change: SQLite rebuilds no table that one names."""
        writes = not any(options[name] for name in ("plan", "check_unapplied"))
        if not writes:
            super().handle(*args, **options)
            return
        with triggers.lifted(connections[options["database"]]):
            super().handle(*args, **options)
