"""What an update would do, shown before it is published: the page, and the entry in the feed.

Called while the update stands in the database for a moment, inside a transaction that is then
rolled back: the page is the real one, made by its own view.
"""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.urls.resolvers import ResolverMatch

from glossary.middleware import explain_abbreviations
from libs.backoffice.find_field import FIND
from libs.vaguedates.printing import print_day, print_window
from reforms.models import Update
from reforms.pages.news import paragraphs, read_news
from seeds.models import Basis

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
BUTTONS = {"_save", "_preview", "_back", FIND, "csrfmiddlewaretoken"}


def build_preview(request: HttpRequest, update: Update) -> dict[str, Any]:
    """The context of the preview of an update that has just been saved."""
    (news,) = read_news(Update.objects.filter(pk=update.pk))
    about: Any = update.subject
    address, _, _ = about.get_absolute_url().partition("#")
    return {
        "news": news,
        "paragraphs": paragraphs(news.lines),
        "days": print_window(update.target.window),
        "update": update,
        "known_on": print_day(update.known_on),
        "is_inferred": update.basis == Basis.INFERRED,
        "about": about,
        "address": address,
        "framed": page_as_it_would_be(request, address),
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in BUTTONS
            for value in values
        ],
    }


def page_as_it_would_be(request: HttpRequest, address: str) -> str:
    """The public page of this very moment, as a stranger gets it, to stand in a closed frame.

    Without scripts, and its links lead nowhere: a frame without rights opens no new page.
    """
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info, asked.GET = "GET", address, address, QueryDict()
    asked.META = {
        name: request.META[name]
        for name in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "HTTP_X_FORWARDED_PROTO")
        if name in request.META
    }
    match: ResolverMatch = resolve(address)
    asked.resolver_match = match

    def respond(stranger: HttpRequest) -> HttpResponse:
        response: HttpResponse = match.func(stranger, *match.args, **match.kwargs)
        return response

    html = explain_abbreviations(respond)(asked).content.decode()
    return SCRIPT.sub("", html).replace("<head>", '<head><base target="_blank">', 1)
