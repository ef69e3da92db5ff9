"""Rows that readers see once a first fact is known of them: their own page says so."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.panels import list_of, page_of


class FirstFactAdmin(TrackerAdmin):
    """`first_fact` are the kind of fact, its column that names the row, and what it is called."""

    first_fact: ClassVar[tuple[type[models.Model], str, str]]

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """To its own page here, where the way to its first fact stands."""
        if "_addanother" in request.POST or IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, f"“{obj}” is added.", messages.SUCCESS)
        return HttpResponseRedirect(page_of(obj))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row, (model, column, name) = context["original"], self.first_fact
        is_shown = row is not None and request.method == "GET"
        if is_shown and not model._default_manager.filter(**{column: row}).exists():
            told = 'Not public until its first {}: <a href="{}">add it</a>.'
            address = list_of(model, "add", **{column: row.pk})
            self.message_user(request, format_html(told, name, address), messages.WARNING)
        return super().render_change_form(request, context, *args, **kwargs)
