"""Form fields in GOV.UK's markup.

Plain templates, not a second template engine: the pages use four of the design system's components,
and a bound field already knows its label, hint, error and the ids that tie them together.
"""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BoundField

register = template.Library()


@register.inclusion_tag("includes/field.html")
def field(bound: BoundField, classes: str = "") -> dict[str, Any]:
    """Label, hint, error and control of a bound field; `classes` go on the control."""
    kind = "govuk-select" if isinstance(bound.field.widget, forms.Select) else "govuk-input"
    wrong = f"{kind}--error" if bound.errors else ""
    names = " ".join(filter(None, [kind, wrong, classes]))
    return {"field": bound, "control": bound.as_widget(attrs={"class": names})}


@register.inclusion_tag("includes/errors.html")
def errors(form: forms.BaseForm) -> dict[str, Any]:
    """The summary of what was wrong with a form, each error a link to its field."""
    return {"form": form}
