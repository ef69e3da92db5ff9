"""`manage.py publish_due`: publish the drafts whose time has come. Run it every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sittings.drafts import publish_due


class Command(BaseCommand):
    help = (
        "Publish the drafts whose time has come (London time). Safe to run twice, and on several "
        "machines. A draft that cannot be published is listed on the start page with the reason."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        stopped = 0
        for outcome in publish_due(timezone.now()):
            draft = outcome.draft
            if draft.is_published:
                self.stdout.write(f"Published: {draft}")
            else:
                stopped += 1
                self.stderr.write(f"Not published: {draft}. {draft.stopped_because}")
        if stopped:
            raise SystemExit(1)
