"""The log: entries are added and looked at, never changed or deleted; one corrects another."""

from operator import attrgetter
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from libs.backoffice.filters import Chosen
from libs.backoffice.find_field import FindOrLookUp
from libs.backoffice.panels import list_of
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from reforms.actions import ADDED_WITH_UPDATE, record
from reforms.admin.fieldsets import fieldsets_to_fill, fieldsets_to_read, target
from reforms.admin.forms import UpdateForm, reading_of
from reforms.admin.preview import build_update_preview
from reforms.admin.reading import read_words
from reforms.admin.state import marked, recorder, show_state
from reforms.admin.subject import Subject, subject_of
from reforms.models import Milestone, Update
from reforms.models.kinds import OWN_COLUMNS
from seeds.adding_sources import unsaved_rows
from seeds.admin.facts import ANSWER_COLUMNS, FactAdmin
from seeds.admin.replying import reply_asked
from seeds.admin.source_fieldsets import FIELDS_WITH_USUAL_VALUES, usual
from seeds.models import Document, Passage

CHOICES = [name for name in OWN_COLUMNS if hasattr(Update, f"get_{name}_display")]
"""The columns that choose from a list, such as the stage."""


@admin.register(Update)
class UpdateAdmin(FactAdmin, TableAdmin):
    form = UpdateForm
    is_edited = False
    preview_template = "admin/preview_update.html"
    also_same = ("milestone", "kind")
    table_columns = (
        *("key", "reform", "milestone", "event", "kind", *OWN_COLUMNS, "note"),
        *("is_significant", *ANSWER_COLUMNS, *SOURCE_COLUMNS),
    )
    heading_words: ClassVar = {
        "reform": ("programme", "policy", "measure", "project"),
        "milestone": ("step",),
        "kind": ("type", "what changed"),
        "target_words": ("target date", "when", "due", "deadline", "timescale", "target"),
        "note": ("notes", "comment", "comments", "detail"),
    }
    name_column = ""
    fetched = (
        *("reform", "milestone__reform", "event", "after", "passage__document"),
        *("recorded_by", "corrects__milestone", "corrected_by__milestone"),
    )
    list_display = [
        "says",
        "about",
        "known_on",
        "basis",
        "source",
        "by",
    ]
    list_filter = [
        ("reform", Chosen),
        ("event", Chosen),
        ("milestone", Chosen),
        "kind",
        *CHOICES,
        "basis",
        "is_significant",
        "recorded_by",
    ]
    search_fields = [
        "passage__document__short_title",
        "passage__document__address",
        "reform__title",
        "milestone__title",
        "event__title",
        "target_words",
        "name",
        "note",
        "key",
    ]
    radio_fields = dict.fromkeys(["kind", *CHOICES, "basis"], admin.VERTICAL)
    readonly_fields = [target]
    help_texts = {
        "kind": "'Checked, no change' says that somebody looked and found nothing new.",
        "reform": "A reform or an event: one of them.",
        "event": "A reform or an event: one of them.",
        "target_words": (
            "As the source puts it: autumn 2025, by the end of 2025, "
            "after the next general election."
        ),
        "target_edtf": (
            "2025, 2025-09, 2025-23 (autumn), 2025-09-01, or two of them with a slash; "
            "'..' is an end that nobody gave."
        ),
    }

    def get_urls(self) -> list[URLPattern]:
        return [
            path("reading/", read_words, name="reforms_update_reading"),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj:
            return fieldsets_to_read(obj)
        return fieldsets_to_fill(subject_of(request), reply_asked(request, self))

    def get_list_display(self, request: HttpRequest) -> Any:
        """What it says tells how it stands."""
        return self.list_display

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        # Django knows the columns; the form has fields of its own besides.
        columns = {field.name for field in self.opts.fields}
        kwargs["fields"] = [name for name in kwargs.get("fields") or () if name in columns]
        form = super().get_form(request, obj, change, **kwargs)
        form.subject = Subject() if change else subject_of(request)
        form.may_add_source = all(
            self.admin_site.get_model_admin(model).has_add_permission(request)
            for model in (Document, Passage)
        )
        milestones = self.admin_site.get_model_admin(Milestone)
        form.may_add_milestone = milestones.has_add_permission(request)
        return form

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "known_on":
            # The browser's own calendar, which needs no script.
            kwargs["widget"] = forms.DateInput({"type": "date"}, "%Y-%m-%d")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # What the form needs besides is added in the form, not in windows of their own.
            field.widget = field.widget.widget
        return field

    def formfield_for_choice_field(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.TypedChoiceField | None:
        if db_field.blank:
            kwargs["choices"] = [("", "leave this empty"), *db_field.choices]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        """A reform has a handful of milestones: a plain list of its own, which needs no script."""
        reform = subject_of(request).reform
        if db_field.name == "milestone" and reform:
            kwargs["queryset"] = Milestone.objects.filter(reform=reform).select_related("reform")
            kwargs["widget"] = forms.Select
        else:
            kwargs["widget"] = FindOrLookUp(db_field, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and kwargs["widget"] is forms.Select:
            field.label_from_instance = attrgetter("title")  # type: ignore[assignment]
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The only milestone of a reform is chosen; it counts for kinds that are about one."""
        starts: dict[str, Any] = super().get_changeform_initial_data(request)
        reform = subject_of(request).reform
        if reform and not starts.get("milestone"):
            few = list(reform.milestones.values_list("pk", flat=True)[:2])
            starts |= {"milestone": few[0]} if len(few) == 1 else {}
        return starts

    def said_by(self, wrong: Any) -> dict[str, Any]:
        """The reading as the form asks for it, so that it follows the words when they change."""
        return super().said_by(wrong) | reading_of(wrong)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        added = unsaved_rows(obj.passage)
        super().save_model(request, obj, form, change)
        for row in added:
            model_admin = self.admin_site.get_model_admin(type(row))
            model_admin.log_addition(request, row, ADDED_WITH_UPDATE)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """After publishing, the way to the next thing that the same passage says."""
        answer = super().response_add(request, obj, post_url_continue)
        if answer.status_code == 302 and obj.passage_id:
            starts = {"passage": obj.passage_id, "basis": obj.basis, "known_on": obj.known_on}
            links = [("of another reform", list_of(Update, "add", **starts))]
            if obj.reform_id:
                same = list_of(Update, "add", reform=obj.reform_id, **starts)
                links.insert(0, (f"of “{obj.reform}”", same))
            ways = format_html_join(" or ", '<a href="{1}">{0}</a>', links)
            told = format_html("Record another from the same passage: {}.", ways)
            self.message_user(request, told, messages.INFO)
        return answer

    def record(self, fact: Any, by: User) -> None:
        record(fact, by=by)

    def build_preview(self, request: HttpRequest, fact: Any) -> dict[str, Any]:
        return build_update_preview(request, fact)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context["original"] is None:
            subject = subject_of(request)
            context |= {
                "state": show_state(subject.row, timezone.localdate()) if subject.row else None,
                "usual": {name: usual(name) for name in FIELDS_WITH_USUAL_VALUES},
                "reads_dates": True,
            }
            if subject.row:
                context |= {"title": "Record an update", "subtitle": str(subject.row)}
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="what it says", ordering="kind")
    def says(self, row: Update) -> str:
        return marked(row)

    @admin.display(description="about", ordering="reform__title")
    def about(self, row: Update) -> str:
        return str(row.subject)

    @admin.display(description="recorded by", ordering="recorded_by__username")
    def by(self, row: Update) -> str:
        return recorder(row)
