"""Which page of a long list, or which part of it, an address asks for."""

from typing import Any

from django import forms

LAST_PAGE = 9_999


class PageNumberField(forms.IntegerField):
    """A whole number from 1 to LAST_PAGE, which may be left out; any other is refused in words.

    `named` is what the words call it: "a page number".
    """

    def __init__(self, named: str = "a page number", **options: Any) -> None:
        words = f"Write {named} as a whole number from 1 to {LAST_PAGE}."
        super().__init__(
            min_value=1,
            max_value=LAST_PAGE,
            required=False,
            error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], words),
            **options,
        )
