"""The list of imports, and the page of one: what it brought, and how to take it back."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_safe

from libs.backoffice.batches import MovedSince, StepBack, WayBack, digest_of, steps_back, take_back
from libs.backoffice.editing.values import print_moment
from libs.ingest.models import ImportBatch

PAGE, MAX_LISTED = 50, 20
MAX_REASON = 400
MOVED = "Nothing was taken back: rows changed after you opened the page. It is as they are now."
REFUSED = "Nothing was taken back: the database refused a row."
NEEDS_REASON = "Say why the import is taken back."
TITLES = {
    WayBack.WITHDRAWN: "Facts that will be withdrawn",
    WayBack.DELETED: "Rows that will be deleted",
    WayBack.PUT_BACK: "Rows that will be as they were before the import",
    WayBack.STAYS: "Rows that stay",
}


@dataclass(frozen=True, slots=True)
class BatchPart:
    """The rows of one import of which the same becomes; `more` are not listed."""

    title: str
    steps: tuple[StepBack, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.steps)


def may_see_imports(request: HttpRequest) -> bool:
    """Whoever may import a table of any kind sees the imports of those kinds."""
    return bool(_tables(request))


@require_safe
def list_batches(request: HttpRequest) -> HttpResponse:
    """The imports, newest first, with what each brought."""
    tables = _tables(request)
    if not tables:
        raise PermissionDenied
    batches = (
        ImportBatch.objects.filter(table__in=tables)
        .select_related("brought_by")
        .annotate(brought=Count("rows"), left=Count("rows", filter=Q(rows__taken_back_at=None)))
    )
    page = Paginator(batches.order_by("-brought_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    context = admin.site.each_context(request) | {
        "title": "Imports",
        "page": page,
        "rows": [(one, _kind(one), _state(one)) for one in page],
    }
    return render(request, "admin/imports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What taking an import back would do; a POST does it."""
    batch = get_object_or_404(ImportBatch.objects.select_related("brought_by"), pk=pk)
    if batch.table not in _tables(request):
        raise PermissionDenied
    wrong, reason = "", request.POST.get("reason", "").strip()[:MAX_REASON]
    if request.method == "POST":
        wrong = _take_back(request, batch, reason)
        if not wrong:
            return HttpResponseRedirect(reverse("imports:batch", args=[pk]))
    steps = steps_back(batch, request.user)
    gone = [one for one in steps if one.way is not WayBack.STAYS]
    context = admin.site.each_context(request) | {
        "title": batch.file_name,
        "batch": batch,
        "kind": _kind(batch),
        "when": print_moment(batch.brought_at),
        "parts": _parts(steps),
        "can_go": len(gone),
        "taken_back": batch.rows.exclude(taken_back_at=None).count(),
        "digest": digest_of(steps),
        "wrong": wrong,
        "reason": reason,
        "max_reason": MAX_REASON,
    }
    return render(request, "admin/import_batch.html", context)


def _take_back(request: HttpRequest, batch: ImportBatch, reason: str) -> str:
    """Take it back and say so, or why not."""
    if not reason:
        return NEEDS_REASON
    try:
        steps = take_back(batch, request.user, reason, request.POST.get("digest", ""))
    except MovedSince:
        return MOVED
    except ValidationError as error:
        return f"{REFUSED} {' '.join(error.messages)}"
    except DatabaseError:
        return REFUSED
    told = [f"{len(part)} {way}" for way in WayBack if (part := [s for s in steps if s.way is way])]
    messages.success(request, f"Taken back: {', '.join(told)}.")
    return ""


def _tables(request: HttpRequest) -> list[str]:
    """The kinds of table that somebody may import."""
    return [
        model._meta.label_lower
        for model, one in admin.site._registry.items()
        if hasattr(one, "has_import_permission") and one.has_import_permission(request)
    ]


def _kind(batch: ImportBatch) -> str:
    return str(capfirst(apps.get_model(batch.table)._meta.verbose_name_plural))


def _state(batch: Any) -> str:
    if not batch.left:
        return "Taken back"
    gone = batch.brought - batch.left
    return f"{gone} of {batch.brought} taken back" if gone else ""


def _parts(steps: list[StepBack]) -> list[BatchPart]:
    parts = []
    for way, title in TITLES.items():
        some = [one for one in steps if one.way is way]
        if some:
            parts.append(BatchPart(title, tuple(some[:MAX_LISTED]), len(some)))
    return parts
