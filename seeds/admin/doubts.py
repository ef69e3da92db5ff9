"""Why a fact may stand though the report asks about it: typed once, and versioned like any text."""

from django.contrib import admin

from libs.backoffice.base import TrackerAdmin
from seeds.models import Doubt


@admin.register(Doubt)
class DoubtAdmin(TrackerAdmin):
    list_display = ["key", "kind", "reason", "is_open"]
    list_filter = ["kind", "is_open", ("reason", admin.EmptyFieldListFilter)]
    search_fields = ["key", "reason", "found"]
    radio_fields = {"kind": admin.VERTICAL}
    fieldsets = [
        (
            None,
            {
                "fields": ["kind", "key", "found", "reason", "is_open"],
                "description": (
                    "What the report of facts asks about, and why it may stand. A better source "
                    "is a better answer: record it, and the question goes by itself."
                ),
            },
        ),
    ]
    readonly_fields = ["found"]
