"""Where an editor began, so that they come back there: the page of a body, a term, a reform."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from libs.backoffice.relations import is_id

BEGUN = "begun"
"""In a form's address: the row whose page led there, as `partnerships.deliverybody-5`."""


def named(row: models.Model) -> str:
    """How an address names a row that somebody began from."""
    return f"{row._meta.label_lower}-{row.pk}"


def begun_from(request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> models.Model | None:
    """The row that the address names, or that its empty form started with; None for neither."""
    label, _, pk = request.GET.get(BEGUN, "").rpartition("-")
    asked = [(label, pk)] if label else []
    every = {
        field.name: field for field in (*model_admin.opts.fields, *model_admin.opts.many_to_many)
    }
    model: Any = model_admin.model
    for name in dict.fromkeys((*model.SUBJECT, *model.ALSO_ABOUT, *every)):
        if every[name].is_relation and name in request.GET:
            related: Any = every[name].related_model
            asked.append((related._meta.label_lower, request.GET[name]))
    for name, number in asked:
        if row := _find(name, number, model_admin):
            return row
    return None


def _find(label: str, pk: str, model_admin: admin.ModelAdmin[Any]) -> models.Model | None:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None
    other = model is not model_admin.model and model_admin.admin_site.is_registered(model)
    found: models.Model | None = (
        model._default_manager.filter(pk=pk).first() if other and is_id(pk) else None
    )
    return found
