"""manage.py make_roles: the roles as their table in libs/accounts/roles.py has them."""

from typing import Any

from django.core.management.base import BaseCommand

from libs.accounts.roles import restore_roles


class Command(BaseCommand):
    help = (
        "Make the roles viewer, editor and publisher, or give them back exactly their rights. "
        "What that changes is listed; users and other groups stay as they are."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        changes = restore_roles()
        for change in changes:
            self.stdout.write(change)
        self.stdout.write(f"{len(changes)} changes" if changes else "The roles are as they were.")
