"""The form that records an update about the subject that its address names."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reforms.admin.subject import Subject
from reforms.models import Update
from seeds.admin.forms import TrackerForm

Kind = Update.Kind
OF_AN_EVENT = [Kind.TARGET, Kind.OUTCOME, Kind.CHECKED]


class UpdateForm(TrackerForm):
    """An empty form's row already has its subject, so that every rule is checked against it."""

    subject = Subject()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            return
        if self.subject.row:
            self.instance.reform = self.subject.reform
            self.instance.event = self.subject.event
        if self.subject.corrects:
            # By its id: the entry itself would take this empty row for its correction.
            self.instance.corrects_id = self.subject.corrects.pk
        if self.subject.event:
            kind = self.fields["kind"]
            kind.choices = [(one.value, one.label) for one in OF_AN_EVENT]  # type: ignore[attr-defined]
        # Sent along unseen: a form that is posted twice is recorded once.
        self.fields["key"].widget = forms.HiddenInput()
        self.fields["key"].show_hidden_initial = False
        self.fields["key"].error_messages["unique"] = "This update has been recorded already."

    def clean(self) -> dict[str, Any]:
        wrong = self.subject.corrects
        right = Update.objects.filter(corrects=wrong).first() if wrong else None
        if right:
            raise ValidationError(f"That was corrected already, by: {right}. Correct that one.")
        return super().clean()


def said_by(update: Update) -> dict[str, Any]:
    """What an update says, to start its correction with; the editor changes what was wrong."""
    kept = ["kind", "milestone", "name", "stage", "outcome", "target_words", "target_edtf"]
    kept += [
        "after",
        "is_proposed",
        "legal_force",
        "note",
        "known_on",
        "basis",
        "reason",
        "passage",
        "is_significant",
    ]
    return {name: update.serializable_value(name) for name in kept}
