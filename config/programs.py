"""Which requests are a program's: it reads a refusal only as the API describes it, in JSON."""

from django.http import HttpRequest

API = ("opendata:api", "opendata:openapi")
"""How names of the API's addresses begin."""


def asks_api(request: HttpRequest) -> bool:
    """Whether a request was found to be one to the API."""
    match = request.resolver_match
    return match is not None and match.view_name.startswith(API)
