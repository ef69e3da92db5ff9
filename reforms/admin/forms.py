"""The form that records an update about the subject that its address names."""

from collections.abc import Set
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminRadioSelect
from django.core.exceptions import ValidationError

from libs.backoffice.new_rows import free_slug, next_position
from libs.ingest.dates import ASKED, check_reading
from libs.names import name_key
from reforms.admin.reading import (
    EVENT,
    WORDS_ALONE,
    AnswerToWords,
    Option,
    Readings,
    answer_to,
    day_typed,
)
from reforms.admin.subject import Subject
from reforms.models import Event, Milestone, Update
from reforms.models.choices import DateSense
from reforms.models.kinds import kinds_about
from reforms.unread import refuse_unread
from seeds.admin.citing import CitingForm
from seeds.admin.fact_forms import ReplyForm

DUE = "due"
"""The form's own value for a date that is due, which the log stores as no sense."""
NOT_READ = "We read no date from these words. Keep them alone, or give another reading below."


class UpdateForm(ReplyForm, CitingForm):
    """An empty form's row already has its subject, so that every rule is checked against it."""

    subject = Subject()
    asks_for_readings = True
    may_add_milestone = True

    target_reading = forms.CharField(
        max_length=60, required=False, label="Read as", widget=Readings
    )

    new_milestone = forms.CharField(
        max_length=120,
        required=False,
        label="Or a new milestone",
        help_text="Its title, where the reform has no such milestone yet: Testing begins.",
    )

    # Left alone, it follows the words; "due" says of "not before 2030" that a target is meant.
    sense = forms.ChoiceField(
        choices=[("", "As the words say"), (DUE, "Due then: by it, or in it"), *DateSense.choices],
        required=False,
        widget=AdminRadioSelect(attrs={"class": "radiolist"}),
        label="How the date is meant",
        help_text="“Not before”, “from” and the like are understood; say it where they are not.",
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
        self._take_new_milestone(given)
        is_target = given.get("kind") == Update.Kind.TARGET and given.get("target_words")
        if is_target and given.get("target_edtf") and given.get("known_on"):
            try:
                check_reading(given["target_words"], given["target_edtf"], given["known_on"])
            except ValidationError as error:
                self.add_error("target_edtf", error)
        elif is_target and not given.get("after"):
            self._read(given)
        self._leave_only_milestone(given)
        if given.get("sense") == DUE or not is_target:
            given["sense"] = ""
        reform = given.get("reform") or self.instance.reform
        if given.get("kind") == Update.Kind.CHECKED and reform and not self.errors:
            try:
                note = given.get("note", "")
                refuse_unread([reform], given.get("passage"), given["known_on"], note)
            except ValidationError as error:
                self.add_error(None, error)
        return given

    def _take_new_milestone(self, given: dict[str, Any]) -> None:
        """A milestone that is named here for the first time is saved with the update."""
        title = given.get("new_milestone") or ""
        reform = given.get("reform") or self.instance.reform
        if title and not self.may_add_milestone:
            self.add_error("new_milestone", "Your role does not include adding milestones.")
            return
        if not title or given.get("kind") not in kinds_about("milestone") or reform is None:
            return
        of_reform = list(Milestone.objects.filter(reform=reform))
        chosen = given.get("milestone")
        here = next((one for one in of_reform if name_key(one.title) == name_key(title)), None)
        if chosen and chosen != here and len(of_reform) > 1:
            self.add_error("new_milestone", "Choose one above, or name a new one: not both.")
            return
        given["milestone"] = here or Milestone(
            reform=reform,
            title=title,
            slug=free_slug(Milestone, title, {"reform": reform}),
            position=next_position(Milestone, {"reform": reform}),
        )

    @property
    def unsaved(self) -> Set[str]:  # type: ignore[override]  # worked out, never set
        """The milestone too, while it is new."""
        milestone = getattr(self, "cleaned_data", {}).get("milestone")
        is_new = milestone is not None and milestone.pk is None
        return super().unsaved | ({"milestone"} if is_new else set())

    def _leave_only_milestone(self, given: dict[str, Any]) -> None:
        """The only milestone is chosen for the editor: of what is about none it is left out."""
        milestone = given.get("milestone")
        if milestone and given.get("kind") and given["kind"] not in kinds_about("milestone"):
            others = milestone.reform.milestones.exclude(pk=milestone.pk)
            if not others.exists():
                given["milestone"] = None

    def _read(self, given: dict[str, Any]) -> None:
        """Takes the reading that the words have, or the one that the editor chose; or asks."""
        if problem := take_reading(given, self.answer):
            self.add_error("target_reading", problem)


def take_reading(given: dict[str, Any], answer: AnswerToWords) -> str:
    """Fills in what the words are read as, or the reading chosen in `target_reading`.

    "" where that is done; else what to do about it, and then nothing is filled in. Used by every
    form that records a target date.
    """
    chosen, offered = given.get("target_reading"), {one.value for one in answer.options}
    if answer.edtf:
        given["target_edtf"] = answer.edtf
        _mean(given, answer)
    elif chosen not in offered:
        return ASKED if offered - {WORDS_ALONE} else NOT_READ
    elif chosen != WORDS_ALONE:
        option = next(one for one in answer.options if one.value == chosen)
        if chosen.startswith(EVENT):
            given["after"] = Event.objects.get(pk=chosen.removeprefix(EVENT))
        else:
            given["target_edtf"] = option.edtf
        _mean(given, option)
    return ""


def _mean(given: dict[str, Any], read: AnswerToWords | Option) -> None:
    """Takes what the words say besides, where the editor says nothing else."""
    said, edtf = given.get("sense", ""), given.get("target_edtf")
    if said == DateSense.FLOOR and edtf:
        # "2030", of which the editor says that it is a floor: from its first day on.
        given["target_edtf"] = f"{edtf.partition('/')[0]}/.."
    if not said:
        given["sense"] = read.sense.value
    if said in ("", DUE):
        given["narrow_edtf"] = given.get("narrow_edtf") or read.narrow


def reading_of(update: Update) -> dict[str, Any]:
    """The reading as the form asks for it, so that it follows the words when they are changed."""
    answer = answer_to(update.target.words, update.known_on)
    if update.target.edtf == answer.edtf:
        return {"target_edtf": ""} | _as_meant(update, answer)
    event = f"{EVENT}{update.after_id}" if update.after_id else ""
    same = [one for one in answer.options if event == one.value or update.target.edtf == one.edtf]
    offered = [one for one in same if one.value == event or one.edtf]
    if offered:
        option = min(offered, key=lambda one: one.narrow != update.narrow_edtf)
        read = {"target_edtf": "", "after": None, "target_reading": option.value}
        return read | _as_meant(update, option)
    return {"sense": update.sense or DUE}


def _as_meant(update: Update, read: AnswerToWords | Option) -> dict[str, Any]:
    """What of the sense and the narrower reading the words do not say by themselves."""
    sense = "" if update.sense == read.sense else update.sense or DUE
    narrow = "" if update.narrow_edtf == read.narrow else update.narrow_edtf
    return {"sense": sense, "narrow_edtf": narrow}
