"""The rows of the log's pages: those to fill in, and those to read.

`when-FIELD-VALUE` is a class of rows that belong to one choice; admin-recording.js hides the rest.
"""

from typing import Any

from libs.backoffice.vague_dates import bounds, vague_date_rows
from reforms.admin.subject import Subject
from reforms.models import Update
from seeds.admin.source_fieldsets import SOURCE_ROWS

target = bounds("target", "stands for")


def _when(title: str | None, fields: list[Any], *kinds: str, **options: Any) -> Any:
    classes = [f"when-kind-{kind}" for kind in kinds] + options.pop("classes", [])
    return (title, {"fields": fields, "classes": classes, **options})


SAYS = [
    _when("The new stage", ["stage"], "stage"),
    _when(
        "The new target date",
        ["target_words", "target_reading", "is_proposed"],
        "target",
    ),
    _when(
        "Another reading",
        ["target_edtf", "after"],
        "target",
        classes=["collapse"],
        description=(
            "For words that are read otherwise here: the interval in EDTF, or the event that "
            "the date waits for. One of them; it is taken as you give it."
        ),
    ),
    _when("The outcome", ["outcome"], "outcome"),
    _when("The new legal force", ["legal_force"], "legal-force"),
    _when("The new name", ["name"], "name"),
]


OF_WHICH = _when("Of which milestone", ["milestone"], "target", "outcome")


def rows_to_fill(subject: Subject) -> list[Any]:
    """The rows of an empty form: without those that its subject has settled."""
    about = ("What it is about", {"fields": ["reform", "event"]})
    return [
        *([] if subject.row else [about]),
        (
            "What changed",
            {
                "fields": ["kind", "known_on"],
                "description": "One update says one thing. If a source says two, record two.",
            },
        ),
        *(
            []
            if subject.event
            else [_when("Of which milestone", ["milestone"], "target", "outcome")]
        ),
        *SAYS,
        ("In our own words", {"fields": ["note"]}),
        ("Who says so", {"fields": ["basis"]}),
        (None, {"fields": ["reason"], "classes": ["when-basis-inferred"]}),
        *SOURCE_ROWS,
        ("For readers", {"fields": ["is_significant", "key"]}),
    ]


def rows_to_read(update: Update) -> list[Any]:
    """The rows of an entry: what it says, and none of what it does not."""
    told = ["reform", "event", "milestone", "kind", "stage", "outcome", "legal_force", "name"]
    says = [name for name in told if getattr(update, name)]
    if update.target:
        says += [*vague_date_rows("target", target), "after", "is_proposed"]
    source = ["known_on", "basis", "passage", *(["reason"] if update.reason else [])]
    record = ["key", "recorded_at", "recorded_by", "corrects", "correction"]
    return [
        ("What it says", {"fields": [*says, "note", "is_significant"]}),
        ("Who says so", {"fields": source}),
        (
            "The record",
            {
                "fields": record,
                "description": "Nobody changes or deletes it. If it is wrong, record a correction.",
            },
        ),
    ]
