"""The history of one fact: the chain of its corrections, and what was edited of ours."""

from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.editing.history import build_history
from seeds.admin.standing import chain_of, entries
from seeds.models import Sourced


def show_history(model_admin: TrackerAdmin, request: HttpRequest, fact: Sourced) -> HttpResponse:
    """A query or two for each entry of the chain, and those of the history of our columns."""
    number = request.GET.get(PAGE_VAR, 1)
    site = model_admin.admin_site
    edits = build_history(fact, [], number, request, site) if model_admin.is_edited else None
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": "History",
        "subtitle": str(fact),
        "object": fact,
        "opts": model_admin.opts,
        "module_name": capfirst(model_admin.opts.verbose_name_plural),
        "chain": entries(chain_of(fact), fact),
        "tools": model_admin.tools(request, fact),
        "history": edits,
    }
    return TemplateResponse(request, "admin/fact_history.html", context)
