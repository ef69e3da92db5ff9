"""What an update is to be about: read from the address of the form that records it.

The subject stands in the address and not in a field, so that the choices of the form follow it
without any script, and nothing that is posted can move an update to another reform.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from reforms.models import Event, Reform, Update
from seeds.admin.replying import reply_asked


@dataclass(frozen=True, slots=True)
class Subject:
    """A reform or an event; neither while the editor has yet to choose."""

    reform: Reform | None = None
    event: Event | None = None

    @property
    def row(self) -> Reform | Event | None:
        return self.reform or self.event


class SubjectForm(forms.Form):
    """`?reform=` or `?event=`; what cannot be found counts as not given."""

    reform = forms.ModelChoiceField(Reform.objects, required=False)
    event = forms.ModelChoiceField(Event.objects, required=False)


def subject_of(request: HttpRequest) -> Subject:
    """The subject that a request names; looked up once for each request."""
    known: Subject | None = getattr(request, "update_subject", None)
    if known is None:
        known = _read(request)
        request.update_subject = known  # type: ignore[attr-defined]  # for the next who asks
    return known


def _read(request: HttpRequest) -> Subject:
    if reply := reply_asked(request, admin.site.get_model_admin(Update)):
        wrong: Any = reply.wrong
        return Subject(wrong.reform, wrong.event)
    form = SubjectForm(request.GET)
    form.is_valid()
    given: dict[str, Any] = form.cleaned_data
    if reform := given.get("reform"):
        return Subject(reform=reform)
    return Subject(event=given.get("event"))
