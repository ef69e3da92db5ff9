"""The page of deleted rows, and the button that brings one back."""

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from libs.backoffice.deletions import list_deleted, may_restore
from libs.backoffice.panels import page_of
from libs.backoffice.restoring import RESTORED, deleted_version, restore


@require_safe
def deleted_rows(request: HttpRequest) -> HttpResponse:
    """For whoever may delete: what was deleted, by whom and why."""
    if not may_restore(request, admin.site):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": "Deleted rows",
        "rows": list_deleted(request, admin.site),
    }
    return render(request, "admin/deleted_rows.html", context)


@require_POST
def restore_row(request: HttpRequest, version: int) -> HttpResponse:
    """Brings a row back, or says in words why it cannot be."""
    found = deleted_version(version)
    if found is None or not may_restore(request, admin.site):
        raise PermissionDenied
    model_admin = admin.site.get_model_admin(found._model)
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    back = HttpResponseRedirect(reverse("deleted:list"))
    try:
        row, left_out = restore(found, request, model_admin)
    except ValidationError as error:
        messages.error(request, f"“{found.object_repr}” was not restored. {_in_words(error)}")
        return back
    LogEntry.objects.log_actions(
        request.user.pk or 0, [row], ADDITION, RESTORED, single_object=True
    )
    messages.success(request, f"“{row}” was restored.")
    if left_out:
        told = (
            f"These links were left out, because their targets are deleted: {'; '.join(left_out)}."
        )
        messages.warning(request, told)
    return HttpResponseRedirect(page_of(row))


def _in_words(error: ValidationError) -> str:
    return " ".join(error.messages)
