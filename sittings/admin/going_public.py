"""From a draft to what is public: its preview, publishing it, and publishing it at a time."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from libs.backoffice.editing.values import print_moment
from sittings import drafts
from sittings.admin.listing import line_of
from sittings.admin.notes import add_note, colleagues
from sittings.admin.preview import Preview, build_preview
from sittings.admin.views import drafting, show_form, show_published
from sittings.held import asks_itself
from sittings.models import Draft
from sittings.seen import FIELD, Shown, read_mark

QUICKER = "Somebody changed this draft after your preview. Nothing was published: look at it again."
CLOCKS_CHANGE = "The clocks change at that time, and it comes twice or not at all. Give another."
PUBLISHED = "This draft is published already. It was not published again."


class LondonTimeField(forms.DateTimeField):
    """A time in London: one that the clocks leave out, or show twice, is asked for again."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise forms.ValidationError(CLOCKS_CHANGE) from error
            raise


class TimeForm(forms.Form):
    """When to publish, in London time."""

    publish_at = LondonTimeField(
        label="Publish at (London time)",
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"],
        error_messages={
            "required": "Give the day and the time.",
            "invalid": "Give a day and a time, such as 2027-01-31 09:30.",
        },
    )

    def clean_publish_at(self) -> datetime:
        given: datetime = self.cleaned_data["publish_at"]
        if given <= timezone.now():
            raise forms.ValidationError("This time has passed. To publish now, use Publish.")
        return given


class HandForm(forms.Form):
    """To whom a draft is handed."""

    to = forms.TypedChoiceField(coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = colleagues()  # type: ignore[attr-defined]  # a list of choices


@require_safe
@never_cache
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that readers would see; where something is wrong, the form that says so."""
    drafting(request)
    draft = _draft(pk)
    if draft.is_published:
        return show_published(request, draft)
    built = build_preview(request, draft)
    if built.sitting.faults:
        return show_form(request, draft, built.sitting)
    return _show(request, draft, built)


@asks_itself
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publishes what the preview showed, or sets the time for it; or says what came between."""
    by = drafting(request)
    draft = _draft(pk)
    if draft.is_published:
        return _say(request, draft, PUBLISHED, messages.INFO)
    if why := drafts.problem_of_publishing(draft, by):
        return _show(request, draft, build_preview(request, draft), refused=why, status=403)
    version, shown = read_mark(request.POST.get(FIELD, ""), draft.pk) or (0, {})
    if version != draft.version:
        messages.warning(request, QUICKER)
        return HttpResponseRedirect(reverse("sittings:preview", args=[pk]))
    if request.POST.get("do") == "schedule":
        return _schedule(request, draft, by, shown)
    done = drafts.publish(draft, by=by, version=version, shown=shown, at=timezone.now())
    if done.is_published:
        return _say(request, draft, "Published, all of it.", messages.SUCCESS)
    if done.recorded is None:
        told = PUBLISHED if draft.is_published else QUICKER
        return _say(request, draft, told, messages.WARNING)
    if done.faults:
        return show_form(request, draft, done.sitting, status=409)
    return _show(request, draft, build_preview(request, draft, shown), status=409)


def _schedule(request: HttpRequest, draft: Draft, by: User, shown: Shown) -> HttpResponse:
    form = TimeForm(request.POST)
    if not form.is_valid():
        return _show(request, draft, build_preview(request, draft, shown), time_form=form)
    at = form.cleaned_data["publish_at"]
    if problems := drafts.problems_of_time(draft, at):
        form.add_error("publish_at", problems)
        return _show(request, draft, build_preview(request, draft, shown), time_form=form)
    if not drafts.schedule(draft, by=by, version=draft.version, shown=shown, at=at):
        return _say(request, draft, QUICKER, messages.WARNING)
    return _say(request, draft, f"It will be published on {print_moment(at)}.", messages.SUCCESS)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Handing a draft on, asking for it to be published, taking it, and throwing it away."""
    by = drafting(request)
    draft, do = _draft(pk), request.POST.get("do", "")
    waiting = Draft.objects.unpublished().filter(pk=pk)
    if do == "note":
        form = add_note(request, draft=draft)
        told, level = "; ".join(_errors(form)), messages.ERROR
        return _say(request, draft, told, level) if told else _back(draft)
    if do == "hand":
        hand = HandForm(request.POST)
        if not hand.is_valid():
            return _say(request, draft, "Choose to whom you hand it.", messages.ERROR)
        waiting.update(owner=hand.cleaned_data["to"])
        told = dict(colleagues())[hand.cleaned_data["to"]]
        return _say(request, draft, f"Handed to {told}.", messages.SUCCESS)
    if do == "take":
        waiting.update(owner=by)
        return _say(request, draft, "This draft is yours now.", messages.SUCCESS)
    if do == "ask":
        waiting.filter(state=Draft.State.OPEN).update(state=Draft.State.ASKED)
        told = "Publishers see now that it waits to be published."
        return _say(request, draft, told, messages.SUCCESS)
    if do == "unschedule":
        waiting.update(publish_at=None, publish_by=None, state=Draft.State.OPEN)
        return _say(request, draft, "It is not published at a time any more.", messages.SUCCESS)
    if do == "throw-away" and draft.owner_id != by.pk:
        return _say(request, draft, "Take this draft before you throw it away.", messages.ERROR)
    if do == "throw-away" and request.POST.get("sure"):
        waiting.delete()
        messages.success(request, "The draft is thrown away. Nothing of it was public.")
        return HttpResponseRedirect(reverse("sittings:list"))
    return _say(request, draft, "Tick that you are sure.", messages.ERROR)


def _show(
    request: HttpRequest,
    draft: Draft,
    built: Preview,
    *,
    refused: str = "",
    time_form: TimeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if built.sitting.faults:
        return show_form(request, draft, built.sitting, status=409)
    why = refused or drafts.problem_of_publishing(draft, cast(User, request.user))
    context = admin.site.each_context(request) | {
        "title": "Preview",
        "subtitle": draft.title,
        "draft": draft,
        "line": line_of(draft),
        "preview": built,
        "seen_field": FIELD,
        "why_not": why,
        "time_form": time_form or TimeForm(),
        "colleagues": colleagues() if why else [],
    }
    return render(request, "admin/sitting_preview.html", context, status=status)


def _draft(pk: int) -> Draft:
    return get_object_or_404(Draft.objects.select_related("owner", "changed_by"), pk=pk)


def _errors(form: forms.Form) -> list[str]:
    return [str(one) for errors in form.errors.values() for one in errors]


def _back(draft: Draft) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("sittings:draft", args=[draft.pk]))


def _say(request: HttpRequest, draft: Draft, told: str, level: int) -> HttpResponseRedirect:
    messages.add_message(request, level, told)
    return _back(draft)
