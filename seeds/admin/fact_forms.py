"""The forms of facts: a new one, one that corrects another, and one that withdraws another."""

from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict

from libs.backoffice.editing.forms import EditForm
from libs.backoffice.forms import TrackerForm
from seeds.actions import NEEDS_WHY, reply_to, withdrawal_problem
from seeds.admin.replying import Reply
from seeds.models import Basis

RECORDED = "You have already recorded this."
WHY = "correction_reason"


class ReplyForm(TrackerForm):
    """A row that answers another starts with what that one says, and has to say why."""

    reply: ClassVar[Reply | None] = None
    goes_on: ClassVar[bool] = True
    """Whether the form was sent to be checked, and not only to be shown again as it was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if self.reply and kwargs.get("instance") is None:
            withdrawn = self.reply.is_withdrawal
            kwargs["instance"] = reply_to(self.reply.wrong, withdrawn=withdrawn)
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "key" in self.fields:
            # A form that is posted twice is recorded once.
            self.fields["key"].show_hidden_initial = False
            self.fields["key"].widget = forms.HiddenInput()
            self.fields["key"].error_messages["unique"] = RECORDED
        if WHY in self.fields:
            self.fields[WHY].required = True
            if self.reply and self.reply.is_withdrawal:
                self.fields[WHY].label = "Why it is withdrawn"
            self.fields[WHY].error_messages["required"] = NEEDS_WHY

    def is_valid(self) -> bool:
        return self.goes_on and super().is_valid()

    def full_clean(self) -> None:
        if self.goes_on or not self.is_bound:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        is_silent = given.get("basis") == Basis.INFERRED and not given.get("reason")
        if self.reply and self.reply.is_withdrawal and is_silent:
            # It says nothing but that: why it is inferred is why it is withdrawn.
            given["reason"] = given.get(WHY, "")
        if self.instance.pk is None and (problem := withdrawal_problem(self.instance)):
            raise forms.ValidationError(problem)
        return super().clean()


class FactForm(ReplyForm, EditForm):
    """A fact's own form; once it is recorded, it asks for what is the tracker's own and why."""
