"""What machines ask of the server and not of the site: does it live, can it serve, who to tell.

Answered before anything looks at the host's name or the scheme: whoever watches a server asks it by
its number. No answer tells a version, a path or a name.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from libs.pagememo.version import read_version
from reforms.models import Reform

GetResponse = Callable[[HttpRequest], HttpResponseBase]
OK = "ok"


def answer_probes(get_response: GetResponse) -> GetResponse:
    """Answer /healthz, /readyz and /.well-known/security.txt; leave the rest alone."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        answer = PROBES.get(request.path) if request.method in ("GET", "HEAD") else None
        response = answer() if answer else None
        if response is None:
            return get_response(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return middleware


def tell_alive() -> HttpResponse:
    """The process answers. Asks nothing: a database that is gone is no reason to restart it."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def tell_ready() -> HttpResponse:
    """200 where every page can be made and kept, else 503; `checks` says what is missing."""
    try:
        checks = {"database": OK, **_checks()}
    except DatabaseError:
        checks = {"database": "does not answer"}
    is_ready = all(found == OK for found in checks.values())
    response = JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)
    if not is_ready:
        response.headers["Retry-After"] = "10"
    return response


def _checks() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return {"migrations": "some were not run"}
    keeps = not settings.PAGE_MEMO_BYTES or read_version()
    return {
        "migrations": OK,
        "data": OK if Reform.objects.exists() else "none is loaded",
        "memo": OK if keeps else "has no version",
    }


def tell_whom() -> HttpResponse | None:
    """RFC 9116; None where the settings name nobody, or no day up to which this holds."""
    if not (settings.SECURITY_CONTACT and settings.SECURITY_EXPIRES):
        return None
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {settings.SECURITY_EXPIRES:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


PROBES: dict[str, Callable[[], HttpResponse | None]] = {
    "/healthz": tell_alive,
    "/readyz": tell_ready,
    "/.well-known/security.txt": tell_whom,
}
