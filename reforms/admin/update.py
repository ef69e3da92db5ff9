"""The log: entries are added and looked at, never changed or deleted; one corrects another."""

from operator import attrgetter
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html

from libs.backoffice.filters import Chosen
from libs.backoffice.find_field import FIND, FindOrLookUp
from libs.backoffice.panels import Tool, page_of
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from reforms.actions import ADDED_WITH_UPDATE, record, stamp
from reforms.admin.fieldsets import fieldsets_to_fill, fieldsets_to_read, target
from reforms.admin.forms import UpdateForm, said_by
from reforms.admin.preview import build_preview
from reforms.admin.reading import read_words
from reforms.admin.state import marked, recorder, show_state
from reforms.admin.subject import Subject, address_to_correct, subject_of
from reforms.models import Milestone, Update
from reforms.models.kinds import OWN_COLUMNS
from seeds.actions import unsaved_rows
from seeds.admin.facts import FactAdmin
from seeds.admin.source_fieldsets import USUAL, usual
from seeds.models import Document, Passage

CHOICES = [name for name in OWN_COLUMNS if hasattr(Update, f"get_{name}_display")]
"""The columns that choose from a list, such as the stage."""
SHOWN_AGAIN = {"_back", FIND}
"""Buttons that only show the form again, as it was typed."""


@admin.register(Update)
class UpdateAdmin(TableAdmin, FactAdmin):
    form = UpdateForm
    is_edited = False
    add_form_template = "admin/recording.html"
    table_columns = (
        *("key", "reform", "milestone", "event", "kind", *OWN_COLUMNS, "note"),
        *("is_significant", "corrects", *SOURCE_COLUMNS),
    )
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
    ]
    search_fields = [
        "reform__title",
        "milestone__title",
        "event__title",
        "target_words",
        "name",
        "note",
        "key",
    ]
    radio_fields = dict.fromkeys(["kind", *CHOICES, "basis"], admin.VERTICAL)
    readonly_fields = [target, "recorded_at", "recorded_by", "correction"]
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

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return fieldsets_to_read(obj) if obj else fieldsets_to_fill(subject_of(request))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        # Django knows the columns; the form has fields of its own besides.
        columns = {field.name for field in self.opts.fields}
        kwargs["fields"] = [name for name in kwargs.get("fields") or () if name in columns]
        form = super().get_form(request, obj, change, **kwargs)
        form.subject = Subject() if change else subject_of(request)
        form.goes_on = not SHOWN_AGAIN & request.POST.keys()
        form.may_add_source = all(
            self.admin_site.get_model_admin(model).has_add_permission(request)
            for model in (Document, Passage)
        )
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
            kwargs["choices"] = [("", "nothing said"), *db_field.choices]
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
        wrong = subject_of(request).corrects
        asked = super().get_changeform_initial_data(request)
        return asked | (said_by(wrong) if wrong else {})

    def stamp(self, request: HttpRequest, row: Any) -> None:
        stamp(row, cast(User, request.user))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        added = unsaved_rows(obj.passage)
        super().save_model(request, obj, form, change)
        for row in added:
            model_admin = self.admin_site.get_model_admin(type(row))
            model_admin.log_addition(request, row, ADDED_WITH_UPDATE)

    def record(self, fact: Any, by: User) -> None:
        record(fact, by=by)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Only "Publish" keeps what was saved; anything else is shown, and rolled back."""
        if "_save" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        context = self.admin_site.each_context(request) | build_preview(request, obj)
        context |= {"opts": self.opts, "title": "Preview", "subtitle": str(obj.subject)}
        response = render(request, "admin/preview.html", context)
        transaction.set_rollback(True)
        return response

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to what it is about, where the new state can be seen."""
        return HttpResponseRedirect(page_of(obj.subject))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context["original"] is None:
            subject = subject_of(request)
            context |= {
                "state": show_state(subject.row, timezone.localdate()) if subject.row else None,
                "corrects": subject.corrects,
                "usual": {name: usual(name) for name in USUAL},
            }
            if subject.row:
                wanted = "Record a correction" if subject.corrects else "Record an update"
                context |= {"title": wanted, "subtitle": str(subject.row)}
        return super().render_change_form(request, context, *args, **kwargs)

    def tools(self, request: HttpRequest, row: Any) -> list[Tool]:
        if not self.has_add_permission(request) or hasattr(row, "corrected_by"):
            return []
        return [Tool("Record a correction", address_to_correct(row))]

    @admin.display(description="what it says", ordering="kind")
    def says(self, row: Update) -> str:
        return marked(row)

    @admin.display(description="about", ordering="reform__title")
    def about(self, row: Update) -> str:
        return str(row.subject)

    @admin.display(description="recorded by", ordering="recorded_by__username")
    def by(self, row: Update) -> str:
        return recorder(row)

    @admin.display(description="correction")
    def correction(self, row: Update) -> str:
        if hasattr(row, "corrected_by"):
            link = '<a href="{}">corrected: {}</a>'
            return format_html(link, page_of(row.corrected_by), row.corrected_by)
        return f"corrects: {row.corrects}" if row.corrects else "none"
