"""What Django finds wrong with a value, in an editor's words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from libs.ingest.choosing import refused_choice


def error_text(column: Any, error: ValidationError) -> str:
    """What Django finds wrong with a column's value, in an editor's words."""
    return " ".join(_told(column, one) for one in error.error_list)


def _told(column: Any, error: Any) -> str:
    value = str((error.params or {}).get("value", ""))[:80]
    match error.code:
        case "null" | "blank":
            return "is empty, and needs a value"
        case "max_length":
            given, most = error.params["show_value"], error.params["limit_value"]
            return f"is {given} characters long: shorten it to {most}"
        case "invalid_choice" if column.flatchoices:
            return refused_choice(column, value)
        case "invalid" | "invalid_date" if isinstance(column, models.DateField):
            return f"“{value}” is no day. Write it as 2025-09-01"
        case "invalid" if isinstance(column, models.SlugField):
            return "may hold only letters a to z, numbers and hyphens, without blanks"
        case "invalid" if isinstance(column, models.DecimalField | models.IntegerField):
            return f"“{value}” is not a number. Write digits alone, as in 12"
    return " ".join(error.messages)
