"""Lists that can be taken away as a table and brought back: the pages, and who may open them."""

from dataclasses import replace
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.editing.versions import keep, keep_as_it_was
from libs.backoffice.panels import Tool, list_of
from libs.backoffice.upload_form import UploadForm
from libs.ingest.natural_keys import fetch_along
from libs.ingest.plan import Action, IngestOptions, Plan
from libs.ingest.readers import BadTable, csv_file, workbook
from libs.ingest.rows import is_append_only
from libs.ingest.tables.cells import guarded
from libs.ingest.tables.column_help import describe_columns
from libs.ingest.tables.importing import ChangedSincePreview, apply_import, preview_import
from libs.ingest.tables.signed_table import BadSignedTable, read_signed_table, sign_table
from libs.ingest.tables.uploaded_table import MAX_ROWS, UploadedTable
from libs.ingest.uploads import MAX_UPLOAD_BYTES
from libs.ingest.values import text_of

SOURCE_COLUMNS = ("known_on", "basis", "passage", "reason")
"""The columns of every fact that say who says so."""
FILE_TYPES: dict[str, Any] = {"csv": csv_file, "xlsx": workbook}
CHANGED_SINCE = "Nothing was saved: rows changed after your preview. The new preview is below."
REFUSED = "Nothing was saved: the database refused a row. The new preview is below."


class TableAdmin(TrackerAdmin):
    """A list with a table: `table_columns` are its columns, the one that names a row first."""

    table_columns: ClassVar[tuple[str, ...]]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add rows and, where rows change at all, may change them."""
        may_change = is_append_only(self.model) or self.has_change_permission(request)
        return self.has_add_permission(request) and may_change

    def get_urls(self) -> list[Any]:
        site, name = self.admin_site, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path("import/", site.admin_view(self.import_view), name=f"{name}_import"),
            path(
                "export/<str:file_type>/",
                site.admin_view(require_safe(self.export_view)),
                name=f"{name}_export",
            ),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        context = {"table_tools": self.table_tools(request)} | (extra_context or {})
        return super().changelist_view(request, context)

    def table_tools(self, request: HttpRequest) -> list[Tool]:
        """The links above a list; an export keeps to what the list was narrowed to."""
        tools = []
        if self.has_view_permission(request):
            chosen = request.GET.copy()
            chosen.pop("p", None)
            for file_type in FILE_TYPES:
                address = self._address("export", file_type)
                query = f"?{chosen.urlencode()}" if chosen else ""
                tools.append(Tool(f"Export as {file_type.upper()}", address + query))
        if self.has_import_permission(request):
            tools.append(Tool("Import", self._address("import")))
        return tools

    def export_view(self, request: HttpRequest, file_type: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if file_type not in FILE_TYPES:
            raise Http404
        try:
            rows = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(list_of(self.model, e=1))
        many = [one.name for one in self.opts.many_to_many if one.name in self.table_columns]
        rows = fetch_along(rows, self._fetched()).prefetch_related(*many)
        cells = ([guarded(text_of(row, name)) for name in self.table_columns] for row in rows)
        writer = FILE_TYPES[file_type]
        content = writer.write(self.table_columns, cells)
        response = HttpResponse(content, content_type=writer.CONTENT_TYPE)
        day = timezone.localdate()
        name = f"{self.opts.verbose_name_plural}-{day}.{file_type}".replace(" ", "-")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if "signed_table" in request.POST:
            return self._confirm(request)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*sent, columns=self.table_columns, key=self.table_columns[0])
        if not form.is_valid():
            return self._page(request, "upload", form=form)
        table = form.cleaned_data["file"]
        try:
            return self._preview(request, table)
        except BadTable as bad:
            form.add_error("file", form.refuse(table.name, bad))
            return self._page(request, "upload", form=form)

    def _preview(
        self, request: HttpRequest, table: UploadedTable, plan: Plan | None = None
    ) -> HttpResponse:
        """Show what the table does; the page carries it to its confirmation. Raises BadTable."""
        plan = plan or preview_import(table, self.model, self._options(request))
        signed = sign_table(table, plan.digest, self._owner(request)) if plan.is_good else ""
        context = {
            "name": table.name,
            "signed_table": signed,
            "added": plan.of(Action.ADDED),
            "changed": plan.of(Action.CHANGED),
            "unchanged": len(plan.of(Action.UNCHANGED)),
            "mistakes": plan.mistakes,
            "wrong_rows": len({one.line for one in plan.mistakes}),
        }
        return self._page(request, "preview", **context)

    def _confirm(self, request: HttpRequest) -> HttpResponse:
        try:
            table, digest = read_signed_table(request.POST["signed_table"], self._owner(request))
        except BadSignedTable as bad:
            messages.error(request, str(bad))
            return HttpResponseRedirect(self._address("import"))
        options = self._options(request)
        if self.is_edited:
            options = replace(options, before_change=keep_as_it_was)
        try:
            with transaction.atomic():
                plan = apply_import(table, self.model, options, digest)
                self._log(request, plan, f"Imported from {table.name}.")
        except ChangedSincePreview as other:
            messages.error(request, CHANGED_SINCE)
            return self._preview(request, table, other.plan)
        except DatabaseError:
            # Somebody was quicker with something that these rows go with.
            messages.error(request, REFUSED)
            return self._preview(request, table)
        added, changed, same = (
            len(plan.of(a)) for a in (Action.ADDED, Action.CHANGED, Action.UNCHANGED)
        )
        saved = f"{added} added, {changed} changed, {same} unchanged: {table.name}."
        messages.success(request, saved)
        return HttpResponseRedirect(list_of(self.model))

    def _log(self, request: HttpRequest, plan: Plan, comment: str) -> None:
        rows = [one.row for one in plan.of(Action.ADDED, Action.CHANGED)]
        if self.is_edited:
            keep(rows, request.user, comment)
        editor: Any = request.user.pk
        for action, flag in ((Action.ADDED, ADDITION), (Action.CHANGED, CHANGE)):
            rows = [one.row for one in plan.of(action)]
            LogEntry.objects.log_actions(editor, rows, flag, comment)

    def _options(self, request: HttpRequest) -> IngestOptions:
        return IngestOptions(fetched=self._fetched(), by=request.user, reads_words=True)

    def _fetched(self) -> tuple[str, ...]:
        """Related rows that the cells of a row name."""
        relations = [one.name for one in self.opts.fields if one.is_relation]
        return (*self.fetched, *(name for name in self.table_columns if name in relations))

    def _owner(self, request: HttpRequest) -> str:
        """Whose a signed table is, and of which list."""
        return f"libs.ingest.tables:{self.opts.label_lower}:{request.user.pk}"

    def _address(self, page: str, *parts: str) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=parts)

    def _page(self, request: HttpRequest, page: str, **context: Any) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"Import {self.opts.verbose_name_plural}",
            "subtitle": None,
            "import_href": self._address("import"),
            "exports": [one for one in self.table_tools(request) if one.label != "Import"],
            "list_href": list_of(self.model),
            "columns": describe_columns(self.model, self.table_columns, self.help_texts),
            "is_append_only": is_append_only(self.model),
            "max_rows": f"{MAX_ROWS:,}",
            "max_size": f"{MAX_UPLOAD_BYTES // 2**20} MB",
        }
        return TemplateResponse(request, f"admin/import_{page}.html", shared | context)
