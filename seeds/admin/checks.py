"""What check_seeds found of each passage: looked at, never typed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from libs.backoffice.base import TrackerAdmin
from libs.vaguedates.printing import print_day
from seeds.models import Passage, PassageCheck


@admin.register(PassageCheck)
class PassageCheckAdmin(TrackerAdmin):
    is_edited = False
    fetched = ("passage__document",)
    list_display = ["passage", "found", "checked_at"]
    list_filter = [("problem", admin.EmptyFieldListFilter)]
    search_fields = ["passage__key", "passage__document__short_title", "problem"]
    fieldsets = [
        (
            None,
            {
                "fields": ["passage", "checked_at", "found"],
                "description": "Written when passages were looked for. The next look replaces it.",
            },
        ),
        ("What was looked for", {"fields": list(PassageCheck.LOOKED_FOR)}),
    ]
    readonly_fields = ["found"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """It goes with its passage, so whoever may delete that may delete it."""
        return self.admin_site.get_model_admin(Passage).has_delete_permission(request)

    @admin.display(description="what was found")
    def found(self, row: PassageCheck) -> str:
        return say_check(row)


def say_check(check: PassageCheck | None) -> str:
    """What was found and when; the check's passage must have been fetched."""
    if check is None:
        return "none yet"
    day = print_day(timezone.localdate(check.checked_at))
    if check.is_stale:
        return f"not since it last changed; before that on {day}"
    return f"{day}: {check.problem or 'found in its document'}"
