"""What saving a sitting refuses, told at the box in which it was typed."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from sittings.answers import Answers
from sittings.reading import Sitting

BOXES = {
    "target_words": "words",
    "target_edtf": "words",
    "narrow_edtf": "words",
    "sense": "words",
    "after": "words",
    "name": "words",
    "expansion": "words",
    "label": "words",
    "role": "words",
    "term": "about",
    "body": "about",
    "source_body": "about",
    "group": "about",
    "target_body": "other",
    "member": "other",
    "local_authority": "other",
    "described_as": "other",
    "stage": "says",
    "legal_force": "says",
    "outcome": "says",
    "kind": "says",
    "reform": "about",
    "event": "about",
    "passage": "heading_path",
    "is_significant": "is_minor",
    "passage_heading_path": "heading_path",
    "passage_opening": "opening",
    "passage_closing": "closing",
}
"""The box of a row in which the value of a column was typed, where they differ."""
TWICE = "This row is published already. Remove it."


def note_refusal(
    error: ValidationError, answers: Answers, sitting: Sitting, whole: str = ""
) -> None:
    """What an action refuses, at the box in which it was typed; of a row as a whole, at `whole`."""
    given = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in given.items():
        if name == "known_on" or name.startswith("document_"):
            box = name.removeprefix("document_").removesuffix("_words").removesuffix("_edtf")
            sitting.source.answers.refuse(box, messages[0])
        elif name == "key":
            answers.refuse("about", TWICE)
        elif name in ("", NON_FIELD_ERRORS) and whole:
            answers.refuse(whole, messages[0])
        elif name in ("", NON_FIELD_ERRORS):
            sitting.general.append(messages[0])
        else:
            answers.refuse(BOXES.get(name, name), messages[0])
