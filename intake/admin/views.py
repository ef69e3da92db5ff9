"""The pages of documents that are read in: sending one, and deciding what was found in it."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from intake.admin.deciding import decide_one, reading
from intake.admin.forms import DocumentsOnly, ReceiveForm
from intake.admin.shown import build_review
from intake.models import ReceivedDocument
from intake.stale import build_stale
from intake.starting import start_reading

MOST_LISTED = 20


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receive(request: HttpRequest) -> HttpResponse:
    """The form of a new document, and those that were sent lately.

    Whoever may send one is asked before the file is taken, so the token is checked below.
    """
    by = reading(request)
    request.upload_handlers = [DocumentsOnly(request)]
    return _receive(request, by)


@csrf_protect
def _receive(request: HttpRequest, by: User) -> HttpResponse:
    form = ReceiveForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        received = form.save(commit=False)
        received.sent, received.received_by = form.cleaned_data["content"], by
        received.save()
        start_reading(received.pk)
        return HttpResponseRedirect(reverse("intake:review", args=[received.pk]))
    lately = ReceivedDocument.objects.select_related("received_by").defer("sent", "read")
    context = admin.site.each_context(request) | {
        "title": "Read a document",
        "form": form,
        "lately": lately[:MOST_LISTED],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "admin/intake_receive.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found in a document; while it is being read, how far that is."""
    by = reading(request)
    received = get_object_or_404(ReceivedDocument.objects.defer("sent"), pk=pk)
    if request.method == "POST":
        return decide_one(request, received, by)
    context = admin.site.each_context(request) | {
        "title": received.title,
        "received": received,
        "is_read": received.state == ReceivedDocument.State.READ,
        "is_refused": received.state == ReceivedDocument.State.REFUSED,
    }
    if context["is_read"]:
        context["review"] = build_review(received)
    return render(request, "admin/intake_review.html", context)


@require_safe
def stale(request: HttpRequest) -> HttpResponse:
    """What nobody looked at for long, what should be out, and where to look."""
    reading(request)
    context = admin.site.each_context(request) | {
        "title": "What is stale",
        "stale": build_stale(timezone.localdate()),
    }
    return render(request, "admin/intake_stale.html", context)
