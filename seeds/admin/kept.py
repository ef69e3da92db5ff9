"""Facts are kept: what nobody may do with one, what can be done instead, and its history."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.panels import Tool, page_of
from seeds.admin.fact_history import show_history
from seeds.admin.replying import address_to_correct, address_to_withdraw
from seeds.admin.standing import standing_of
from seeds.models import FactIsKept, Sourced


class KeptAdmin(TrackerAdmin):
    """Facts are looked at, corrected and withdrawn, and what is ours of them is edited."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("corrected_by")

    def get_list_display(self, request: HttpRequest) -> Any:
        return [*super().get_list_display(request), "standing"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what is the tracker's own of a fact can be edited."""
        ours = cast(type[Sourced], self.model).OURS
        return bool(ours) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return self.refuse(request, object_id)

    def refuse(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Says that a fact is kept, and leads to what can be done."""
        pk = unquote(object_id)
        row = self.get_object(request, pk)
        if row is None or not self.has_view_permission(request, row):
            raise PermissionDenied(str(FactIsKept()))
        context = self.admin_site.each_context(request) | {
            "title": "Facts are kept",
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "tools": [Tool("See it", page_of(row)), *self.tools(request, row)],
        }
        return render(request, "admin/fact_kept.html", context, status=403)

    def tools(self, request: HttpRequest, row: Any) -> list[Tool]:
        return self.ways_to_answer(request, row, None)

    def line_tools(self, request: HttpRequest, row: Any, begun: models.Model) -> list[Tool]:
        ways = self.ways_to_answer(request, row, begun)
        return [*ways, Tool("History", page_of(row, "history"))]

    def line_note(self, row: Any) -> str:
        return standing_of(row).capitalize()

    def ways_to_answer(
        self, request: HttpRequest, row: Any, begun: models.Model | None
    ) -> list[Tool]:
        """Correcting and withdrawing a fact: of a chain of them, the last one only."""
        if not self.has_add_permission(request) or hasattr(row, "corrected_by"):
            return []
        correct = Tool("Correct", address_to_correct(row, begun))
        withdraw = Tool("Withdraw", address_to_withdraw(row, begun))
        return [correct] if row.withdrawn else [correct, withdraw]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        changes = object_id and request.method == "POST" and "_saveasnew" not in request.POST
        if changes and not self.has_change_permission(request):
            return self.refuse(request, object_id or "")
        return super().changeform_view(request, object_id, form_url, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return show_history(self, request, row)

    @admin.display(description="source", ordering="passage__document__short_title")
    def source(self, row: Sourced) -> str:
        return row.passage.document.short_title if row.passage else "none"

    @admin.display(description="standing")
    def standing(self, row: Sourced) -> str:
        return standing_of(row) or "said once"

    @admin.display(description="correction")
    def correction(self, row: Any) -> str:
        if hasattr(row, "corrected_by"):
            done = "withdrawn by" if row.corrected_by.withdrawn else "corrected by"
            link = '<a href="{}">{}: {}</a>'
            return format_html(link, page_of(row.corrected_by), done, row.corrected_by.summary())
        if row.corrects is None:
            return "none"
        does = "withdraws" if row.withdrawn else "corrects"
        return format_html('{} <a href="{}">{}</a>', does, page_of(row.corrects), row.corrects)
