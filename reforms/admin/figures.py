"""Dated figures: what is counted, and what each source gives for which time."""

from typing import ClassVar

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET, TrackerAdmin
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from libs.backoffice.vague_dates import bounds, vague_date_rows
from libs.vaguedates.printing import print_day
from reforms.admin.groups import SLUG_HELP
from reforms.models import Figure, Measure
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin, source_of

period = bounds("period", "for the days")


@admin.register(Measure)
class MeasureAdmin(TrackerAdmin):
    name_column = "slug"
    list_display = ["title", "unit", "scope", "position"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "unit", "scope", "is_at_one_time", "position"],
                "description": "Something that is counted again and again. Its figures are facts.",
            },
        ),
        ("Where it is shown", {"fields": ["reforms"]}),
    ]
    help_texts = {"slug": SLUG_HELP, "position": "Order in lists; the lowest comes first."}
    panels = (
        Panel(
            title="Figures",
            model=Figure,
            by="measure",
            headings=("Figure", "Known on", "Who says so"),
            cells=lambda row: (row.summary(), print_day(row.known_on), source_of(row)),
            add="Add a figure",
            every="All its figures",
            order=("-known_on", "-pk"),
        ),
    )


@admin.register(Figure)
class FigureAdmin(FactAdmin, TableAdmin):
    table_columns = (
        *("key", "measure", "part", "value", "value_to", "bound", "is_rounded"),
        *("is_projection", "projected_by", "period_words", "period_edtf", "words", "note"),
        *ANSWER_COLUMNS,
        *SOURCE_COLUMNS,
    )
    heading_words: ClassVar = {
        "measure": ("indicator", "series", "statistic"),
        "value": ("number", "figure", "amount", "count"),
        "period_words": ("period", "year", "for", "time period"),
        "part": ("breakdown", "group", "category"),
    }
    fetched = ("measure", "passage__document")
    list_display = ["shown", "measure", "part", "period_words", "basis", "known_on", "source"]
    list_filter = [("measure", Chosen), "is_projection", "basis"]
    search_fields = ["measure__title", "part", "words", "key"]
    readonly_fields = [period]
    fieldsets = [
        (None, {"fields": ["measure", "part"]}),
        (
            "The figure",
            {
                "fields": [
                    *("value", "value_to", "bound", "is_rounded"),
                    *("words", "is_projection", "projected_by"),
                ],
                "description": (
                    "The number in full, 4600000000 for £4.6 billion, and the few words that give "
                    "it. A new figure is a new row: pages show all of them, newest first."
                ),
            },
        ),
        (
            "The time that it is for",
            {
                "fields": vague_date_rows("period", period),
                "description": "Not when it was said. Empty where the source gives none.",
            },
        ),
        ("For readers", {"fields": ["note"]}),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]

    @admin.display(description="figure", ordering="value")
    def shown(self, row: Figure) -> str:
        return row.amount
