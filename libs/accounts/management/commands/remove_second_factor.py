"""`manage.py remove_second_factor NAME`, for a user who lost both phone and recovery codes."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from libs.accounts.second_factor import remove


class Command(BaseCommand):
    help = "Remove a user's second factor. They then sign in with the password only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *_: Any, username: str, **__: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username!r}.")
        removed = remove(user)
        self.stdout.write(f"{username}: {'removed' if removed else 'had none'}")
