"""What to have ready for a date, and for whom: a checklist, point by point."""

from typing import ClassVar

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from libs.vaguedates.printing import print_day
from reforms.models import Preparation
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin, source_of

PREPARATIONS = Panel(
    title="What to have ready",
    model=Preparation,
    by="milestone",
    headings=("Point", "For", "Known on", "Who says so"),
    cells=lambda row: (row.text, str(row.audience), print_day(row.known_on), source_of(row)),
    add="Add a point",
    every="All its points",
    order=("audience__position", "position", "-pk"),
)


@admin.register(Preparation)
class PreparationAdmin(FactAdmin, TableAdmin):
    position_within = ("milestone", "audience")
    table_columns = (
        *("key", "milestone", "audience", "kind", "text", "position"),
        *ANSWER_COLUMNS,
        *SOURCE_COLUMNS,
    )
    heading_words: ClassVar = {
        "milestone": ("date", "deadline", "by when"),
        "audience": ("for", "who", "for whom"),
        "text": ("step", "task", "action", "paper", "point"),
    }
    fetched = ("milestone__reform", "audience", "passage__document")
    list_display = ["text", "kind", "audience", "milestone", "basis", "known_on", "source"]
    list_filter = [("milestone", Chosen), ("audience", Chosen), "kind", "basis"]
    search_fields = ["text", "milestone__title", "milestone__reform__title", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["milestone", "audience", "kind", "text", "position"],
                "description": (
                    "One thing that the source asks somebody to do or to have by the date. What "
                    "is only good advice of yours does not belong here."
                ),
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
