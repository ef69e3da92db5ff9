"""Recommendations, what is said of each, and how many a report made."""

from typing import ClassVar

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET, TrackerAdmin
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from libs.backoffice.vague_dates import bounds, vague_date_rows
from libs.vaguedates.printing import print_day
from reforms.admin.groups import SLUG_HELP
from reforms.models import Recommendation, RecommendationCount, RecommendationEntry
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin, source_of

due = bounds("due", "for the days")


@admin.register(Recommendation)
class RecommendationAdmin(TableAdmin, TrackerAdmin):
    position_within = ("report",)
    name_column = "slug"
    table_columns = ("slug", "title", "report", "made_by", "number", "position", "reforms")
    fetched = ("report", "made_by")
    list_display = ["title", "report", "made_by", "number", "position"]
    list_filter = [("report", Chosen), ("made_by", Chosen)]
    search_fields = ["title", "slug", "number"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "report", "made_by", "number", "position"],
                "description": (
                    "One thing that a report recommends. What it asks, how it was answered and "
                    "what was done are facts. Record none whose text you could not read."
                ),
            },
        ),
        ("Where it leads", {"fields": ["reforms"]}),
    ]
    help_texts = {"slug": SLUG_HELP, "position": "Order in its report; the lowest comes first."}
    panels = (
        Panel(
            title="What is said of it",
            model=RecommendationEntry,
            by="recommendation",
            headings=("Entry", "Known on", "Who says so"),
            cells=lambda row: (row.summary(), print_day(row.known_on), source_of(row)),
            add="Add an entry",
            every="All its entries",
            order=("-known_on", "-pk"),
        ),
    )


@admin.register(RecommendationEntry)
class RecommendationEntryAdmin(FactAdmin, TableAdmin):
    also_same = ("kind",)
    table_columns = (
        *("key", "recommendation", "kind", "answer", "text", "asked_of", "due_words", "due_edtf"),
        *ANSWER_COLUMNS,
        *SOURCE_COLUMNS,
    )
    heading_words: ClassVar = {
        "answer": ("response", "government response", "status"),
        "asked_of": ("to", "addressed to"),
        "due_words": ("due", "deadline", "target date"),
    }
    fetched = ("recommendation", "passage__document")
    list_display = ["recommendation", "kind", "answer", "basis", "known_on", "source"]
    list_filter = [("recommendation", Chosen), "kind", "answer", "basis"]
    search_fields = ["recommendation__title", "text", "key"]
    readonly_fields = [due]
    fieldsets = [
        (None, {"fields": ["recommendation", "kind", "answer", "text", "asked_of"]}),
        (
            "By when",
            {
                "fields": vague_date_rows("due", due),
                "description": "Empty where the source gives no time.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]


@admin.register(RecommendationCount)
class RecommendationCountAdmin(FactAdmin, TableAdmin):
    table_columns = ("key", "report", "number", *ANSWER_COLUMNS, *SOURCE_COLUMNS)
    heading_words: ClassVar = {"number": ("count", "recommendations")}
    fetched = ("report", "passage__document")
    list_display = ["report", "number", "basis", "known_on", "source"]
    list_filter = [("report", Chosen), "basis"]
    search_fields = ["report__title", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["report", "number"],
                "description": "As a source counts them, not how many are recorded here.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
