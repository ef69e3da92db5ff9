"""Recording "checked, no change" for many reforms: asked once, recorded once, or not at all.

The reforms stand in the page's address, so it can be loaded again. What is recorded is named by a
token of the form, so a form that is posted twice is recorded once.
"""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from libs.backoffice.forms import REFUSED, TrackerForm
from libs.backoffice.relations import LookUp, is_id
from reforms.actions import record_checked
from reforms.models import Reform, Update
from seeds.actions import Source
from seeds.models import Basis, Passage
from seeds.models.keys import new_key

MAX_REFORMS = 200
TOO_MANY = f"Choose {MAX_REFORMS} reforms at most. Nothing was recorded."
NONE_CHOSEN = "Choose the reforms that were checked. Nothing was recorded."
GONE = "Some of these reforms no longer exist. Nothing was recorded. Choose the reforms again."
TWICE = "You have already recorded this. It was not recorded again."


class CheckedForm(TrackerForm):
    """What all of the updates say; checked as the first of them."""

    token = forms.SlugField(max_length=40, widget=forms.HiddenInput, initial=new_key)
    passage_key = forms.ModelChoiceField(
        Passage.objects.select_related("document"),
        to_field_name="key",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        label="Key of the passage",
        help_text="You find it on the passage’s own page in the admin.",
        error_messages={"invalid_choice": "No passage has that key."},
    )

    class Meta:
        model = Update
        fields = ["known_on", "basis", "passage", "reason", "note"]
        labels = {"known_on": "Day of the check", "note": "What it says, and why nothing changed"}
        help_texts = {
            "known_on": "The day on which you looked, or from which the source says so.",
            "passage": "Where the source shows that nothing changed.",
            "reason": "Why nothing seems to have changed. Needed where you infer it.",
            "note": "In our own words. Needed where the document speaks of progress on one.",
        }
        widgets = {
            "known_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "basis": forms.RadioSelect,
            "passage": LookUp(Update._meta.get_field("passage"), admin.site),
            "reason": forms.TextInput(attrs={"class": "vTextField"}),
            "note": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = Basis.choices  # type: ignore[attr-defined]  # none is no choice

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        given["passage"] = given.get("passage") or given.get("passage_key")
        return given


def choose(request: HttpRequest, reforms: QuerySet[Reform]) -> HttpResponse:
    """From the list of reforms to the page that asks what to record for the ticked ones."""
    ids = list(reforms.values_list("pk", flat=True)[: MAX_REFORMS + 1])
    if len(ids) > MAX_REFORMS:
        return _back(request, TOO_MANY)
    query = urlencode({"reform": ids}, doseq=True)
    return HttpResponseRedirect(f"{reverse('admin:reforms_reform_checked')}?{query}")


def record_checked_view(request: HttpRequest) -> HttpResponse:
    """Names the reforms, asks what to record, and records it for every one of them."""
    if not admin.site.get_model_admin(Update).has_add_permission(request):
        raise PermissionDenied
    ids = {one for one in request.GET.getlist("reform") if is_id(one)}
    if not ids or len(ids) > MAX_REFORMS:
        return _back(request, TOO_MANY if ids else NONE_CHOSEN)
    reforms = list(Reform.objects.filter(pk__in=ids))
    if len(reforms) < len(ids):
        return _back(request, GONE)
    first = Update(reform=reforms[0], kind=Update.Kind.CHECKED)
    form = CheckedForm(
        request.POST or None, instance=first, initial={"known_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record(reforms, form.cleaned_data, cast(User, request.user))
        except ValidationError as error:
            if "key" in getattr(error, "error_dict", ()):
                return _back(request, TWICE, messages.INFO)
            form.add_error(None, error if "note" in getattr(error, "error_dict", ()) else REFUSED)
        except IntegrityError:
            form.add_error(None, REFUSED)
        else:
            said = f"“Checked, no change” was recorded for {_count(len(reforms))}."
            return _back(request, said, messages.SUCCESS)
    context = admin.site.each_context(request) | {
        "title": "Record “checked, no change”",
        "count": _count(len(reforms)),
        "reforms": reforms,
        "form": form,
        "media": form.media,
    }
    return render(request, "admin/checked.html", context)


def _record(reforms: list[Reform], given: dict[str, Any], by: User) -> None:
    """Records the check, and who did it in the admin's own log; both or neither."""
    source = Source(given["known_on"], given["basis"], given["passage"], given["reason"])
    with transaction.atomic():
        recorded = record_checked(
            reforms, source=source, by=by, token=given["token"], note=given["note"]
        )
        LogEntry.objects.log_actions(by.pk, recorded, ADDITION, [{"added": {}}])


def _count(number: int) -> str:
    return "1 reform" if number == 1 else f"{number} reforms"


def _back(request: HttpRequest, said: str, level: int = messages.ERROR) -> HttpResponseRedirect:
    messages.add_message(request, level, said)
    return HttpResponseRedirect(reverse("admin:reforms_reform_changelist"))
