"""The editors' start page, which begins with their lists of work, and each list in full."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from glossary.models import Sense, Term
from libs.backoffice.batch_pages import may_see_imports
from libs.backoffice.deletions import may_restore
from libs.backoffice.forms import REFUSED
from reforms.admin.supplied import drafts_on_start
from reforms.admin.worklist import WORKLISTS, Rights, WorklistQuery, build_start, build_worklist
from reforms.admin.worklist.groups import build_groups
from reforms.admin.worklist.page import address_of
from reforms.admin.worklist.settling import EXPLAIN, ActForm, act, address_of_form
from reforms.admin.worklist.values import Whose, Worklist
from reforms.doubts import later_mentions, record_mentions
from reforms.models import EvidenceReading, Reform, Strand, Update
from seeds.checking import FolderNotFound, check_kept, record_checks
from seeds.models import Document, Doubt, Passage

LAST_PAGE = 9_999
NO_TEXTS = (
    "No text of any document is kept here, so no passage was looked for. Whoever runs this site "
    "can name a folder of copies (DOCUMENT_COPIES)."
)


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
    """The user's lists of work, and below them every model by what people do with it."""
    context = {
        "start": build_start(_query(request)),
        "drafts": drafts_on_start(request),
        "may_restore": may_restore(request, admin.site),
        "may_import": may_see_imports(request),
        "may_see_alerts": request.user.has_perm("alerts.delete_subscriber"),
        "groups": build_groups(admin.site.get_app_list(request)),
    }
    return admin.site.index(request, context)


def full_list(request: HttpRequest, key: str) -> HttpResponse:
    """One list, page by page; 404 for one that there is not or that the user may not see.

    What is posted to it is done with one of its items.
    """
    query = _query(request)
    worklist = next((one for one in WORKLISTS if one.key == key), None)
    if worklist is None or worklist.seen not in query.rights.seen:
        raise Http404
    if request.method == "POST":
        return _act(request, worklist, query)
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


def _act(request: HttpRequest, worklist: Worklist, query: WorklistQuery) -> HttpResponse:
    """Does what a button asks, and comes back to where it stood; tells what is refused."""
    if Update not in query.rights.forms:
        raise PermissionDenied
    form = ActForm(request.POST)
    back = _back(request, worklist)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return HttpResponseRedirect(back)
    given: dict[str, Any] = form.cleaned_data
    if given["act"] == EXPLAIN and Doubt not in query.rights.forms:
        raise PermissionDenied
    try:
        messages.success(request, act(worklist, given, cast(User, request.user), query.day))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        back = address_of_form(worklist, given) or back
    except IntegrityError:
        messages.error(request, REFUSED)
    return HttpResponseRedirect(back)


def _back(request: HttpRequest, worklist: Worklist) -> str:
    """The start page at the list, or the full list, as it was narrowed."""
    if request.POST.get("from") == "start":
        whose = request.POST.get("whose", "")
        shown = Whose(whose) if whose in {*Whose} else Whose.EVERYBODY
        return f"{address_of(reverse('admin:index'), shown)}#need-{worklist.key}"
    return request.get_full_path()


def check_passages_now(request: HttpRequest) -> HttpResponse:
    """Looks for every passage in the texts that are kept here, and keeps what was found."""
    query = _query(request)
    if request.method != "POST" or Update not in query.rights.forms:
        raise PermissionDenied
    try:
        checked = check_kept(Document.objects.prefetch_related("passages"))
    except FolderNotFound as error:
        messages.error(request, f"{error} Tell whoever runs the site.")
        return HttpResponseRedirect(f"{reverse('admin:index')}#need-failed")
    record_checks(checked, timezone.now())
    record_mentions(later_mentions(query.day))
    if not checked.problems:
        messages.warning(request, NO_TEXTS)
    else:
        found = sum(not problem for _, problem in checked.problems)
        missed = len(checked.problems) - found
        count = f"{found + missed:,} passage{'' if found + missed == 1 else 's'}"
        messages.success(
            request,
            f"Looked for {count} in the texts that are kept here: "
            f"{found:,} found, {missed:,} missing. {checked.not_checked:,} more are of documents "
            "whose text is not kept.",
        )
    return HttpResponseRedirect(f"{reverse('admin:index')}#need-failed")


def _query(request: HttpRequest) -> WorklistQuery:
    whose = request.GET.get("whose", "")
    return WorklistQuery(
        day=timezone.localdate(),
        unchecked_after=settings.UNCHECKED_AFTER_DAYS,
        rights=rights_of(request),
        user=request.user.pk or 0,
        whose=Whose(whose) if whose in {*Whose} else Whose.EVERYBODY,
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
        for model in (Update, EvidenceReading, Term, Sense, Doubt)
        if admin_of(model).has_add_permission(request)
    ]
    changed = [Passage] if admin_of(Passage).has_change_permission(request) else []
    return Rights(seen=frozenset(seen), forms=frozenset([*added, *changed]))
