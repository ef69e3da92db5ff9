"""What every fact's admin page has: from which day it was known, who says so, and where."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from libs.backoffice.base import TrackerAdmin
from seeds.actions import record_fact
from seeds.models import Sourced

SOURCE_ROWS: Any = {
    "fields": ["known_on", "basis", "passage", "reason"],
    "description": (
        "Every fact says from which day it was known and who says so. Stated and reported facts "
        "name their passage; an inferred one says why."
    ),
}


class FactAdmin(TrackerAdmin):
    """Facts: each says from which day it was known, who says so, and where."""

    name_column = "key"
    list_filter = ["basis"]
    date_hierarchy = "known_on"
    radio_fields = {"basis": admin.VERTICAL}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        today = {"known_on": timezone.localdate()}
        return today | super().get_changeform_initial_data(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            self.record(obj, cast(User, request.user))

    def record(self, fact: Any, by: User) -> None:
        """Save a new fact; a kind of fact with an action of its own goes through that."""
        record_fact(fact, by=by)

    @admin.display(description="source", ordering="passage__document__short_title")
    def source(self, row: Sourced) -> str:
        return row.passage.document.short_title if row.passage else "none"


def source_of(row: Sourced) -> str:
    """Where a fact stands; its passage and document must have been fetched with it."""
    return str(row.passage) if row.passage else "no passage: inferred"
