"""The editors' start page, which begins with their lists of work, and each list in full."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from glossary.models import Sense, Term
from libs.backoffice.deletions import may_restore
from reforms.admin.supplied import drafts_on_start
from reforms.admin.worklist import WORKLISTS, Rights, WorklistQuery, build_start, build_worklist
from reforms.models import Reform, Strand, Update
from seeds.models import Doubt, Passage

LAST_PAGE = 9_999


class NarrowForm(forms.Form):
    """`?q=&strand=&page=` of a full list; what cannot be meant is said and left out."""

    q = forms.CharField(max_length=100, required=False, label="Words")
    strand = forms.ModelChoiceField(
        Strand.objects, to_field_name="slug", required=False, empty_label="All strands"
    )
    page = forms.IntegerField(
        min_value=1, max_value=LAST_PAGE, required=False, widget=forms.HiddenInput
    )


def start(request: HttpRequest) -> HttpResponse:
    """Django's own index, below the user's lists of work."""
    context = {
        "start": build_start(_query(request)),
        "drafts": drafts_on_start(request),
        "may_restore": may_restore(request, admin.site),
    }
    return admin.site.index(request, context)


def full_list(request: HttpRequest, key: str) -> HttpResponse:
    """One list, page by page; 404 for one that there is not or that the user may not see."""
    query = _query(request)
    worklist = next((one for one in WORKLISTS if one.key == key), None)
    if worklist is None or worklist.seen not in query.rights.seen:
        raise Http404
    form = NarrowForm(request.GET)
    form.is_valid()
    given: dict[str, Any] = form.cleaned_data
    strand: Strand | None = given.get("strand")
    narrowed = replace(query, words=given.get("q", ""), strand=strand.slug if strand else "")
    page = build_worklist(worklist, narrowed, given.get("page") or 1)
    if not page.worklist.rows and page.previous:
        # Settled since, or never there: the first page tells what is left.
        page = build_worklist(worklist, narrowed, 1)
    context = admin.site.each_context(request) | {
        "title": worklist.title,
        "form": form,
        "page": page,
    }
    return render(request, "admin/worklist.html", context)


def _query(request: HttpRequest) -> WorklistQuery:
    return WorklistQuery(
        day=timezone.localdate(),
        unchecked_after=settings.UNCHECKED_AFTER_DAYS,
        rights=rights_of(request),
    )


def rights_of(request: HttpRequest) -> Rights:
    """What the user may see and settle, as the admin of each model says."""
    admin_of = admin.site.get_model_admin
    seen = [
        model
        for model in (Reform, Passage, Term, Doubt)
        if admin_of(model).has_view_permission(request)
    ]
    added = [
        model
        for model in (Update, Term, Sense, Doubt)
        if admin_of(model).has_add_permission(request)
    ]
    changed = [Passage] if admin_of(Passage).has_change_permission(request) else []
    return Rights(seen=frozenset(seen), forms=frozenset([*added, *changed]))
