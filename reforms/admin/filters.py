"""Filters of the reforms' own list."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone


class LastEvidence(admin.SimpleListFilter):
    """The reforms that the start page asks to look at, where many can be ticked at once."""

    title = "last evidence"
    parameter_name = "evidence"
    OLD = "old"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(self.OLD, f"older than {settings.UNCHECKED_AFTER_DAYS} days")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any]:
        if self.value() != self.OLD:
            return queryset
        today = timezone.localdate()
        since = today - timedelta(days=settings.UNCHECKED_AFTER_DAYS)
        return queryset.unchecked_since(since, today)
