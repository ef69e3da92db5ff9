"""Whether a row may be deleted: only where nothing refers to it, without reading all that does."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

MAX_REFERRERS = 20
REFERRED_TO = "It was not deleted, because something now refers to it. See below."


def referrers(row: models.Model, request: HttpRequest, site: admin.AdminSite) -> list[str]:
    """What keeps a row from being deleted, at most twenty of each kind; one query a kind."""
    found: list[str] = []
    for relation in row._meta.related_objects:
        if getattr(relation, "on_delete", None) is models.PROTECT:
            related: Any = relation.related_model
            rows = site.get_model_admin(related).get_queryset(request)
            name = capfirst(related._meta.verbose_name)
            others = rows.filter(**{relation.field.name: row})[:MAX_REFERRERS]
            found.extend(f"{name}: {other}" for other in others)
    return found
