"""Four eyes for every form of the admin: what would change a public page waits for a second person.

Every view of the admin goes through `hold_back`. Where the site asks for a second person, what
somebody sends is done and looked at: if it wrote anything that a public page is made of, it is
taken back and kept as it was sent. Somebody else publishes it by having the same view do it again.
A sitting has the same rule of its own, since its drafts are published whole (`sittings.drafts`).
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from django.utils import timezone

from libs.pagememo.version import read_step
from seeds.models import Sourced
from sittings.models import HeldChange

Respond = Callable[[HttpRequest], HttpResponseBase]

KEPT = (
    "Nothing is public yet: a second person publishes here. It waits for them, and they see what "
    "you see below."
)
ITS_OWN = "asks_a_second_person_itself"
PEOPLE = ("auth_", "password_change", "second_factor")
"""Addresses about accounts: no facts, and passwords are not kept."""
LOOKS_ONLY = ("worklist:check",)
"""Views that write down what was found in the kept texts, which is nobody's statement."""
NOT_KEPT = ("csrfmiddlewaretoken",)
MOST_TITLES = 3
AGAIN = "sent_by"
"""What a request that is sent again has: who sent it first."""


def asks_itself(view: Any) -> Any:
    """Marks a view that holds to the rule by itself."""
    setattr(view, ITS_OWN, True)
    return view


def hold_back(request: HttpRequest, respond: Respond) -> HttpResponseBase:
    """The answer of a view; where a second person is asked for, its public changes are kept."""
    if not _is_gated(request):
        return respond(request)
    before = _last_entry()
    with transaction.atomic():
        step = read_step()
        answer = respond(request)
        if read_step() == step:
            return answer
        title = (
            title_of(LogEntry.objects.filter(pk__gt=before).order_by("pk"))
            or f"Sent from {request.path}"
        )
        transaction.set_rollback(True)
    return _keep(request, title)


def do_again(
    held: HeldChange, request: HttpRequest, look: Callable[[], None] | None = None
) -> bool:
    """Have the view do what was sent, as whoever asks now; False where it would not.

    Where there is something to `look` at, that is called before all of it is taken back.
    """
    asked = _sent_again(held, request)
    match: Any = asked.resolver_match
    with transaction.atomic():
        step = read_step()
        try:
            answer = match.func(asked, *match.args, **match.kwargs)
            done = answer.status_code == HTTPStatus.FOUND and read_step() != step
        except (PermissionDenied, Http404):
            done = False
        if look and done:
            look()
        if look or not done:
            transaction.set_rollback(True)
    return done


def title_of(entries: Iterable[LogEntry]) -> str:
    """What was done, as the admin's own log tells it."""
    every = [tell(one) for one in entries]
    more = len(every) - MOST_TITLES
    told = " ".join([*every[:MOST_TITLES], *([f"And {more} more."] if more > 0 else [])])
    return told if len(told) <= 250 else f"{told[:249]}…"


def tell(entry: LogEntry) -> str:
    """An entry of the admin's log; of a fact, what it says and of what."""
    row: Any = None if entry.is_deletion() else entry.get_edited_object()
    if isinstance(row, Sourced):
        return f"{row.subject}: {row.summary()}"
    return str(entry)


def _is_gated(request: HttpRequest) -> bool:
    if request.method != "POST" or not settings.SECOND_PERSON_PUBLISHES or hasattr(request, AGAIN):
        return False
    match = request.resolver_match
    if match is None or match.view_name in LOOKS_ONLY or getattr(match.func, ITS_OWN, False):
        return False
    return not str(match.url_name).endswith(PEOPLE) and not str(match.url_name).startswith(PEOPLE)


def _last_entry() -> int:
    return LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _keep(request: HttpRequest, title: str) -> HttpResponseRedirect:
    """Keeps what was sent, once however often it is sent; what the view told is not true."""
    list(messages.get_messages(request))
    by = cast(User, request.user)
    fields = {
        name.replace("\0", ""): [str(value).replace("\0", "") for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
    }
    address = request.get_full_path()[:1000]
    mine = HeldChange.objects.filter(asked_by=by, address=address).exclude(
        state=HeldChange.State.PUBLISHED
    )
    held = next((one for one in mine if one.fields == fields), None)
    if held is None:
        held = HeldChange.objects.create(
            title=title, address=address, fields=fields, asked_by=by, asked_at=timezone.now()
        )
    messages.info(request, KEPT)
    return HttpResponseRedirect(reverse("sittings:held", args=[held.pk]))


def _sent_again(held: HeldChange, request: HttpRequest) -> HttpRequest:
    """The request that sends a change again, from whoever sends `request`."""
    path, _, query = held.address.partition("?")
    asked: Any = HttpRequest()
    for name in ("META", "COOKIES", "user", "session", "csrf_processing_done"):
        if hasattr(request, name):
            setattr(asked, name, getattr(request, name))
    asked.method, asked.path, asked.path_info = "POST", path, path
    asked.GET, asked.POST = QueryDict(query), QueryDict(mutable=True)
    for name, values in held.fields.items():
        asked.POST.setlist(name, values)
    asked.resolver_match = resolve(path)
    asked._messages = default_storage(asked)  # what the view tells is told in other words
    asked.sent_by = held.asked_by or request.user
    return cast(HttpRequest, asked)
