"""A change that waits for a second person: what it would do, publishing it, sending it back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from reversion.models import Revision

from libs.backoffice.editing.history import ChangedRow, compare_since
from libs.backoffice.editing.values import print_moment
from libs.backoffice.public_page import page_as_it_would_be
from seeds.admin import seen
from seeds.admin.preview import public_address
from sittings.admin.listing import name_of
from sittings.admin.preview import PreviewedPage
from sittings.admin.views import drafting
from sittings.drafts import MAY_PUBLISH
from sittings.held import asks_itself, do_again, tell
from sittings.models import HeldChange

MAX_PAGES = 5
MAX_LISTED = 50
SECOND = "You sent this. A second person publishes it."
NO_RIGHT = "Publishers publish this. You can look at it."
CANNOT = (
    "It cannot be published as it is: something changed since it was sent, or you may not do this "
    "yourself. Nothing was published. Send it back with a word on why."
)


@dataclass(slots=True)
class WouldDo:
    """What publishing would do: the admin's log of it, why, what differs, the public pages."""

    told: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    rows: tuple[ChangedRow, ...] = ()
    pages: tuple[PreviewedPage, ...] = ()


@require_safe
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What the change would do, as it stands now."""
    by = drafting(request)
    held = get_object_or_404(HeldChange.objects.select_related("asked_by", "settled_by"), pk=pk)
    found, is_open = WouldDo(), held.state == HeldChange.State.WAITING
    entry, revision = _last(LogEntry), _last(Revision)
    can = not is_open or do_again(held, request, lambda: _look(request, found, entry, revision))
    return _page(request, held, by, found, "" if can else CANNOT)


@asks_itself
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Publishes a change, sends it back, or throws it away."""
    by, do = drafting(request), request.POST.get("do", "")
    held = get_object_or_404(HeldChange.objects.select_related("asked_by"), pk=pk)
    mine = held.asked_by_id == by.pk
    page = HttpResponseRedirect(reverse("sittings:held", args=[pk]))
    if held.state == HeldChange.State.PUBLISHED:
        messages.info(request, "This is published already.")
    elif do == "throw-away" and mine:
        held.delete()
        messages.success(request, "It is thrown away. Nothing of it was public.")
        return HttpResponseRedirect(reverse("sittings:list"))
    elif do == "back" and not mine and not request.POST.get("answer", "").strip():
        messages.error(request, "Say why you send it back.")
    elif do == "back" and not mine:
        answer = request.POST["answer"].replace("\0", "").strip()[:2000]
        _settle(held, by, HeldChange.State.SENT_BACK, answer)
        messages.success(request, f"Sent back to {name_of(held.asked_by)}.")
    elif do == "publish" and (why := why_not(held, by)):
        messages.error(request, why)
    elif do == "publish" and _publish(held, request, by):
        messages.success(request, "Published.")
        return HttpResponseRedirect(reverse("sittings:list"))
    elif do == "publish":
        messages.error(request, CANNOT)
    return page


def why_not(held: HeldChange, by: User) -> str:
    """Why somebody may not publish a change; "" where they may."""
    if held.asked_by_id == by.pk:
        return SECOND
    return "" if by.has_perm(MAY_PUBLISH) else NO_RIGHT


def _publish(held: HeldChange, request: HttpRequest, by: User) -> bool:
    """Publishes it, once however many try; False where it cannot be, and then nothing is kept."""
    with transaction.atomic():
        done = _settle(held, by, HeldChange.State.PUBLISHED) and do_again(held, request)
        if not done:
            transaction.set_rollback(True)
    return done


def _settle(held: HeldChange, by: User, state: str, answer: str = "") -> bool:
    """Marks a change that waits; False where it waits no longer."""
    waiting = HeldChange.objects.filter(pk=held.pk, state=HeldChange.State.WAITING)
    said: dict[str, Any] = {"state": state, "settled_by": by, "answer": answer}
    if state == HeldChange.State.PUBLISHED:
        said["fields"] = {}  # an import may be large, and what became of it is in the log
    return bool(waiting.update(settled_at=timezone.now(), **said))


def _last(model: Any) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _look(request: HttpRequest, found: WouldDo, entry: int, revision: int) -> None:
    """Looks at what was just done: see `do_again`."""
    done = list(LogEntry.objects.filter(pk__gt=entry).order_by("pk")[:MAX_LISTED])
    found.told = tuple(map(tell, done))
    said = Revision.objects.filter(pk__gt=revision).exclude(comment="").order_by("pk")
    found.why = tuple(dict.fromkeys(said.values_list("comment", flat=True)))
    rows = compare_since(revision, request, admin.site)
    found.rows = tuple(row for row in rows if row.differences)[:MAX_LISTED]
    pages: dict[str, str] = {}
    for one in done:
        row: Any = None if one.is_deletion() else one.get_edited_object()
        about = getattr(row, "subject", row)
        if about is not None and hasattr(about, "get_absolute_url"):
            pages.setdefault(public_address(about), str(about))
    found.pages = tuple(
        PreviewedPage(title, address, page_as_it_would_be(request, address) if address else "")
        for address, title in list(pages.items())[:MAX_PAGES]
    )


def _page(
    request: HttpRequest, held: HeldChange, by: User, found: WouldDo, problem: str
) -> HttpResponse:
    context = admin.site.each_context(request) | {
        "title": "A change that waits for a second person",
        "subtitle": held.title,
        "held": held,
        "who": name_of(held.asked_by),
        "when": print_moment(held.asked_at),
        "settled": f"{name_of(held.settled_by)}, {print_moment(held.settled_at)}"
        if held.settled_at
        else "",
        "mine": held.asked_by_id == by.pk,
        "found": found,
        "problem": problem,
        "why_not": problem or why_not(held, by),
        # The form of a fact can be shown again as it was typed.
        "reopens": seen.FIELD in held.fields and held.state != HeldChange.State.PUBLISHED,
        "typed": [
            (name, value)
            for name, values in held.fields.items()
            if not name.startswith("_")
            for value in values
        ],
    }
    return render(request, "admin/sitting_held.html", context)
