"""The pages of drafts: the list, the form of a sitting, and what can be done with a draft."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reforms.models import Reform
from sittings import drafts
from sittings.admin.boxes import Beside, make_beside
from sittings.admin.changing import change_form, differences
from sittings.admin.keeping import KEEP, keep
from sittings.admin.listing import line_of, may_draft, read_lists
from sittings.admin.notes import NoteForm, colleagues, notes_of
from sittings.admin.shown import show_beside, show_sitting, strands_to_choose
from sittings.admin.without_news import show_nothing
from sittings.models import Draft
from sittings.passages import passage_at
from sittings.reading import Sitting, read_sitting
from sittings.typed import MAX_ROWS, Typed, keyed, text_posted

MOST_LISTED = 100


def drafting(request: HttpRequest) -> User:
    """Whoever asks, if they may draft."""
    if not may_draft(request):
        raise PermissionDenied
    return cast(User, request.user)


@require_safe
def list_drafts(request: HttpRequest) -> HttpResponse:
    """All that is unpublished, and what was published lately."""
    drafting(request)
    published = Draft.objects.filter(state=Draft.State.PUBLISHED).order_by("-published_at")
    lately = published.select_related("owner", "changed_by")[:10]
    context = admin.site.each_context(request) | {
        "title": "Drafts",
        "lists": read_lists(request, MOST_LISTED),
        "lately": [line_of(draft) for draft in lately],
    }
    return render(request, "admin/sitting_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """The form of a sitting that nobody has saved yet."""
    by = drafting(request)
    if request.method != "POST":
        return _form(request, None, _begun(request), "")
    typed, text = Typed.posted(request.POST), text_posted(request.POST)
    if request.POST.get("do") == KEEP:
        return keep(request, None, typed, text, 0)
    if change_form(typed, request.POST.get("do", "")):
        return _form(request, None, typed, text, unsaved=True)
    draft = drafts.start(typed, text, by)
    return _after_saving(request, draft)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a draft; of a published one, what was published."""
    by = drafting(request)
    draft = get_object_or_404(Draft.objects.select_related("owner", "changed_by"), pk=pk)
    if request.method != "POST":
        if draft.is_published:
            return show_published(request, draft)
        judged = "check" in request.GET
        return _form(request, draft, Typed.stored(draft.typed), draft.text, judged=judged)
    typed, text = Typed.posted(request.POST), text_posted(request.POST)
    version = _number(request.POST.get("version", ""))
    if request.POST.get("do") == KEEP:
        return keep(request, draft, typed, text, version)
    if change_form(typed, request.POST.get("do", "")):
        return _form(request, draft, typed, text, unsaved=True, version=version)
    if drafts.save(draft, typed, text, by=by, version=version):
        return _after_saving(request, draft)
    if draft.is_published:
        return _form(request, None, typed, text, unsaved=True, was_published=True, status=409)
    theirs = differences(Typed.stored(draft.typed), typed)
    if draft.text != text:
        theirs.append("The pasted text differs too.")
    return _form(request, draft, typed, text, unsaved=True, theirs=theirs, status=409)


def _after_saving(request: HttpRequest, draft: Draft) -> HttpResponseRedirect:
    if request.POST.get("do") == "preview":
        return HttpResponseRedirect(reverse("sittings:preview", args=[draft.pk]))
    messages.success(request, "Kept as a draft. Only colleagues see it.")
    return HttpResponseRedirect(reverse("sittings:draft", args=[draft.pk]))


def _begun(request: HttpRequest) -> Typed:
    """An empty form, about the reform that its address names."""
    given = request.GET.get("reform", "")
    known = Reform.objects.filter(slug=given).first() if given and "\0" not in given else None
    return Typed(rows=[keyed({"about": known.title} if known else {})])


def _number(given: Any) -> int:
    """A number that the page's own form or script sent; 0 for anything else."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _form(
    request: HttpRequest,
    draft: Draft | None,
    typed: Typed,
    text: str,
    *,
    judged: bool = False,
    unsaved: bool = False,
    version: int | None = None,
    theirs: list[str] | None = None,
    was_published: bool = False,
    status: int = 200,
    read: Sitting | None = None,
) -> HttpResponse:
    """The form as typed, and as it was `read`. `theirs` tells what a colleague saved meanwhile;
    where one published it, what was typed can be kept as a new draft."""
    at = draft.publish_at if draft and draft.publish_at else timezone.now()
    day = min(timezone.localdate(at), timezone.localdate())
    read = read or read_sitting(typed, text, day)
    context = admin.site.each_context(request) | {
        "title": "Record what a source says",
        "subtitle": draft.title if draft else None,
        "draft": draft,
        "line": line_of(draft) if draft else None,
        "shown": show_sitting(typed, read, judged=judged),
        "version": version or (draft.version if draft else 0),
        "unsaved": unsaved,
        "theirs": theirs,
        "was_published": was_published,
        "most_rows": MAX_ROWS,
        "notes": notes_of(draft=draft) if draft else (),
        "note_form": NoteForm() if draft else None,
        "colleagues": colleagues() if draft else [],
        "form_address": reverse("sittings:draft", args=[draft.pk])
        if draft
        else reverse("sittings:new"),
    }
    return render(request, "admin/sitting.html", context, status=status)


def show_form(
    request: HttpRequest, draft: Draft, tried: Sitting | None, status: int = 200
) -> HttpResponse:
    """The form of a draft with all that is wrong with it; some of it only trying it tells."""
    typed = Typed.stored(draft.typed)
    return _form(request, draft, typed, draft.text, judged=True, status=status, read=tried)


def show_published(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What a draft has become, with the ways to its pages."""
    from sittings.admin.published import read_published

    context = admin.site.each_context(request) | {
        "title": "Published",
        "subtitle": draft.title,
        "line": line_of(draft),
        "published": read_published(draft),
    }
    return render(request, "admin/sitting_published.html", context)


@require_POST
@never_cache
def beside(request: HttpRequest) -> HttpResponse:
    """The answers to one part of the form, for the script: a row by its key, the source, or the
    reforms without news."""
    drafting(request)
    typed, wanted = Typed.posted(request.POST), request.POST.get("wanted", "")
    text = text_posted(request.POST)
    read = read_sitting(typed, text, timezone.localdate(), only=wanted)
    found = Beside((), (), ())
    if wanted == "source":
        found = make_beside("source", read.source.answers, typed.source)
    elif wanted == "nothing":
        return render(request, "admin/sitting_choose.html", {"shown": show_nothing(read)})
    else:
        strands = strands_to_choose()
        number = request.POST.get("number", "")
        for row in read.rows:
            if row.typed["key"] == wanted and number.isascii() and number.isdigit():
                found = show_beside(f"row-{number}", row, strands)
    return render(request, "admin/sitting_beside.html", {"beside": found})


@require_POST
@never_cache
def select_passage(request: HttpRequest) -> HttpResponse:
    """The heading and the first and last words of what was selected in the text, for the script."""
    drafting(request)
    start, end = (_number(request.POST.get(name, "")) for name in ("start", "end"))
    spot = passage_at(text_posted(request.POST), start, end)
    return JsonResponse(
        {"heading_path": spot.heading_path, "opening": spot.opening, "closing": spot.closing}
    )
