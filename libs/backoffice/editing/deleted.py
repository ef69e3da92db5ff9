"""What to show whoever saves a row that somebody else has deleted meanwhile."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest

from libs.backoffice.editing.field_digests import typed_in
from libs.backoffice.editing.values import columns, label_of, name_rows, pieces, print_moment
from libs.backoffice.editing.versions import Change


@dataclass(frozen=True, slots=True)
class Gone:
    """Who deleted it, if that is known, and each field that was typed, in the form's order."""

    deleted: Change | None
    typed: tuple[tuple[str, str], ...]


def build_gone(room: admin.ModelAdmin[Any], request: HttpRequest, pk: str) -> Gone:
    names = flatten_fieldsets(room.get_fieldsets(request))
    form = room.get_form(request, fields=names)(request.POST)
    typed = typed_in(form)
    own = columns(room.model)
    called = name_rows([(own[name], typed[name]) for name in typed], request, room.admin_site)
    lines = [
        (label_of(own[name]), ("; " if own[name].is_relation else "").join(words))
        for name in typed
        if (words := pieces(own[name], typed[name], called))
    ]
    return Gone(_deletion(room, pk), tuple(lines))


def _deletion(room: admin.ModelAdmin[Any], pk: str) -> Change | None:
    kind = ContentType.objects.get_for_model(room.model)
    entries = LogEntry.objects.filter(content_type=kind, object_id=pk, action_flag=DELETION)
    entry = entries.select_related("user").order_by("-pk").first()
    if entry is None:
        return None
    return Change(str(entry.user), print_moment(entry.action_time), (entry.get_change_message(),))
