"""Where the answer to a milestone will stand, and who read there without finding one."""

from typing import ClassVar

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from libs.backoffice.vague_dates import bounds, vague_date_rows
from libs.vaguedates.printing import print_day
from reforms.models import EvidenceReading, ExpectedEvidence
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin, source_of

due = bounds("due", "for the days")

PLACES = Panel(
    title="Where the answer will stand",
    model=ExpectedEvidence,
    by="milestone",
    headings=("Place", "Due", "Known on", "Who says so"),
    cells=lambda row: (row.text, row.due.words, print_day(row.known_on), source_of(row)),
    add="Name a place",
    every="All its places",
    order=("due_latest", "-pk"),
)


@admin.register(ExpectedEvidence)
class ExpectedEvidenceAdmin(FactAdmin, TableAdmin):
    also_same = ("milestone",)
    table_columns = (
        *("key", "milestone", "kind", "text", "address", "due_words", "due_edtf"),
        *ANSWER_COLUMNS,
        *SOURCE_COLUMNS,
    )
    heading_words: ClassVar = {
        "text": ("where", "place", "series", "publication", "release"),
        "address": ("link", "url", "web address"),
        "due_words": ("due", "when", "expected", "date"),
    }
    fetched = ("milestone__reform", "passage__document")
    list_display = ["text", "kind", "milestone", "due_words", "basis", "known_on", "source"]
    list_filter = [("milestone", Chosen), "kind", "basis"]
    search_fields = ["text", "milestone__title", "milestone__reform__title", "key"]
    readonly_fields = [due]
    fieldsets = [
        (
            None,
            {
                "fields": ["milestone", "kind", "text", "address"],
                "description": (
                    "One place where evidence of the milestone would appear. Next year’s release "
                    "of the same series is another entry. Where no source says so but an editor "
                    "concludes it, mark it as inferred and say why."
                ),
            },
        ),
        (
            "When it appears there",
            {
                "fields": vague_date_rows("due", due),
                "description": (
                    "Once the last of these days has come, “no later evidence” is said of the "
                    "milestone only after somebody has read there. Empty where nobody gives a time."
                ),
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    panels = (
        Panel(
            title="Read there without finding an answer",
            model=EvidenceReading,
            by="place",
            headings=("Read on", "What was found", "Who says so"),
            cells=lambda row: (print_day(row.known_on), row.text, source_of(row)),
            add="Record that it was read",
            every="All its readings",
            order=("-known_on", "-pk"),
        ),
    )


@admin.register(EvidenceReading)
class EvidenceReadingAdmin(FactAdmin, TableAdmin):
    also_same = ("place",)
    table_columns = ("key", "place", "text", *ANSWER_COLUMNS, *SOURCE_COLUMNS)
    heading_words: ClassVar = {"text": ("found", "what was found", "note")}
    fetched = ("place__milestone", "reform", "passage__document")
    list_display = ["place", "text", "basis", "known_on", "source"]
    list_filter = [("place", Chosen), "basis"]
    search_fields = ["place__text", "place__milestone__title", "text", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["place", "text"],
                "description": (
                    "You read there and found no answer. If you found one, record an update of the "
                    "milestone instead: its outcome, or its new date."
                ),
            },
        ),
        ("When, and who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {"known_on": "The day on which you read there."}
