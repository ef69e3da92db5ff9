"""`manage.py verify_log`: looks for whatever was changed in the log past the tracker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from seeds.sealing.verifying import Verification

TO_DO = (
    "Somebody wrote into the database past the tracker. Keep a copy of it as it is, stop the "
    "server, and restore the newest backup for which verify_log finds nothing (docs/operating.md)."
)
NOT_THERE = (
    "No seal has the hash {}. Something that was recorded before it was pinned was changed, "
    "removed or put in, and the seals made anew; or it is not a hash of this log."
)


class Command(BaseCommand):
    help = (
        "Look for entries of the log that were changed, removed, put in or moved by anything but "
        "the tracker. Ends with 1 if there are any."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from",
            dest="pinned",
            metavar="HASH",
            default="",
            help="The hash of a seal that you wrote down earlier: it has to be in the log still.",
        )
        parser.add_argument(
            "--database",
            default=DEFAULT_DB_ALIAS,
            help="Which of the configured databases has the log.",
        )

    def handle(self, *_: Any, pinned: str, database: str, **__: Any) -> None:
        pinned = pinned.strip().lower()
        check = Verification(pinned=pinned, using=database)
        found = 0
        for tampering in check.find():
            found += 1
            self.stdout.write(str(tampering))
        if pinned and not check.pinned_at:
            found += 1
            self.stdout.write(NOT_THERE.format(pinned))
        if found:
            raise CommandError(f"{found} found among {check.count} sealed entries. {TO_DO}")
        if pinned:
            self.stdout.write(f"The pinned hash is that of seal {check.pinned_at}.")
        self.stdout.write(f"{check.count} entries are as they were recorded.")
        if check.count:
            self.stdout.write(f"The newest seal is {check.count}, with the hash {check.newest}")
