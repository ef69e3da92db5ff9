"""`manage.py read_waiting`: read the documents that wait. The site starts it for each one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from intake.models import ReceivedDocument
from intake.reading import read_waiting


class Command(BaseCommand):
    help = (
        "Reads the documents that were received and wait, or one by its number. Safe to run twice. "
        "The site starts this itself; run it by hand where it cannot."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("numbers", metavar="NUMBER", nargs="*", type=int)

    def handle(self, *_: Any, **options: Any) -> None:
        waiting = ReceivedDocument.objects.filter(state=ReceivedDocument.State.WAITING)
        every = options["numbers"] or list(waiting.values_list("pk", flat=True))
        for pk in every:
            if done := read_waiting(pk):
                told = done.refused_because or f"{done.received_proposals.count()} proposals"
                self.stdout.write(f"{done}: {told}")
