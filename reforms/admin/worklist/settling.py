"""What can be done with an item where it stands: take it, put it off, settle it."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from libs.backoffice.editing.versions import keep
from libs.backoffice.panels import list_of
from libs.tasks.actions import bring_back, give_back, put_off, take
from libs.tasks.models import Task
from libs.vaguedates.printing import print_day
from reforms.actions import record_checked
from reforms.admin.worklist.values import Worklist
from reforms.models import Reform, Update
from seeds.actions import Source
from seeds.models import Basis, Doubt, Passage

TAKE, GIVE_BACK, PUT_OFF, BRING_BACK = "take", "give-back", "put-off", "bring-back"
CHECKED, EXPLAIN = "checked", "explain"
GONE = "That is settled already, or no longer here. Nothing was changed."
READ_AGAIN = "We read this source on {} and found nothing new."


class ActForm(forms.Form):
    """What the buttons of an item send; `holder` is whom the page named as having it."""

    item = forms.CharField(max_length=160)
    act = forms.ChoiceField(
        choices=[(one, one) for one in (TAKE, GIVE_BACK, PUT_OFF, BRING_BACK, CHECKED, EXPLAIN)]
    )
    holder = forms.IntegerField(required=False, min_value=0, max_value=2**31)
    until = forms.DateField(required=False, error_messages={"invalid": "Give a day to come."})
    passage = forms.ModelChoiceField(
        Passage.objects.select_related("document"),
        required=False,
        error_messages={"invalid_choice": "That passage is here no more. Choose another."},
    )
    note = forms.CharField(required=False, max_length=2000)
    reason = forms.CharField(required=False, max_length=2000)


def act(worklist: Worklist, given: dict[str, Any], by: User, day: date) -> str | SafeString:
    """Does what was asked of an item, and says so. Raises ValidationError, in words for people."""
    item = given["item"]
    match given["act"]:
        case "take":
            take(worklist.key, item, by, given.get("holder"))
            return "You have taken this. You find it under “Mine”."
        case "give-back":
            give_back(worklist.key, item, by)
            return "You have given this back."
        case "put-off":
            if not given.get("until"):
                raise ValidationError("Say until which day it is put off.")
            put_off(worklist.key, item, given["until"], day)
            return f"Put off until {print_day(given['until'])}."
        case "bring-back":
            bring_back(worklist.key, item)
            return "It is in its list again."
        case "checked":
            return _check(worklist, item, given, by, day)
        case _:
            return _explain(worklist, item, given["reason"], by)


def _check(worklist: Worklist, item: str, given: dict[str, Any], by: User, day: date) -> SafeString:
    """Records "checked, no change": who looked, when, and in which source."""
    reform = _reform_of(worklist, item)
    if not worklist.is_checked or reform is None:
        raise ValidationError(GONE)
    passage: Passage | None = given.get("passage")
    if passage is None:
        raise ValidationError("Choose the source that you read.")
    source = Source(day, Basis.INFERRED, passage, READ_AGAIN.format(print_day(day)))
    # Whoever presses the button twice records one check.
    token = f"{worklist.key}-{day:%y%m%d}-{passage.pk}"
    try:
        record_checked([reform], source=source, by=by, token=token, note=given["note"])
    except ValidationError as error:
        if "key" in getattr(error, "error_dict", {}):
            raise ValidationError("You have recorded this check already today.") from error
        raise
    _settled(worklist, item)
    return format_html("“Checked, no change” is recorded for {}, with its source.", reform)


def address_of_form(worklist: Worklist, given: dict[str, Any]) -> str:
    """The full form of a check that was refused, begun with what was typed; "" for other acts."""
    reform = _reform_of(worklist, given["item"]) if given["act"] == CHECKED else None
    if reform is None or not given.get("passage"):
        return ""
    return list_of(
        Update,
        "add",
        reform=reform.pk,
        kind=Update.Kind.CHECKED,
        basis=Basis.INFERRED,
        passage=given["passage"].pk,
        note=given["note"],
    )


def _explain(worklist: Worklist, item: str, reason: str, by: User) -> str:
    """Keeps why something may stand, under the question that the report of facts asks."""
    if worklist.doubt is None:
        raise ValidationError(GONE)
    if not reason.strip():
        raise ValidationError("Say why it may stand.")
    doubt = Doubt.objects.filter(kind=worklist.doubt, key=item).first()
    doubt = doubt or Doubt(kind=worklist.doubt, key=item)
    doubt.reason = reason.strip()
    doubt.full_clean()
    doubt.save()
    keep([doubt], by, "Explained from the start page.")
    _settled(worklist, item)
    return "Your reason is kept, and the question is answered."


def _reform_of(worklist: Worklist, item: str) -> Reform | None:
    """The reform that an item is about; None for one of no reform."""
    if worklist.key == "unchecked":
        return Reform.objects.filter(slug=item).first()
    entry = Update.objects.filter(key=item).select_related("reform").first()
    return entry.reform if entry else None


def _settled(worklist: Worklist, item: str) -> None:
    """What people agreed about an item ends with it."""
    Task.objects.filter(worklist=worklist.key, item=item).delete()
