"""What an update would do, shown before it is published: the page, and the entry in the feed."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from libs.vaguedates.printing import print_day
from reforms.models import Update
from reforms.pages.news import paragraphs, read_news
from seeds.admin.preview import build_preview


def build_update_preview(request: HttpRequest, update: Update) -> dict[str, Any]:
    """The context of the preview of an update that has just been saved."""
    newer = _newer(update)
    (news,) = read_news(Update.objects.filter(pk=update.pk))
    return build_preview(request, update) | {
        "news": news,
        "paragraphs": paragraphs(news.lines),
        "days": update.reading.in_words,
        "update": update,
        "newer": f"{newer.summary()}, known on {print_day(newer.known_on)}" if newer else "",
    }


def _newer(update: Update) -> Update | None:
    """What was known later of the same: it goes on being what today's page shows."""
    same = {"kind": update.kind, "milestone": update.milestone_id}
    about = Update.objects.filter(reform=update.reform_id, event=update.event_id, **same)
    if update.corrects_id or update.kind == Update.Kind.CHECKED:
        return None
    later = about.filter(known_on__gt=update.known_on).in_force_on(timezone.localdate())
    return later.exclude(pk=update.pk).order_by("-known_on", "-pk").first()
