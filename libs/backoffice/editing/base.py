"""What an admin page needs so that editing loses nothing: derive from `EditingAdmin`."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from libs.backoffice.editing.conflicts import CONFLICT, Conflict, describe_conflict
from libs.backoffice.editing.deleted import describe_deletion
from libs.backoffice.editing.field_digests import (
    FIELD,
    Digests,
    digest_rows,
    read_digests,
    write_digests,
)
from libs.backoffice.editing.form_rows import build_forms, build_states, stored_rows
from libs.backoffice.editing.forms import WHY, DeletionForm, EditForm
from libs.backoffice.editing.history import EARLIER, build_history
from libs.backoffice.editing.merge import merge_forms
from libs.backoffice.editing.versions import (
    ADDED,
    earlier_version,
    is_kept,
    keep,
    keep_as_it_was,
    register,
)
from libs.backoffice.panels import Tool
from libs.backoffice.relations import is_id


@dataclass(frozen=True, slots=True)
class Edit:
    """A save that is under way: the row and those of its inlines as they were, locked."""

    before: tuple[models.Model, ...]
    digests: Digests
    conflict: Conflict | None


class EditingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # one base for every model
    """Asks why, keeps what a row was, and never saves over what somebody else has saved."""

    form: Any = EditForm
    delete_confirmation_template = "admin/tracker_delete.html"
    is_edited: ClassVar[bool] = True
    """Whether versions are kept: not of the log, which does not change, nor of users and rights."""

    def __init__(self, model: type[models.Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        if self.is_edited:
            register(model)

    def log_of(self, row: Any) -> Tool | None:
        """Where the log of updates about a row is, for what its history cannot tell."""
        return None

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        edit: Edit | None = getattr(request, "edit", None)
        form.conflict = CONFLICT if edit and edit.conflict else ""
        if change and self.is_edited and request.method == "GET" and EARLIER in request.GET:
            form.earlier = earlier_version(obj, request.GET[EARLIER])
        return form

    def _changeform_view(
        self, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any
    ) -> Any:
        """Django's, inside the transaction that it opens for a save."""
        pk = unquote(object_id or "")
        changes = self.is_edited and request.method == "POST" and "_saveasnew" not in request.POST
        if changes and is_id(pk) and self.has_change_permission(request):
            rows = self._lock(request, pk)
            if not rows:
                return self._show_deleted(request, pk)
            request.edit = self._begin(request, rows)  # type: ignore[attr-defined]  # for all below
        answer: Any = super()._changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc]  # Django's hook, which the stubs leave out
        edit: Edit | None = getattr(request, "edit", None)
        if edit and edit.conflict:
            answer.status_code = 409
        return answer

    def _lock(self, request: HttpRequest, pk: str) -> list[models.Model]:
        """The row and those of its inlines, which nobody else can change until this is saved."""
        # Rows that others point to may still be pointed to: no key is changed here.
        rows = list(self.model._base_manager.select_for_update(no_key=True).filter(pk=pk))
        for along in self._inline_rows(request, rows[0]) if rows else []:
            rows.extend(along.select_for_update(no_key=True).order_by("pk"))
        return rows

    def _inline_rows(self, request: HttpRequest, row: Any) -> list[models.QuerySet[Any]]:
        return [
            formset.model._base_manager.filter(**{formset.fk.name: row})
            for formset, _ in self.get_formsets_with_inlines(request, row)
        ]

    def _begin(self, request: HttpRequest, rows: list[models.Model]) -> Edit:
        row, data = rows[0], request.POST
        blank = build_forms(self, request, row, None)
        stored, shown = digest_rows(stored_rows(*blank)), read_digests(data.get(FIELD, ""))
        conflict = None
        if stored != shown:
            sent = build_forms(self, request, row, data)
            states = build_states(blank, sent, shown)
            conflict = describe_conflict(row, states, request, self.admin_site)
            request.POST = merge_forms(data, sent[1], states)  # type: ignore[assignment]
        return Edit(tuple(rows), stored, conflict)

    def _show_deleted(self, request: HttpRequest, pk: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Somebody deleted this while you were editing it",
            "opts": self.opts,
            "deleted": describe_deletion(self, request, pk),
        }
        return TemplateResponse(request, "admin/tracker_deleted.html", context, status=410)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Keeps what is about to be changed, and then what it has become."""
        touched = [
            one for formset in formsets for one in formset.initial_forms if one.has_changed()
        ]
        is_changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        edit: Edit | None = getattr(request, "edit", None)
        if edit and is_changed:
            keys = {(type(one.instance), one.instance.pk) for one in (form, *touched)}
            keep_as_it_was(row for row in edit.before if (type(row), row.pk) in keys)
        super().save_related(request, form, formsets, change)
        if self.is_edited and (is_changed or not change):
            self._keep(request, form, formsets)

    def _keep(self, request: HttpRequest, form: Any, formsets: Any) -> None:
        saved = [row for formset in formsets for row in formset.new_objects]
        saved += [row for formset in formsets for row, _ in formset.changed_objects]
        deleted = [row for formset in formsets for row in formset.deleted_objects]
        why = [form.cleaned_data.get(WHY) or ADDED]
        why += [f"Deleted: {row._meta.verbose_name} “{row}”." for row in deleted]
        changed = [row for row in saved if not is_kept(row)]
        if changed or deleted or not is_kept(form.instance):
            keep([form.instance, *changed], request.user, "\n".join(why))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        why = DeletionForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and not why.is_valid():
            # Nobody has confirmed it then: the page is shown again.
            request.POST = QueryDict()
        request.why = why  # type: ignore[attr-defined]  # for log_deletions
        return super().delete_view(request, object_id, {"why": why, **(extra_context or {})})

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Keeps the rows as they were, and why they went."""
        if self.is_edited:
            keep_as_it_was(queryset)
        return LogEntry.objects.log_actions(
            user_id=request.user.pk or 0,
            queryset=queryset,
            action_flag=DELETION,
            # Django reads a message that begins with a bracket as one of its own.
            change_message=f"Why: {request.why.cleaned_data[WHY]}",  # type: ignore[attr-defined]
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        edit: Edit | None = getattr(request, "edit", None)
        form = context["adminform"].form
        sets = [one.formset for one in context["inline_admin_formsets"]]
        asks_why = self.is_edited and WHY in form.fields and self.has_change_permission(request)
        digests = edit.digests if edit else digest_rows(stored_rows(form, sets))
        context |= {
            "asks_why": asks_why,
            "digests_field": FIELD,
            "digests": write_digests(digests) if asks_why else "",
            "conflict": edit.conflict if edit else None,
            "is_earlier": bool(getattr(form, "earlier", None)),
        }
        if edit and edit.conflict:
            # The conflict has a place of its own, above the form.
            context |= {"title": "Somebody else changed this first", "errors": ()}
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id)) if self.is_edited else None
        if row is None:
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        inlines = self._inline_rows(request, row)
        number = request.GET.get(PAGE_VAR, 1)
        context = {
            **self.admin_site.each_context(request),
            "title": "History",
            "subtitle": str(row),
            "object": row,
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "history": build_history(row, inlines, number, request, self.admin_site),
            "log": self.log_of(row),
        }
        return TemplateResponse(request, "admin/tracker_history.html", context)
