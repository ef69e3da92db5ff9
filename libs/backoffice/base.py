"""What every admin page of the tracker does alike: bounded, sourced, and never an error page."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from libs.backoffice.deletion import REFERRED_TO, referrers
from libs.backoffice.editing.base import EditingAdmin
from libs.backoffice.long_lists import LongList, LongPaginator
from libs.backoffice.new_rows import AT_THE_END, fold_names
from libs.backoffice.panels import Panel, Tool, show_panels
from libs.backoffice.reading_field import ReadingField
from libs.backoffice.relations import LookUp, LookUpMany, ManyField, is_id
from libs.vaguedates.fields import validate_edtf

READ_FOR_YOU = (
    "Leave this empty: the words are read for you, and you are asked where they can be read in "
    "several ways. Fill it in where a date is meant that the words do not name."
)
KEY_FIELDSET: Any = {"fields": ["key"], "classes": ["collapse"]}


class TrackerAdmin(EditingAdmin):
    """Relations are looked up, never listed whole; lists fetch what their rows print."""

    change_form_template = "admin/tracker_form.html"
    readonly_fields: ClassVar[Any] = ()
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 200
    paginator = LongPaginator
    # An address typed without its scheme means the secure one.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    fetched: ClassVar[tuple[str, ...]] = ()
    """Related rows that printing one row needs."""
    name_column: ClassVar[str] = ""
    """The column that fixtures and addresses call a row by: chosen once, then kept."""
    help_texts: ClassVar[dict[str, str]] = {}
    """Hints for the editor where the model gives none."""
    panels: ClassVar[tuple[Panel, ...]] = ()
    position_within: ClassVar[tuple[str, ...]] = ()
    """The columns whose rows stand in one order; without any all rows do."""
    kept_names: ClassVar[tuple[str, ...]] = ("slug",)
    """Of a row's short names those that a form asks for, folded, while it is new."""

    def tools(self, request: HttpRequest, row: Any) -> list[Tool]:
        """Further links at the top of a row's page."""
        return []

    def line_tools(self, request: HttpRequest, row: Any, begun: models.Model) -> list[Tool]:
        """What can be done with a row that a panel of the page of `begun` lists."""
        return []

    def line_note(self, row: Any) -> str:
        """How a row of a panel stands, where that is not plain from what it says."""
        return ""

    def mark_restored(self, request: HttpRequest, row: Any) -> None:
        """Marks a row that was deleted, before it is saved again."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.fetched) if self.fetched else rows

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        # PostgreSQL refuses to look for a NUL.
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return LongList

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Sends a filter that no row can match, or no database understands, back to the list."""
        for name, given in request.GET.items():
            value = str(given)
            impossible = value.isdigit() and not is_id(value)
            if name != SEARCH_VAR and (impossible or "\0" in name + value):
                raise IncorrectLookupParameters
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            # A year such as 9999: Django counts one on from it (its ticket 21994).
            raise IncorrectLookupParameters from error

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Rows are deleted one at a time, after a look at what refers to them."""
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        every = (*self.opts.fields, *self.opts.many_to_many)
        return [field.name for field in every if field.is_relation and field.editable]

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> models.QuerySet[Any]:
        """What a relation may point to, fetched as its own list does."""
        return self.admin_site.get_model_admin(db_field.related_model).get_queryset(request)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        kwargs.setdefault("widget", LookUp(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any] | None:
        kwargs |= {"widget": LookUpMany(db_field, self.admin_site), "form_class": ManyField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name in self.help_texts:
            kwargs["help_text"] = self.help_texts[db_field.name]
        if validate_edtf in db_field.validators:
            kwargs["form_class"] = ReadingField
            kwargs.setdefault("help_text", READ_FOR_YOU)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own = super().get_fieldsets(request, obj)
        return fold_names(own, ("slug", "key"), self.kept_names, is_new=obj is None)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        rows: list[Any] = list(super().get_readonly_fields(request, obj))
        return [*rows, self.name_column] if obj and self.name_column else rows

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else dict(super().get_prepopulated_fields(request, obj))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address asks an empty form to start with, without what cannot be meant."""
        asked: dict[str, Any] = super().get_changeform_initial_data(request)
        return {name: value for name, value in asked.items() if self._can_start_with(name, value)}

    def _can_start_with(self, name: str, value: Any) -> bool:
        if name not in {field.name for field in (*self.opts.fields, *self.opts.many_to_many)}:
            return False
        field = self.opts.get_field(name)
        if not field.is_relation:
            return "\0" not in value
        if not all(is_id(one) for one in (value if isinstance(value, list) else [value])):
            return False
        try:
            field.formfield().clean(value)  # type: ignore[union-attr]  # relations have form fields
        except ValidationError:
            return False
        return True

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, ValidationError):
            # Somebody was quicker. The form is shown again as typed, with the reason if it has one.
            request.refused = True  # type: ignore[attr-defined]  # read by get_form, just below
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        kept = [one for row in objs for one in referrers(row, request, self.admin_site)]
        if kept:
            return [str(row) for row in objs], {}, set(), kept
        return super().get_deleted_objects(objs, request)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            # Somebody was quicker here too.
            self.message_user(request, REFERRED_TO, messages.ERROR)
            return HttpResponseRedirect(request.path)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.refused_by_database = getattr(request, "refused", False)
        if obj is None:
            self._let_it_fill_in(form)
        return form

    def _let_it_fill_in(self, form: Any) -> None:
        """A new row's slug is made from its title, and its place is the last, if left empty."""
        for name, hint in (("slug", ""), ("position", AT_THE_END)):
            field = form.base_fields.get(name)
            if field is not None and not (name == "slug" and not self.prepopulated_fields):
                field.required, field.initial = False, None
                field.help_text = f"{field.help_text} {hint}".strip()
        form.slug_from = next(iter(self.prepopulated_fields.get("slug", ())), "")
        form.position_within = self.position_within

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        context["tools"] = self.tools(request, row) if row else []
        context["panels"] = show_panels(self.panels, row, request, self.admin_site) if row else []
        return super().render_change_form(request, context, *args, **kwargs)
