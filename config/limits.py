"""How often one address may ask for what is dear: searches, drawings, and tries to sign in.

Only what has to be made is counted: a kept page is given in front of Django (libs.pagememo), to
anybody, as often as they like. Each server counts for itself, all its workers together.
"""

import math
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader

from config.programs import asks_for_data
from libs.accounts.locks import client_address
from libs.limits import Allowance, Counters
from libs.openapi import send_problem

SEARCHES = Allowance("searches", at_once=120, seconds=0.5)
"""A school may have one address for all its people."""
DRAWINGS = Allowance("drawings", at_once=60, seconds=1)
SIGN_INS = Allowance("sign-ins", at_once=30, seconds=10)
"""Each costs a third of a second of a processor, right or wrong."""

SEARCHED = "q"
"""The parameter of every page that looks words up."""
FORMS = {"admin:login": SIGN_INS, "partnerships:find-area": SEARCHES}
"""What is counted when it is posted, by the name of its address."""
DRAWN = ("-svg", "-png")
"""How names of addresses of drawings end."""

counters = Counters()
"""Made where the site is imported, before there are workers, which share it."""


class LimitRequests:
    """Middleware: answers 429, and says when to come again, once an allowance is used up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        allowance = allowance_of(request) if settings.RATE_LIMITS else None
        # Whoever has no address asks from inside this process: an export.
        address = client_address(request) if allowance else None
        if not (allowance and address):
            return None
        seconds = counters.wait(allowance, address, time.monotonic())
        if not seconds:
            return None
        return _refuse_program(seconds) if asks_for_data(request) else refuse_for(seconds)


def allowance_of(request: HttpRequest) -> Allowance | None:
    """What a request is counted against; None for what costs little."""
    match = request.resolver_match
    if match is None:
        return None
    if request.method == "POST":
        return FORMS.get(match.view_name)
    if match.view_name.endswith(DRAWN):
        return DRAWINGS
    return SEARCHES if match.app_name != "admin" and request.GET.get(SEARCHED) else None


def refuse_for(seconds: float) -> HttpResponse:
    """The page that asks to wait. It costs no query."""
    page = loader.get_template("429.html").render({"seconds": math.ceil(seconds)})
    return HttpResponse(
        page,
        status=429,
        headers={"Retry-After": str(math.ceil(seconds)), "Cache-Control": "no-store"},
    )


def _refuse_program(seconds: float) -> HttpResponse:
    """The same as the API says it."""
    told = {SEARCHED: "More searches were asked for than one address may. Ask again later."}
    return send_problem(429, "Too many requests", told, retry_seconds=math.ceil(seconds))
