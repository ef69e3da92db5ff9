"""The fieldsets of the log's pages: those to fill in, and those to read.

`when-FIELD-VALUE` is a class of a fieldset that belongs to one choice; admin-recording.js hides
the rest.
"""

from typing import Any

from libs.backoffice.vague_dates import bounds
from reforms.admin.subject import Subject
from reforms.models import Update
from reforms.models.kinds import KINDS, kinds_about
from seeds.admin.fact_forms import WHY
from seeds.admin.facts import RECORD_FIELDSET, WHY_FIELDSET
from seeds.admin.replying import Reply
from seeds.admin.source_fieldsets import NEW_SOURCE_FIELDSETS

target = bounds("target", "stands for")


SAYS_SO: list[Any] = [
    ("Who says so", {"fields": ["basis"]}),
    (None, {"fields": ["reason"], "classes": ["when-basis-inferred"]}),
    *NEW_SOURCE_FIELDSETS,
]


def fieldsets_to_fill(subject: Subject, reply: Reply | None) -> list[Any]:
    """The fieldsets of an empty form: without those that its subject has settled."""
    why = [("Why", WHY_FIELDSET)] if reply else []
    if reply and reply.is_withdrawal:
        return [*why, ("From which day", {"fields": ["known_on", "key"]}), *SAYS_SO]
    about = ("What it is about", {"fields": ["reform", "event"]})
    of_which = _when("Of which milestone", ["milestone", "new_milestone"], kinds_about("milestone"))
    return [
        *why,
        *([] if subject.row else [about]),
        (
            "What changed",
            {
                "fields": ["kind", "known_on"],
                "description": "One update says one thing. If a source says two, record two.",
            },
        ),
        *([] if subject.event else [of_which]),
        *_kinds(),
        ("In our own words", {"fields": ["note"]}),
        *SAYS_SO,
        ("For readers", {"fields": ["is_significant", "key"]}),
    ]


def fieldsets_to_read(update: Update) -> list[Any]:
    """The fieldsets of an entry: what it says, and none of what it does not."""
    about = [name for name in ("reform", "event", "milestone") if getattr(update, name)]
    said = [one for one in update.definition.own_columns if getattr(update, one)]
    # The days in words, and not in the signs that a machine reads.
    says = [target if name == "target_edtf" else name for name in said if name != "narrow_edtf"]
    source = ["known_on", "basis", "passage", *(["reason"] if update.reason else [])]
    why = [("Why", {"fields": [WHY]})] if update.corrects_id else []
    return [
        ("What it says", {"fields": [*about, "kind", *says, "note", "is_significant"]}),
        ("Who says so", {"fields": source}),
        *why,
        ("The record", RECORD_FIELDSET | {"fields": ["key", *RECORD_FIELDSET["fields"]]}),
    ]


def _kinds() -> list[Any]:
    """What each kind of update asks for, in the order of the kinds."""
    return [
        _when(
            rows.title,
            list(rows.fields),
            [kind],
            classes=["collapse"] if rows.is_folded else [],
            description=rows.description,
        )
        for kind, definition in KINDS.items()
        for rows in definition.form_rows
    ]


def _when(
    title: str, fields: list[str], kinds: Any, *, classes: Any = (), description: str = ""
) -> tuple[str, dict[str, Any]]:
    shown_for = [f"when-kind-{kind}" for kind in kinds]
    return title, {"fields": fields, "classes": [*shown_for, *classes], "description": description}
