"""What people do with the proposals of a document: deciding one, seeing others', making a draft.

A script asks for JSON and gets each proposal that changed as the page shows it; without it the
page comes back whole.
"""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intake.admin.shown import progress_of, rows_of, show_proposal, state_of
from intake.deciding import CHANGEABLE, DECISIONS, decide
from intake.models import ReceivedDocument, ReceivedProposal
from intake.statements import make_draft
from sittings.admin.listing import may_draft

UNKNOWN = "Choose what to do with one of the proposals."
MEANWHILE = "This was decided meanwhile: {told}. Yours was not kept: look at it again."
NOTHING = "Accept something first: there is nothing for a draft."


def reading(request: HttpRequest) -> User:
    """Whoever asks, if they may draft: what is read in becomes a draft."""
    if not may_draft(request):
        raise PermissionDenied
    return cast(User, request.user)


def decide_one(request: HttpRequest, received: ReceivedDocument, by: User) -> HttpResponse:
    """Keeps what was sent of one proposal, and answers with the page or, to a script, its part."""
    do, number = request.POST.get("do", ""), request.POST.get("proposal", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 12
    row = received.received_proposals.filter(pk=int(number) if is_number else 0).first()
    told = ""
    if row is None or do not in DECISIONS:
        told = UNKNOWN
    elif not decide(row, do, by=by, version=_version(request), changed=_changed(request, row, do)):
        decided = f"{row.get_decision_display()} by {row.decided_by or 'somebody'}"
        told = MEANWHILE.format(told=decided)
    if request.headers.get("Accept") == "application/json":
        return _answer(request, received, {number}, told)
    if told:
        messages.warning(request, told)
    place = f"#proposal-{row.pk}" if row else ""
    return HttpResponseRedirect(f"{reverse('intake:review', args=[received.pk])}{place}")


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else -1


def _changed(request: HttpRequest, row: ReceivedProposal, do: str) -> dict[str, Any]:
    """The boxes that differ from what was found, where somebody accepts with changes."""
    if do != "change":
        return {}
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
@never_cache
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """For the script: the state of every proposal; with `row`, those as the page has them."""
    reading(request)
    received = get_object_or_404(ReceivedDocument.objects.defer("sent", "read"), pk=pk)
    return _answer(request, received, set(request.GET.getlist("row")), "")


def _answer(
    request: HttpRequest, received: ReceivedDocument, wanted: set[str], told: str
) -> JsonResponse:
    rows = rows_of(received)
    return JsonResponse(
        {
            "told": told,
            "states": {str(row.pk): state_of(row) for row in rows},
            "progress": render_to_string(
                "admin/intake_progress.html", {"progress": progress_of(rows)}, request
            ),
            "rows": {
                str(row.pk): render_to_string(
                    "admin/intake_proposal.html", {"one": show_proposal(row)}, request
                )
                for row in rows
                if str(row.pk) in wanted
            },
        }
    )


@require_POST
def to_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes the draft of what was accepted and leads to its preview, which publishes it."""
    by = reading(request)
    received = get_object_or_404(ReceivedDocument.objects.defer("sent"), pk=pk)
    draft = make_draft(received, by)
    if draft is None:
        messages.info(request, NOTHING)
        return HttpResponseRedirect(reverse("intake:review", args=[pk]))
    return HttpResponseRedirect(reverse("sittings:preview", args=[draft.pk]))
