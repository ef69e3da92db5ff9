"""`manage.py make_roles`: restores the rights of the roles to those in the settings."""

from typing import Any

from django.core.management.base import BaseCommand

from libs.accounts.roles import restore_roles


class Command(BaseCommand):
    help = (
        "Create the roles viewer, editor and publisher, or restore exactly their rights. "
        "Lists the changes; leaves users and other groups as they are."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        changes = restore_roles()
        for change in changes:
            self.stdout.write(change)
        unchanged = "The roles already have these rights."
        self.stdout.write(f"{len(changes)} changes" if changes else unchanged)
