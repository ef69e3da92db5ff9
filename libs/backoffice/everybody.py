"""What everybody did in the admin, the newest first: who, when, what, and the page of it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from libs.backoffice.editing.values import print_moment

ENTRIES_PER_PAGE = 50
DID = {ADDITION: "Added", DELETION: "Deleted"}


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that somebody did; `href` is "" where its page is gone."""

    who: str
    when: str
    did: str
    what: str
    href: str
    more: str


class WhoForm(forms.Form):
    """`?who=`: of whom; of everybody where it is empty or nobody's."""

    who = forms.ModelChoiceField(
        User.objects.filter(is_staff=True).order_by("username"),
        to_field_name="username",
        required=False,
        label="Who",
        empty_label="everybody",
    )


@require_safe
def what_everybody_did(request: HttpRequest) -> HttpResponse:
    """A page of it, of the rows that whoever asks may look at. For all who may add something."""
    admins = admin.site._registry
    if not any(one.has_add_permission(request) for one in admins.values()):
        raise PermissionDenied
    seen = [model for model, one in admins.items() if one.has_view_permission(request)]
    kinds = [kind.pk for kind in ContentType.objects.get_for_models(*seen).values()]
    form = WhoForm({"who": request.GET.get("who", "").replace("\0", "")})
    rows = LogEntry.objects.filter(content_type__in=kinds).order_by("-pk")
    if form.is_valid() and form.cleaned_data["who"]:
        rows = rows.filter(user=form.cleaned_data["who"])
    page = Paginator(rows.select_related("user", "content_type"), ENTRIES_PER_PAGE).get_page(
        request.GET.get("p", 1)
    )
    context = admin.site.each_context(request) | {
        "title": "What everybody did",
        "form": form,
        "who": form.cleaned_data.get("who") or "",
        "done": _lines(list(page)),
        "page": page,
    }
    return render(request, "admin/everybody.html", context)


def _lines(entries: list[LogEntry]) -> list[Done]:
    """The entries, and what each fact is about: one query for each kind of fact among them."""
    about: dict[tuple[int, str], str] = {}
    kinds: dict[Any, set[str]] = {}
    for entry in entries:
        kinds.setdefault(entry.content_type, set()).add(str(entry.object_id))
    for kind, ids in kinds.items():
        model: Any = kind.model_class()
        subject: tuple[str, ...] = getattr(model, "SUBJECT", ())
        numbers = [number for number in ids if number.isdecimal()]
        if not subject:
            continue
        for row in model._base_manager.filter(pk__in=numbers).select_related(*subject):
            of = next((there for name in subject if (there := getattr(row, name))), None)
            about[kind.pk, str(row.pk)] = str(of or "")
    return [
        _line(one, about.get((one.content_type_id or 0, str(one.object_id)), "")) for one in entries
    ]


def _line(entry: LogEntry, about: str) -> Done:
    kind: Any = entry.content_type
    told = "" if entry.is_addition() else entry.get_change_message()
    return Done(
        who=str(entry.user),
        when=print_moment(entry.action_time),
        did=f"{DID.get(entry.action_flag, 'Changed')} {kind.name}",
        what=f"{about}: {entry.object_repr}"
        if about not in entry.object_repr
        else entry.object_repr,
        href="" if entry.is_deletion() else entry.get_admin_url() or "",
        more=told,
    )
