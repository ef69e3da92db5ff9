"""The pages that take a table in: the file, what its columns are, what it would change, saved.

The file is sent once. Each page carries it, signed, to the next, with what was chosen.
"""

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.batches import Before, keep_batch, write_before
from libs.backoffice.import_parts import (
    fixed_fields,
    kind_of_table,
    log_import,
    may_add,
    preview_context,
    print_left,
    tell_saved,
)
from libs.backoffice.match_form import LayoutForm, MatchForm
from libs.backoffice.panels import Tool, list_of
from libs.backoffice.upload_form import UploadForm, refused
from libs.ingest.plan import IngestOptions, Plan
from libs.ingest.readers import BadTable
from libs.ingest.readers.sheets import MAX_ROWS, SheetBook
from libs.ingest.rows import is_append_only
from libs.ingest.tables.choices import TableChoices, build_table
from libs.ingest.tables.column_help import describe_columns
from libs.ingest.tables.columns import TableKind
from libs.ingest.tables.guessing import (
    choices_of_export,
    guess_choices,
    guess_on_layout,
    guess_on_sheet,
    heads_of,
)
from libs.ingest.tables.importing import ChangedSincePreview, apply_import, preview_import
from libs.ingest.tables.remembering import remember_headings
from libs.ingest.tables.signed_table import MAX_AGE, BadSignedTable, read_signed_table, sign_table
from libs.ingest.uploads import MAX_UPLOAD_BYTES

CHANGED_SINCE = "Nothing was saved: rows changed after your preview. The new preview is below."
REFUSED = "Nothing was saved: the database refused a row. The new preview is below."
OTHER_LAYOUT = "The columns below are those of the rows that you chose now. Check them."

Headings = dict[str, tuple[str, ...]]
"""By column, what headings of tables from elsewhere call it."""


