"""The form that records an update about the subject that its address names."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reforms.admin.reading import EVENT, WORDS_ALONE, Readings, answer_to, day_typed
from reforms.admin.subject import Subject
from reforms.models import Event, Update
from reforms.models.kinds import kinds_about
from reforms.unread import refuse_unread
from seeds.admin.citing import CitingForm
from seeds.admin.fact_forms import ReplyForm

ASKED = "Choose how to read these words. We do not guess."
NOT_READ = "We read no date from these words. Keep them alone, or give another reading below."


class UpdateForm(ReplyForm, CitingForm):
    """An empty form's row already has its subject, so that every rule is checked against it."""

    subject = Subject()

    target_reading = forms.CharField(
        max_length=60, required=False, label="Read as", widget=Readings
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            return
        if self.subject.row:
            self.instance.reform = self.subject.reform
            self.instance.event = self.subject.event
        if self.subject.event and "kind" in self.fields:
            kind = self.fields["kind"]
            kind.choices = [(one.value, one.label) for one in kinds_about("event")]  # type: ignore[attr-defined]
        self.fields["key"].widget = forms.HiddenInput()
        if "target_words" not in self.fields:
            return
        self.answer = answer_to(str(self["target_words"].value() or ""), day_typed(self))
        self.fields["target_reading"].widget.answer = self.answer

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        is_target = given.get("kind") == Update.Kind.TARGET and given.get("target_words")
        if is_target and not (given.get("target_edtf") or given.get("after")):
            self._read(given)
        reform = given.get("reform") or self.instance.reform
        if given.get("kind") == Update.Kind.CHECKED and reform and not self.errors:
            try:
                note = given.get("note", "")
                refuse_unread([reform], given.get("passage"), given["known_on"], note)
            except ValidationError as error:
                self.add_error(None, error)
        return given

    def _read(self, given: dict[str, Any]) -> None:
        """Takes the reading that the words have, or the one that the editor chose; or asks."""
        chosen, offered = given.get("target_reading"), {one.value for one in self.answer.options}
        if self.answer.edtf:
            given["target_edtf"] = self.answer.edtf
        elif chosen not in offered:
            self.add_error("target_reading", ASKED if offered - {WORDS_ALONE} else NOT_READ)
        elif chosen.startswith(EVENT):
            given["after"] = Event.objects.get(pk=chosen.removeprefix(EVENT))
        elif chosen != WORDS_ALONE:
            given["target_edtf"] = chosen


def reading_of(update: Update) -> dict[str, Any]:
    """The reading as the form asks for it, so that it follows the words when they are changed."""
    answer = answer_to(update.target.words, update.known_on)
    if update.target.edtf == answer.edtf:
        return {"target_edtf": ""}
    chosen = f"{EVENT}{update.after_id}" if update.after_id else update.target.edtf
    if chosen in {option.value for option in answer.options}:
        return {"target_edtf": "", "after": None, "target_reading": chosen}
    return {}
