"""Notes between colleagues: they stay with a draft or a reform, and no reader ever sees them."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from libs.backoffice.panels import Tool
from reforms.models import Event, Reform
from sittings.admin.listing import NOTED, NoteLine, may_draft, note_line
from sittings.models import ColleagueNote, Draft

MOST = 50
BACKEND = "libs.accounts.backend.PasswordBackend"


def colleagues() -> list[tuple[int, str]]:
    """Everybody who may draft: ids and names. One query."""
    people: Any = User.objects.with_perm("sittings.change_draft", backend=BACKEND)
    rows = people.filter(is_staff=True).order_by("username")
    return [(person.pk, str(person)) for person in rows]


class NoteForm(forms.Form):
    """A question or remark, and whom it asks."""

    text = forms.CharField(
        max_length=2000, error_messages={"required": "Write the note, or the question."}
    )
    asked = forms.ModelChoiceField(User.objects.filter(is_staff=True), required=False)


def notes_of(**about: Draft | Reform) -> tuple[NoteLine, ...]:
    """The unsettled notes about a draft or a reform. One query."""
    rows = ColleagueNote.objects.filter(**about, settled_at=None).select_related(*NOTED)
    return tuple(map(note_line, rows[:MOST]))


def add_note(request: HttpRequest, **about: Draft | Reform) -> NoteForm:
    """Keeps the note that a form sends; the form tells what is wrong with it."""
    form = NoteForm(request.POST)
    if form.is_valid():
        ColleagueNote.objects.create(
            **about,
            text=form.cleaned_data["text"],
            asked=form.cleaned_data["asked"],
            written_by=cast(User, request.user),
        )
        messages.success(request, "Your note is kept. Readers of the site never see it.")
    return form


@require_http_methods(["GET", "HEAD", "POST"])
def reform_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes about a reform, and the form for another."""
    if not may_draft(request):
        raise PermissionDenied
    reform = get_object_or_404(Reform, pk=pk)
    form = add_note(request, reform=reform) if request.method == "POST" else NoteForm()
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(request.path)
    context = admin.site.each_context(request) | {
        "title": f"Notes on {reform}",
        "reform": reform,
        "notes": notes_of(reform=reform),
        "note_form": form,
        "colleagues": colleagues(),
    }
    return render(request, "admin/sitting_notes.html", context)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks a note as settled: it is listed no longer."""
    if not may_draft(request):
        raise PermissionDenied
    note = get_object_or_404(ColleagueNote.objects.select_related(*NOTED), pk=pk)
    ColleagueNote.objects.filter(pk=pk, settled_at=None).update(settled_at=timezone.now())
    messages.success(request, "The note is settled.")
    return HttpResponseRedirect(note_line(note).href)


def tool_of(request: HttpRequest, row: Reform | Event) -> list[Tool]:
    """The way from a reform's page in the admin to its notes. One query."""
    if not isinstance(row, Reform) or not may_draft(request):
        return []
    count = ColleagueNote.objects.filter(reform=row, settled_at=None).count()
    told = f"Notes to colleagues ({count})" if count else "Notes to colleagues"
    return [Tool(told, reverse("sittings:reform_notes", args=[row.pk]))]
