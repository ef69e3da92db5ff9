"""Keeping a draft while somebody types: asked for by a script, answered in a sentence."""

from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone

from sittings import drafts
from sittings.admin.listing import name_of
from sittings.models import Draft
from sittings.typed import Typed

KEEP = "keep"
"""What the script asks for, in place of a button."""
WAITS = (
    "Not saved by itself, because it waits to be published. “Save draft” saves it and takes it "
    "back from there."
)
WAS_PUBLISHED = "Not saved: it was published meanwhile. “Save draft” keeps what you typed."


def keep(
    request: HttpRequest, draft: Draft | None, typed: Typed, text: str, version: int
) -> JsonResponse:
    """Saves a draft as typed, a new one too; never over what somebody else saved, never its time.

    The answer has the draft's `address` and `version` where it was saved, and what was `told`.
    """
    by: User = request.user  # type: ignore[assignment]  # the page asks who it is
    if draft is None:
        return _saved(drafts.start(typed, text, by))
    if not draft.is_published and (draft.publish_at or draft.state == Draft.State.ASKED):
        return JsonResponse({"told": WAITS}, status=409)
    if drafts.save(draft, typed, text, by=by, version=version):
        return _saved(draft)
    if draft.is_published:
        return JsonResponse({"told": WAS_PUBLISHED}, status=409)
    who = "you, in another window" if draft.changed_by_id == by.pk else name_of(draft.changed_by)
    told = f"Not saved: it was saved by {who}, meanwhile. “Save draft” shows what differs."
    return JsonResponse({"told": told}, status=409)


def _saved(draft: Draft) -> JsonResponse:
    told = f"Saved at {timezone.localtime():%H:%M}."
    address = reverse("sittings:draft", args=[draft.pk])
    return JsonResponse({"told": told, "address": address, "version": draft.version})
