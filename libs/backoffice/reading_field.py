"""The box for a reading: it takes codes, and dates as people type them."""

import re
from typing import Any

from django import forms
from django.utils import timezone

from libs.vaguedates.vague_date import NotVagueDate, window_of
from libs.vaguedates.words import understand


class ReadingField(forms.CharField):
    """A reading in EDTF; words are turned into it where they have one reading, or asked about."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        try:
            window_of(text)
        except NotVagueDate:
            return _read(text)
        return text


def _read(text: str) -> str:
    found = understand(text, timezone.localdate())
    if found.edtf:
        return found.edtf
    if found.choices:
        ways = "; ".join(f"{one.edtf} ({one.label})" for one in found.choices)
        raise forms.ValidationError(f"{found.sentence} Write one of these: {ways}")
    if not re.search(r"[a-zA-Z]{3}", text):
        return text  # a code gone wrong: the column's own check says what is right
    if found.sentence.startswith("Not a time"):
        raise forms.ValidationError(found.sentence)
    raise forms.ValidationError(
        f"No date was found in “{text}”. Write it as the source does, with its year: 14 November "
        "2026, autumn 2026, by the end of 2026."
    )