class ImportAdmin(TrackerAdmin):
    """A list that takes tables in; of its `table_columns` the first names a row."""

    table_columns: ClassVar[tuple[str, ...]]
    heading_words: ClassVar[Headings] = {}
    makes: ClassVar[tuple[str, ...]] = ()
    """Relations whose rows may be added by their names, with a table that names them."""

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add rows and, where rows change at all, may change them."""
        may_change = is_append_only(self.model) or self.has_change_permission(request)
        return self.has_add_permission(request) and may_change

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if "signed_table" in request.POST:
            return self._go_on(request)
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if not form.is_valid():
            return self._page(request, "upload", form=form)
        book: SheetBook = form.cleaned_data["file"]
        kind = self._kind(request)
        try:
            if choices := choices_of_export(book, kind):
                return self._preview(request, book, choices)
            return self._match(request, book, guess_choices(book, kind))
        except BadTable as bad:
            form.add_error("file", refused(book.name, bad))
            return self._page(request, "upload", form=form)

    def _go_on(self, request: HttpRequest) -> HttpResponse:
        """Go on with a file that was sent before."""
        signed = request.POST["signed_table"]
        try:
            lasts = None if hasattr(request, "sent_by") else MAX_AGE
            book, choices, digest = read_signed_table(signed, self._owner(request), lasts)
        except BadSignedTable as bad:
            messages.error(request, str(bad))
            return HttpResponseRedirect(self._address("import"))
        try:
            if "columns" in request.POST:
                return self._match(request, book, choices)
            if "layout" in request.POST or "first" in request.POST:
                return self._matched(request, book, choices)
            return self._confirm(request, book, choices, digest)
        except BadTable as bad:
            messages.error(request, " ".join(bad.reasons))
            return HttpResponseRedirect(self._address("import"))

    def _matched(self, request: HttpRequest, book: SheetBook, old: TableChoices) -> HttpResponse:
        """Take what the page of columns sent: show it again, or go on to the preview."""
        layout = LayoutForm(request.POST, book=book, choices=old)
        kind = self._kind(request)
        if not layout.is_valid():
            return self._match(request, book, old, layout)
        choices = layout.layout()
        if choices.sheet != old.sheet:
            messages.info(request, OTHER_LAYOUT)
            return self._match(request, book, guess_on_sheet(book, choices.sheet, kind))
        if (choices.first, choices.height) != (old.first, old.height):
            messages.info(request, OTHER_LAYOUT)
            return self._match(request, book, guess_on_layout(book, choices, kind))
        form = self._form(request, book, choices, request.POST)
        if "layout" in request.POST or not form.is_valid():
            return self._match(request, book, choices, layout, form)
        chosen = form.chosen()
        try:
            return self._preview(request, book, chosen)
        except BadTable as bad:
            form.add_error(None, list(bad.reasons))
            return self._match(request, book, chosen, layout, form)

    def _match(
        self,
        request: HttpRequest,
        book: SheetBook,
        choices: TableChoices,
        layout: LayoutForm | None = None,
        form: MatchForm | None = None,
    ) -> HttpResponse:
        """Ask what the columns are. Raises BadTable."""
        form = form or self._form(request, book, choices)
        sheet = book.sheets[choices.sheet]
        context = {
            "name": book.name,
            "notes": [*book.notes, *([f"{sheet.name}: {sheet.problem}"] if sheet.problem else [])],
            "signed_table": sign_table(book, choices, "", self._owner(request)),
            "layout": layout or LayoutForm(book=book, choices=choices),
            "form": form,
            "media": self.media + form.media,
            "asked": list(form.asked()),
            "fixed": form.fields_for_all("fixed-"),
            "named": form.fields_for_all("named-"),
            "makes": form["makes"] if "makes" in form.fields else None,
            "left": print_left(book, choices),
        }
        return self._page(request, "match", **context)

    def _form(
        self, request: HttpRequest, book: SheetBook, choices: TableChoices, *sent: Any
    ) -> MatchForm:
        kind = self._kind(request)
        fixed = fixed_fields(self, self.table_columns, request, choices.fixed)
        makes = ""
        if kind.makes:
            related: Any = self.opts.get_field(kind.makes[0]).related_model
            makes = f"Add each {related._meta.verbose_name} that is not here yet"
        return MatchForm(*sent, book=book, choices=choices, kind=kind, fixed=fixed, makes=makes)

    def _preview(
        self,
        request: HttpRequest,
        book: SheetBook,
        choices: TableChoices,
        plan: Plan | None = None,
    ) -> HttpResponse:
        """Show what the table does; the page carries it to its confirmation. Raises BadTable."""
        table = build_table(book, choices, self._kind(request))
        plan = plan or preview_import(table, self.model, self._options(request))
        digest = plan.digest if plan.is_good else ""
        signed = sign_table(book, choices, digest, self._owner(request))
        context = preview_context(plan, table, self, request) | {
            "carried": signed,
            "signed_table": signed if digest else "",
            "left": print_left(book, choices),
        }
        return self._page(request, "preview", **context)

    def _confirm(
        self, request: HttpRequest, book: SheetBook, choices: TableChoices, digest: str
    ) -> HttpResponse:
        before: Before = {}
        options = replace(
            self._options(request), before_change=partial(write_before, before, self.is_edited)
        )
        table = build_table(book, choices, self._kind(request))
        try:
            with transaction.atomic():
                plan = apply_import(table, self.model, options, digest)
                log_import(request, plan, f"Imported from {table.name}.", self.admin_site)
                batch = keep_batch(plan, self.opts.label_lower, table.name, request.user, before)
                meant = dict(zip(heads_of(book, choices), choices.columns, strict=False))
                remember_headings(self.model, meant)
        except ChangedSincePreview as other:
            messages.error(request, CHANGED_SINCE)
            return self._preview(request, book, choices, other.plan)
        except DatabaseError:
            # Somebody was quicker with something that these rows go with.
            messages.error(request, REFUSED)
            return self._preview(request, book, choices)
        tell_saved(request, plan, batch)
        return HttpResponseRedirect(list_of(self.model))

    def _kind(self, request: HttpRequest) -> TableKind:
        makes = tuple(name for name in self.makes if may_add(self, name, request))
        return kind_of_table(self.model, self.table_columns, self.heading_words, makes)

    def _options(self, request: HttpRequest) -> IngestOptions:
        return IngestOptions(fetched=self._fetched(), by=request.user, reads_words=True)

    def _fetched(self) -> tuple[str, ...]:
        """Related rows that the cells of a row name."""
        relations = [one.name for one in self.opts.fields if one.is_relation]
        return (*self.fetched, *(name for name in self.table_columns if name in relations))

    def _owner(self, request: HttpRequest) -> str:
        """Whose a signed table is, and of which list; sent again, it is its first sender's."""
        whose = getattr(request, "sent_by", request.user)
        return f"libs.ingest.tables:{self.opts.label_lower}:{whose.pk}"

    def _address(self, page: str, *parts: str) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=parts)

    def _page(self, request: HttpRequest, page: str, **context: Any) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"Import {self.opts.verbose_name_plural}",
            "subtitle": None,
            "import_href": self._address("import"),
            "exports": self.export_tools(request),
            "list_href": list_of(self.model),
            "columns": describe_columns(self.model, self.table_columns, self.help_texts),
            "is_append_only": is_append_only(self.model),
            "max_rows": f"{MAX_ROWS:,}",
            "max_size": f"{MAX_UPLOAD_BYTES // 2**20} MB",
        }
        return TemplateResponse(request, f"admin/import_{page}.html", shared | context)

    def export_tools(self, request: HttpRequest) -> list[Tool]:
        """The links to the table as it leaves."""
        return []
