"""What an update would do, shown before it is published: the page, and the entry in the feed."""

from typing import Any

from django.http import HttpRequest

from reforms.models import Update
from reforms.pages.news import paragraphs, read_news
from seeds.admin.preview import build_preview


def build_update_preview(request: HttpRequest, update: Update) -> dict[str, Any]:
    """The context of the preview of an update that has just been saved."""
    (news,) = read_news(Update.objects.filter(pk=update.pk))
    return build_preview(request, update) | {
        "news": news,
        "paragraphs": paragraphs(news.lines),
        "days": update.reading.in_words,
        "update": update,
    }
