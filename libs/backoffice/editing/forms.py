"""The form that changes a row: asks why, and can start from what the row was."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from libs.backoffice.forms import TrackerForm

WHY = "edit_reason"


class Why(forms.CharField):
    """Why somebody changes or deletes a row; kept in its history."""

    def __init__(self, **kwargs: Any) -> None:
        words: dict[str, Any] = {
            "label": "Why this change",
            "max_length": 200,
            "help_text": "Kept in the history with your name and the time. Readers do not see it.",
            "error_messages": {"required": "Say in a few words why you are changing it."},
            "widget": forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        }
        super().__init__(**words | kwargs)


class EditForm(TrackerForm):
    """A row's own form. Adding one needs no reason: that it was added is reason enough."""

    edit_reason = Why()

    conflict: ClassVar[str] = ""
    """What the form says if somebody else has changed the row meanwhile; nothing is saved then."""
    earlier: ClassVar[Mapping[str, Any]] = {}
    """What an empty form starts with instead of what the row is now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields[WHY]

    def clean(self) -> dict[str, Any]:
        if self.conflict:
            raise ValidationError(self.conflict)
        return super().clean()

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name in self.earlier:
            return self.earlier[field_name]
        return super().get_initial_for_field(field, field_name)

    @cached_property
    def changed_data(self) -> list[str]:
        """Without the reason, which is not the row's."""
        return [name for name in super().changed_data if name != WHY]


class DeletionForm(forms.Form):
    edit_reason = Why(
        label="Why you are deleting it",
        error_messages={"required": "Say in a few words why you are deleting it."},
    )
