"""Lists that can be taken away as a table and brought back: the pages, and who may open them."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.editing.versions import keep, keep_as_it_was
from libs.backoffice.panels import Tool, list_of
from libs.backoffice.upload_form import UploadForm
from libs.ingest.rows import is_append_only
from libs.ingest.tables import csv_file, workbook
from libs.ingest.tables.cells import guarded
from libs.ingest.tables.column_help import guide_to
from libs.ingest.tables.errors import BadSheet
from libs.ingest.tables.outcome import NotAsExpected, Outcome, carry_out, try_out
from libs.ingest.tables.resource import TableResource, resource_for
from libs.ingest.tables.signed_table import BadParcel, pack, unpack
from libs.ingest.tables.uploaded import MOST_ROWS, Sheet
from libs.ingest.uploads import LARGEST

SOURCE_COLUMNS = ("known_on", "basis", "passage", "reason")
"""The columns of every fact that say who says so."""
FORMS: dict[str, Any] = {"csv": csv_file, "xlsx": workbook}
MEANWHILE = (
    "Nothing was saved: something changed since you looked. This is what the table does now."
)
REFUSED = "Nothing was saved: the database refused it. This is what the table does now."


class TableAdmin(TrackerAdmin):
    """A list with a table: `table_columns` are its columns, the one that names a row first."""

    table_columns: ClassVar[tuple[str, ...]]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add rows and, where rows change at all, may change them."""
        may_change = is_append_only(self.model()) or self.has_change_permission(request)
        return self.has_add_permission(request) and may_change

    def stamp(self, request: HttpRequest, row: Any) -> None:
        """Marks a new row of a table, before it is saved, with who brought it."""

    def get_urls(self) -> list[Any]:
        site, name = self.admin_site, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path("import/", site.admin_view(self.import_view), name=f"{name}_import"),
            path(
                "export/<str:form>/",
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
            for form in FORMS:
                address = self._address("export", form)
                query = f"?{chosen.urlencode()}" if chosen else ""
                tools.append(Tool(f"Export as {form.upper()}", address + query))
        if self.has_import_permission(request):
            tools.append(Tool("Import", self._address("import")))
        return tools

    def table(self, request: HttpRequest, sheet: Sheet | None = None) -> TableResource:
        def stamp(row: Any) -> None:
            self.stamp(request, row)

        def keep_stored(row: Any) -> None:
            if self.is_edited:
                keep_as_it_was(self.model._base_manager.filter(pk=row.pk))

        made = resource_for(self.model, self.table_columns)
        return made(sheet, stamp, self.fetched, keep_stored)

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if form not in FORMS:
            raise Http404
        try:
            rows = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(list_of(self.model, e=1))
        table = self.table(request).texts_of(rows)
        cells = ([guarded(text) for text in row] for row in table)
        answer = HttpResponse(
            FORMS[form].write(table.headers, cells), content_type=FORMS[form].KIND
        )
        name = f"{self.opts.verbose_name_plural}-{timezone.localdate()}.{form}".replace(" ", "-")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if "parcel" in request.POST:
            return self._confirm(request)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*sent, columns=self.table_columns, key=self.table_columns[0])
        if not form.is_valid():
            return self._page(request, "upload", form=form)
        sheet = form.cleaned_data["file"]
        outcome = try_out(self.table(request, sheet), sheet)
        try:
            return self._preview(request, sheet, outcome)
        except BadSheet as bad:
            form.add_error("file", form.refused(sheet.name, bad))
            return self._page(request, "upload", form=form)

    def _preview(self, request: HttpRequest, sheet: Sheet, outcome: Outcome) -> HttpResponse:
        """What the sheet would do; the page carries it to its confirmation. Raises BadSheet."""
        parcel = pack(sheet, outcome.digest, self._owner(request)) if outcome.is_good else ""
        return self._page(request, "preview", outcome=outcome, parcel=parcel, name=sheet.name)

    def _confirm(self, request: HttpRequest) -> HttpResponse:
        try:
            sheet, digest = unpack(request.POST["parcel"], self._owner(request))
        except BadParcel as bad:
            messages.error(request, str(bad))
            return HttpResponseRedirect(self._address("import"))
        comment = f"Imported from {sheet.name}."
        editor: Any = request.user.pk

        def log(new: list[models.Model], changed: list[models.Model]) -> None:
            if self.is_edited:
                keep([*new, *changed], request.user, comment)
            for rows, flag in ((new, ADDITION), (changed, CHANGE)):
                LogEntry.objects.log_actions(editor, rows, flag, comment)

        try:
            outcome = carry_out(self.table(request, sheet), sheet, digest, log)
        except NotAsExpected as other:
            messages.error(request, MEANWHILE)
            return self._preview(request, sheet, other.outcome)
        except DatabaseError:
            # Somebody was quicker with something that these rows go with.
            messages.error(request, REFUSED)
            return self._preview(request, sheet, try_out(self.table(request, sheet), sheet))
        told = f"{len(outcome.new)} added, {len(outcome.changed)} changed"
        messages.success(request, f"{told}, {outcome.unchanged} as they were: {sheet.name}.")
        return HttpResponseRedirect(list_of(self.model))

    def _owner(self, request: HttpRequest) -> str:
        """Whose a parcel is, and of which list."""
        return f"libs.ingest.tables:{self.opts.label_lower}:{request.user.pk}"

    def _address(self, page: str, *parts: str) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=parts)

    def _page(self, request: HttpRequest, page: str, **context: Any) -> HttpResponse:
        shown = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"Import {self.opts.verbose_name_plural}",
            "subtitle": None,
            "import_href": self._address("import"),
            "exports": [one for one in self.table_tools(request) if one.label != "Import"],
            "list_href": list_of(self.model),
            "guide": guide_to(self.model, self.table_columns, self.help_texts),
            "grows_only": is_append_only(self.model()),
            "most_rows": f"{MOST_ROWS:,}",
            "largest": f"{LARGEST // 2**20} MB",
        }
        return TemplateResponse(request, f"admin/table_{page}.html", shown | context)
