"""What to show whoever saves a row that somebody else has deleted meanwhile."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest

from libs.backoffice.editing.form_rows import OWN_ROW, FormRowState
from libs.backoffice.editing.values import ColumnSides, columns, compare_columns, print_moment
from libs.backoffice.editing.versions import SavedChange


@dataclass(frozen=True, slots=True)
class DeletedMeanwhile:
    """Who deleted it, if that is known, and each field that was typed, in the form's order."""

    by: SavedChange | None
    typed: tuple[tuple[str, str], ...]


def describe_deletion(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, pk: str
) -> DeletedMeanwhile:
    names = flatten_fieldsets(model_admin.get_fieldsets(request))
    form = model_admin.get_form(request, fields=names)(request.POST)
    typed = FormRowState(OWN_ROW, {}, None, form).typed
    own = columns(model_admin.model)
    sides = [ColumnSides("", own[name], "", value) for name, value in typed.items()]
    lines = [
        (line.label, "".join(segment.text for segment in line.new))
        for line in compare_columns(sides, request, model_admin.admin_site)
        if line.new
    ]
    return DeletedMeanwhile(_find_deletion(model_admin, pk), tuple(lines))


def _find_deletion(model_admin: admin.ModelAdmin[Any], pk: str) -> SavedChange | None:
    kind = ContentType.objects.get_for_model(model_admin.model)
    entries = LogEntry.objects.filter(content_type=kind, object_id=pk, action_flag=DELETION)
    entry = entries.select_related("user").order_by("-pk").first()
    if entry is None:
        return None
    when = print_moment(entry.action_time)
    return SavedChange(str(entry.user), when, (entry.get_change_message(),))
