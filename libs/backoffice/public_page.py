"""The public page as it is now, as a reader without an account gets it, for a preview.

Call it inside a transaction that is then rolled back, with the row to preview saved: the real view
makes the page.
"""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.urls.resolvers import ResolverMatch

Respond = Callable[[HttpRequest], HttpResponse]

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_finishers: list[Callable[[Respond], Respond]] = []


def finish_pages(finisher: Callable[[Respond], Respond]) -> None:
    """Registers a middleware that changes what public pages say, to be asked here too."""
    if finisher not in _finishers:
        _finishers.append(finisher)


def page_as_it_would_be(request: HttpRequest, address: str, new: Iterable[str] = ()) -> str:
    """The page at `address`, or "" where there is none yet.

    Without scripts, and its links lead nowhere: a frame without rights opens no new page. What
    has one of the ids in `new` is marked, and the frame begins there.
    """
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info, asked.GET = "GET", address, address, QueryDict()
    asked.META = {
        name: request.META[name]
        for name in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "HTTP_X_FORWARDED_PROTO")
        if name in request.META
    }
    try:
        match: ResolverMatch = resolve(address)
        asked.resolver_match = match

        def respond(stranger: HttpRequest) -> HttpResponse:
            response: HttpResponse = match.func(stranger, *match.args, **match.kwargs)
            return response

        finished: Callable[[HttpRequest], HttpResponse] = respond
        for finisher in _finishers:
            finished = finisher(finished)
        response = finished(asked)
    except Http404:
        return ""
    if response.status_code != HTTPStatus.OK:
        return ""
    page = SCRIPT.sub("", response.content.decode())
    for one in new:
        page = page.replace(f' id="{one}"', f' id="{one}" data-new', 1)
    return page.replace("<head>", '<head><base target="_blank">', 1)
