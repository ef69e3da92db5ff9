"""The pages of documents that are read in: sending one, and deciding what was found in it."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.admin.forms import ReceiveForm
from intake.admin.shown import build_review
from intake.deciding import CHANGEABLE, DECISIONS, decide
from intake.models import ReceivedDocument, ReceivedProposal
from intake.stale import build_stale
from intake.starting import start_reading
from intake.statements import make_drafts
from sittings.admin.listing import may_draft

MOST_LISTED = 20
MEANWHILE = "This was decided meanwhile: {told}. Yours was not kept: look at it again."
NOTHING = "Accept something first: there is nothing for a draft."


def reading(request: HttpRequest) -> User:
    """Whoever asks, if they may draft: what is read in becomes a draft."""
    if not may_draft(request):
        raise PermissionDenied
    return cast(User, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receive(request: HttpRequest) -> HttpResponse:
    """The form of a new document, and those that were sent lately."""
    by = reading(request)
    form = ReceiveForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        received = form.save(commit=False)
        received.sent, received.received_by = form.cleaned_data["content"], by
        received.save()
        start_reading(received.pk)
        return HttpResponseRedirect(reverse("intake:review", args=[received.pk]))
    lately = ReceivedDocument.objects.select_related("received_by").defer("sent", "read")
    context = admin.site.each_context(request) | {
        "title": "Read a document",
        "form": form,
        "lately": lately[:MOST_LISTED],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "admin/intake_receive.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found in a document; while it is being read, how far that is."""
    by = reading(request)
    received = get_object_or_404(ReceivedDocument.objects.defer("sent"), pk=pk)
    if request.method == "POST":
        return _decide(request, received, by)
    context = admin.site.each_context(request) | {
        "title": received.title,
        "received": received,
        "is_read": received.state == ReceivedDocument.State.READ,
        "is_refused": received.state == ReceivedDocument.State.REFUSED,
    }
    if context["is_read"]:
        context["review"] = build_review(received)
    return render(request, "admin/intake_review.html", context)


def _decide(request: HttpRequest, received: ReceivedDocument, by: User) -> HttpResponse:
    do, number = request.POST.get("do", ""), request.POST.get("proposal", "")
    rows = received.received_proposals.filter(pk=int(number) if number.isdecimal() else 0)
    row = rows.first() if len(number) < 12 else None
    back = HttpResponseRedirect(f"{reverse('intake:review', args=[received.pk])}#proposal-{number}")
    if row is None or do not in DECISIONS:
        messages.error(request, "Choose what to do with one of the proposals.")
        return back
    given = request.POST.get("version", "")
    version = int(given) if given.isdecimal() and len(given) < 9 else -1
    changed = _changed(request, row) if do == "change" else {}
    if not decide(row, do, by=by, version=version, changed=changed):
        told = f"{row.get_decision_display()} by {row.decided_by or 'somebody'}"
        messages.warning(request, MEANWHILE.format(told=told))
    return back


def _changed(request: HttpRequest, row: ReceivedProposal) -> dict[str, Any]:
    """The boxes that differ from what was found."""
    given = {name: request.POST.get(name, "").replace("\0", "").strip() for name in CHANGEABLE}
    changed: dict[str, Any] = {
        name: value[:250]
        for name, value in given.items()
        if name in request.POST and value != row.found.get(name, "")
    }
    if changed.keys() & {"about"}:
        changed["slug"] = "changed"  # it is looked up by its name, and asked about if there is none
    if "milestone" in changed:
        changed["is_new_milestone"] = False
    return changed


@require_safe
def stale(request: HttpRequest) -> HttpResponse:
    """What nobody looked at for long, what should be out, and where to look."""
    reading(request)
    context = admin.site.each_context(request) | {
        "title": "What is stale",
        "stale": build_stale(timezone.localdate()),
    }
    return render(request, "admin/intake_stale.html", context)


@require_POST
def to_drafts(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes the drafts of what was accepted and leads to their preview, which publishes them."""
    by = reading(request)
    received = get_object_or_404(ReceivedDocument.objects.defer("sent"), pk=pk)
    made = make_drafts(received, by)
    if not made:
        messages.info(request, NOTHING)
        return HttpResponseRedirect(reverse("intake:review", args=[pk]))
    if len(made) > 1:
        told = f"There are {len(made)} drafts, since one holds 40 statements. Publish them in turn."
        messages.info(request, told)
        return HttpResponseRedirect(reverse("sittings:list"))
    return HttpResponseRedirect(reverse("sittings:preview", args=[made[0].pk]))
