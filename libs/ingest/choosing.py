"""A choice of a column: meant by its value or by the words that forms show, and told by these."""

from difflib import get_close_matches
from typing import Any

from libs.names import words_key


def choice_of(column: Any, text: str) -> str:
    """The value of the choice that a text means, however it is written; the text for none.

    `DfE unit`, `dfe-unit` and `DFE UNIT` mean one choice.
    """
    key = words_key(text)
    return _values_by_key(column).get(key, text) if key else text


def refused_choice(column: Any, text: str) -> str:
    """Why a text is none of the choices, with the words that forms show."""
    labels = [str(label) for value, label in column.flatchoices if value not in ("", None)]
    known = _values_by_key(column)
    near = get_close_matches(words_key(text), known, n=1)
    shown = {str(value): str(label) for value, label in column.flatchoices}
    hint = f"; did you mean “{shown[known[near[0]]]}”?" if near else "."
    return f"“{text}” is none of the choices{hint} Choose one of: {'; '.join(labels)}"


def _values_by_key(column: Any) -> dict[str, str]:
    """The values by what their spellings have in common; a value wins over another's label."""
    pairs = [(str(value), str(label)) for value, label in column.flatchoices if value is not None]
    by_label = {words_key(label): value for value, label in pairs}
    return by_label | {words_key(value): value for value, _ in pairs}
