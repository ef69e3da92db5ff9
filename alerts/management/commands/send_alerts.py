"""`manage.py send_alerts`: tell everybody who is due. Run it every quarter of an hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from alerts.sending import send_alerts


class Command(BaseCommand):
    help = (
        "Sends the alerts that are due, and deletes addresses that nobody confirmed. Safe to run "
        "twice, and from several machines at once. Ends with 1 where a mail failed: it is tried "
        "again after a while."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        done = send_alerts(timezone.now())
        self.stdout.write(
            f"{done.sent} sent, {done.composed} different, {done.failed} failed"
            + (": the mail server does not answer, the others wait." if done.is_stopped else ".")
        )
        if done.failed:
            raise SystemExit(1)
