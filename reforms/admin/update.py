"""The log: entries are added and looked at, never changed or deleted; one corrects another."""

from operator import attrgetter
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html

from reforms.admin.forms import UpdateForm, said_by
from reforms.admin.state import marked, recorder, show_state
from reforms.admin.subject import Subject, address_to_correct, subject_of
from reforms.models import Milestone, Update
from seeds.admin.base import SOURCE_ROWS, FactAdmin
from seeds.admin.dates import bounds, vague_date_rows
from seeds.admin.filters import Chosen
from seeds.admin.panels import Tool, page_of
from seeds.admin.tables import SOURCE_COLUMNS, TableAdmin

target = bounds("target", "stands for")

WHAT = {
    "fields": ["kind", "milestone"],
    "description": "One update says one thing. If a source says two, record two.",
}
SAYS = {
    "fields": [
        "stage",
        *vague_date_rows("target", target),
        "after",
        "is_proposed",
        "outcome",
        "legal_force",
        "name",
        "note",
    ],
    "description": "Fill in what goes with your choice above, and leave the rest empty.",
}
READERS = {"fields": ["is_significant", "key"]}


def rows_to_fill(subject: Subject) -> list[Any]:
    """The rows of an empty form: without those that its subject has settled."""
    about = ("What it is about", {"fields": ["reform", "event"]})
    what = WHAT | {"fields": ["kind"]} if subject.event else WHAT
    return [
        *([] if subject.row else [about]),
        ("What changed", what),
        ("What it says now", SAYS),
        ("Who says so", SOURCE_ROWS),
        ("For readers", READERS),
    ]


def rows_to_read(update: Update) -> list[Any]:
    """The rows of an entry: what it says, and none of what it does not."""
    told = ["reform", "event", "milestone", "kind", "stage", "outcome", "legal_force", "name"]
    says = [name for name in told if getattr(update, name)]
    if update.target:
        says += [*vague_date_rows("target", target), "after", "is_proposed"]
    source = ["known_on", "basis", "passage", *(["reason"] if update.reason else [])]
    record = ["key", "recorded_at", "recorded_by", "corrects", "correction"]
    return [
        ("What it says", {"fields": [*says, "note", "is_significant"]}),
        ("Who says so", {"fields": source}),
        (
            "The record",
            {
                "fields": record,
                "description": "Nobody changes or deletes it. If it is wrong, record a correction.",
            },
        ),
    ]


@admin.register(Update)
class UpdateAdmin(TableAdmin, FactAdmin):
    form = UpdateForm
    is_edited = False
    table_columns = (
        *("key", "reform", "milestone", "event", "kind", "name", "stage", "legal_force"),
        *("outcome", "target_words", "target_edtf", "is_proposed", "after", "note"),
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
        "stage",
        "outcome",
        "legal_force",
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
    radio_fields = {
        "kind": admin.VERTICAL,
        "stage": admin.VERTICAL,
        "outcome": admin.VERTICAL,
        "legal_force": admin.VERTICAL,
        "basis": admin.VERTICAL,
    }
    readonly_fields = [target, "recorded_at", "recorded_by", "correction"]
    help_texts = {
        "kind": "'Checked, no change' says that somebody looked and found nothing new.",
        "stage": "For a stage update.",
        "outcome": "For an outcome update: what became of the milestone.",
        "legal_force": "For a legal force update: which is not how far the reform has come.",
        "reform": "A reform or an event: one of them.",
        "event": "A reform or an event: one of them.",
    }

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return rows_to_read(obj) if obj else rows_to_fill(subject_of(request))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.subject = Subject() if change else subject_of(request)
        return form

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
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and "widget" in kwargs:
            field.label_from_instance = attrgetter("title")  # type: ignore[assignment]
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        wrong = subject_of(request).corrects
        asked = super().get_changeform_initial_data(request)
        return asked | (said_by(wrong) if wrong else {})

    def stamp(self, request: HttpRequest, row: Any) -> None:
        row.recorded_by, row.recorded_at = request.user, timezone.now()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        self.stamp(request, obj)
        super().save_model(request, obj, form, change)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to what it is about, where the new state can be seen."""
        return HttpResponseRedirect(page_of(obj.told_about()))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context["original"] is None:
            subject = subject_of(request)
            context |= {
                "state": show_state(subject.row, timezone.localdate()) if subject.row else None,
                "corrects": subject.corrects,
                "show_save_and_add_another": False,
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
        return str(row.told_about())

    @admin.display(description="recorded by", ordering="recorded_by__username")
    def by(self, row: Update) -> str:
        return recorder(row)

    @admin.display(description="correction")
    def correction(self, row: Update) -> str:
        if hasattr(row, "corrected_by"):
            link = '<a href="{}">corrected: {}</a>'
            return format_html(link, page_of(row.corrected_by), row.corrected_by)
        return f"corrects: {row.corrects}" if row.corrects else "none"
