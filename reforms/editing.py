"""What a public page shows to editors besides: the way to record what they have just read.

Strangers carry no session, so nobody asks for one: their pages set no cookie, vary by none and may
be kept by whoever passes them on. A page that did look at a session is its reader's alone.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode

from reforms.models import Event, Reform


def may_record(request: HttpRequest) -> bool:
    """Whether the admin is open to the reader, a second factor given, and so is its log."""
    return admin.site.has_permission(request) and request.user.has_perm("reforms.add_update")


def address_to_record(subject: Reform | Event) -> str:
    """The form that records an update about a reform or an event."""
    query = urlencode({str(subject._meta.model_name): subject.pk})
    return f"{reverse('admin:reforms_update_add')}?{query}"


def for_editors(
    request: HttpRequest, template: str, context: dict[str, Any], subject: Reform | Event
) -> HttpResponse:
    """The page; with `record`, the address of the form, for a reader who may record updates."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return render(request, template, context | {"record": ""})
    record = address_to_record(subject) if may_record(request) else ""
    response = render(request, template, context | {"record": record})
    patch_cache_control(response, private=True)
    return response
