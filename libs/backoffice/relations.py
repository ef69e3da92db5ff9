"""Form fields for relations: editors type to find a row, and a bad id is an ordinary error.

Django's own ask the database for whatever was sent, which answers some of it with an error page.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import BigAutoField, QuerySet

MOST_DIGITS = len(str(BigAutoField.MAX_BIGINT))
"""Python reads no number of more than some thousand digits, and says so with an error."""


def is_id(value: Any) -> bool:
    """Whether a text could be the id of a row."""
    text = str(value)
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return is_number and int(text) <= BigAutoField.MAX_BIGINT


class LookUp(AutocompleteSelect):
    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if not one or is_id(one)], attr)


class LookUpMany(AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        """Each chosen row has a cross of its own; one for all of them would break the list."""
        attrs: dict[str, Any] = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if is_id(one)], attr)


class ManyField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # for any model
    def _check_values(self, value: Iterable[Any]) -> QuerySet[Any]:
        for one in value:
            if not is_id(one):
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": one},
                )
        found: QuerySet[Any] = super()._check_values(value)  # type: ignore[misc]  # not in the stubs
        return found
