"""Which requests are a program's: it reads a refusal as the API describes it, in JSON."""

from django.http import HttpRequest

API = ("opendata:api", "opendata:openapi")
"""How names of the API's addresses begin."""
FILES = ("csv", "json", "json-ld", "opendata:table", "opendata:package")
"""How names of the addresses of data end: those beside a page, feeds and downloads."""


def asks_for_data(request: HttpRequest) -> bool:
    """Whether a request was found to be one to the API, or for a file of data."""
    match = request.resolver_match
    return match is not None and (
        match.view_name.startswith(API) or match.view_name.endswith(FILES)
    )
