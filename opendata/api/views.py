"""What the API answers: pages of lists, single items, its description, and problems as JSON."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from libs.days import Day, InvalidQuery, answered_on_day
from libs.drawings.responses import site_root
from libs.openapi import Parameter, Refused, read_parameters, send_json, send_problem
from libs.pagememo import kept
from opendata.api.asking import MOST, ListAsked
from opendata.api.description import describe_api
from opendata.api.resources import ON, RESOURCES, Resource
from seeds.sealing.newest import read_newest_seal

View = Callable[..., HttpResponse]
NOT_WRITTEN, NOT_THERE = "A parameter is not written as it has to be", "This is not there"
METHODS = ("GET", "HEAD", "OPTIONS")


def refuse(request: HttpRequest, invalid: InvalidQuery) -> HttpResponse:
    """What is written as described, and a page's own form refuses: it names nothing there is."""
    told = {
        "" if name == "__all__" else name: " ".join(map(str, errors))
        for name, errors in invalid.form.errors.items()
    }
    return send_problem(404, NOT_THERE, told)


def refuse_method(request: HttpRequest, allowed: Collection[str]) -> HttpResponse:
    response = send_problem(405, "This can only be read", {"": "Ask with GET or HEAD."})
    response["Allow"] = ", ".join(METHODS)
    return response


def _api_view(parameters: Iterable[Parameter]) -> Callable[[View], View]:
    """A view that is kept, checks its parameters first, and refuses in JSON."""
    known = tuple(parameters)

    def decorate(view: View) -> View:
        @answered_on_day(refuse, refuse_method)
        @conditional_page
        def on_day(request: HttpRequest, day: Day, **named: str) -> HttpResponse:
            return view(request, day, **named)

        @kept(many=tuple(one.name for one in known))
        @csrf_exempt
        @wraps(view)
        def checked_first(request: HttpRequest, **named: str) -> HttpResponse:
            if request.method == "OPTIONS":
                return _allow()
            try:
                if request.method in METHODS:
                    read_parameters(known, request.GET)
                return on_day(request, **named)
            except Refused as refused:
                title = NOT_WRITTEN if refused.status == 400 else NOT_THERE
                return send_problem(refused.status, title, refused.problems)

        return checked_first

    return decorate


def _allow() -> HttpResponse:
    """What a browser asks before another site's page may send a condition along."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    return response


def list_view(resource: Resource) -> View:
    @_api_view(resource.parameters)
    def some(request: HttpRequest, day: Day) -> HttpResponse:
        given = read_parameters(resource.parameters, request.GET)
        limit, cursor = int(given.get("limit", MOST)), given.get("cursor", "")
        root = site_root(request)
        found = resource.read(ListAsked(day, root, given, limit, cursor))
        following = None
        if found.next:
            query = urlencode({**given, "cursor": found.next})
            following = f"{root}{request.path}?{query}"
        return send_json({"known_on": day.on, "next": following, "items": found.items})

    return some


def item_view(resource: Resource) -> View:
    @_api_view([ON])
    def one(request: HttpRequest, day: Day, name: str) -> HttpResponse:
        found: tuple[Any, ...] = ()
        if "\0" not in name:
            found = resource.read(ListAsked(day, site_root(request), {}, 1, only=name)).items
        if not found:
            raise Refused(404, {"id": f"None of the {resource.name} had this id on {day.date}."})
        return send_json(found[0])

    return one


@_api_view([ON])
def index(request: HttpRequest, day: Day) -> HttpResponse:
    """The addresses of the lists, and the newest seal of the log."""
    root = site_root(request)
    lists = {one.name: f"{root}{reverse(f'opendata:api-{one.name}')}" for one in RESOURCES}
    seal = asdict(read_newest_seal())
    described = f"{root}{reverse('opendata:openapi')}"
    return send_json({"openapi": described, "lists": lists, "seal": seal})


@_api_view([ON])
def openapi(request: HttpRequest, day: Day) -> HttpResponse:
    """The description of all this."""
    return send_json(describe_api(reverse("opendata:api")))


@_api_view([ON])
def nothing(request: HttpRequest, day: Day, rest: str) -> HttpResponse:
    """Any other address below."""
    raise Refused(404, {"": f"There is no such address: see {reverse('opendata:openapi')}."})
