"""`manage.py report_facts`: facts that rest on too little, and have no reason why they may."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Count
from django.utils import timezone

from reforms.doubts import (
    later_mentions,
    lost_words,
    old_inferences,
    record_mentions,
    weak_documents,
)
from seeds.models import Doubt

Kind = Doubt.Kind


class Command(BaseCommand):
    help = (
        "List facts that only the press or a vendor tells, inferences older than a later entry, "
        "silence that a later document speaks against, and passages whose words were not found."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--record",
            action="store_true",
            help="Keep which later documents speak of silent entries, for the start page.",
        )

    def handle(self, *_: Any, **options: Any) -> None:
        day = timezone.localdate()
        against = later_mentions(day)
        if options["record"]:
            record_mentions(against)
        self._list(
            Kind.WEAK_SOURCE,
            (f"{one.document.slug}: facts {one.facts}" for one in weak_documents(day)),
        )
        self._list(
            Kind.OLD_INFERENCE,
            (f"{one.key}: {one.summary()}. {one.reason}" for one in old_inferences(day)),
        )
        self._list(Kind.LATER_MENTION, (f"{one.entry.key}: {one}" for one in against))
        checks = lost_words().select_related("passage__document")
        self._list(Kind.LOST_WORDS, (f"{one.passage.key}: {one.problem}" for one in checks))

    def _list(self, kind: Kind, lines: Iterable[str]) -> None:
        rows = list(lines)
        explained = Doubt.objects.explained().filter(kind=kind)
        counted = dict(explained.values_list("is_open").annotate(Count("pk")).order_by())
        answers = f"{sum(counted.values())} explained, {counted.get(True, 0)} of them still open"
        self.stdout.write(f"{kind.label.capitalize()}: {len(rows)} unexplained ({answers})")
        for line in rows:
            self.stdout.write(f"  {line}")
