"""Lists that can be taken away as a table and brought back (import_pages): links and addresses."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from libs.backoffice.import_pages import ImportAdmin
from libs.backoffice.panels import Tool, list_of
from libs.ingest.natural_keys import fetch_along
from libs.ingest.readers import csv_file, workbook
from libs.ingest.tables.cells import guarded
from libs.ingest.values import text_of

SOURCE_COLUMNS = ("known_on", "basis", "passage", "reason")
"""The columns of every fact that say who says so."""
FILE_TYPES: dict[str, Any] = {"csv": csv_file, "xlsx": workbook}


class TableAdmin(ImportAdmin):
    """A list with a table: `table_columns` are its columns, the one that names a row first."""

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
        tools = self.export_tools(request)
        if self.has_import_permission(request):
            tools.append(Tool("Import", self._address("import")))
        return tools

    def export_tools(self, request: HttpRequest) -> list[Tool]:
        if not self.has_view_permission(request):
            return []
        chosen = request.GET.copy()
        chosen.pop("p", None)
        query = f"?{chosen.urlencode()}" if chosen else ""
        return [
            Tool(f"Export as {one.upper()}", self._address("export", one) + query)
            for one in FILE_TYPES
        ]

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
