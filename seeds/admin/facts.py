"""What every fact's admin page has: who says so, and the ways to correct and to withdraw it.

A fact is added and never changed or deleted, whoever asks. What is published was seen first, and
nothing newer has come since: see `seen`.
"""

from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from libs.backoffice.find_field import FIND
from libs.backoffice.panels import page_of
from libs.vaguedates.printing import print_day
from seeds.actions import record_fact, stamp
from seeds.admin import seen
from seeds.admin.begun import begun_from
from seeds.admin.fact_forms import WHY, FactForm, ReplyForm
from seeds.admin.kept import KeptAdmin
from seeds.admin.preview import build_fact_preview
from seeds.admin.replying import reply_asked
from seeds.models import Sourced

SOURCE_FIELDSET: Any = {
    "fields": ["known_on", "basis", "passage", "reason"],
    "description": (
        "Every fact has the day from which it was known, and who says so. Stated and reported "
        "facts name their passage. Inferred facts say why."
    ),
}
WHY_FIELDSET: Any = {"fields": [WHY], "description": "Readers see it beside what it is about."}
RECORD_FIELDSET: Any = {
    "fields": ["recorded_at", "recorded_by", "correction"],
    "description": "Facts cannot be changed or deleted: correct it, or withdraw it from a day.",
}
ANSWER_COLUMNS = ("corrects", "withdrawn", "correction_reason")
"""The columns of a fact's table that say what it answers."""
SOURCE = ("known_on", "basis", "passage", "reason")
SHOWN_AGAIN = {"_back", FIND}
"""Buttons that only show the form again, as it was typed."""


class FactAdmin(KeptAdmin):
    """Facts: each says from which day it was known, who says so, and where."""

    form: type[ReplyForm] = FactForm
    add_form_template = "admin/recording.html"
    preview_template = "admin/preview_fact.html"
    name_column = "key"
    list_filter = ["basis"]
    date_hierarchy = "known_on"
    radio_fields = {"basis": admin.VERTICAL}
    also_same: ClassVar[tuple[str, ...]] = ()
    """Besides the subject, what a newer fact has in common with one that it may replace."""

    # The form: of a new fact, of one that answers another, and of one that is there.

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own: list[Any] = list(super().get_fieldsets(request, obj))
        if obj:
            return self.fieldsets_to_read(obj, own)
        reply = reply_asked(request, self)
        if reply and reply.is_withdrawal:
            own = [("Who says so", SOURCE_FIELDSET)]
        title, options = own[-1]
        own[-1] = (title, {**options, "fields": [*options["fields"], "key"]})
        return own if reply is None else [("Why", WHY_FIELDSET), *own]

    def fieldsets_to_read(self, row: Any, own: list[Any]) -> list[Any]:
        """The rows of a fact that is there."""
        why = [("Why", {"fields": [WHY]})] if row.corrects_id else []
        return [*own, *why, ("The record", RECORD_FIELDSET)]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        rows: list[Any] = list(super().get_readonly_fields(request, obj))
        model = cast(type[Sourced], self.model)
        if obj:
            every = flatten_fieldsets(self.get_fieldsets(request, obj))
            rows += [name for name in every if name not in (*model.OURS, *rows)]
        elif reply_asked(request, self):
            rows += [name for name in model.SUBJECT if name not in rows]
        return rows

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.reply = None if change else reply_asked(request, self)
        form.goes_on = not SHOWN_AGAIN & request.POST.keys()
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        today = {"known_on": timezone.localdate()}
        reply = reply_asked(request, self)
        said = self.said_by(reply.wrong) if reply and not reply.is_withdrawal else {}
        return today | super().get_changeform_initial_data(request) | said

    def said_by(self, wrong: Any) -> dict[str, Any]:
        """What a correction starts with besides the columns of what it corrects."""
        many = {
            field.name: list(getattr(wrong, field.name).all()) for field in wrong._meta.many_to_many
        }
        return many | {name: wrong.serializable_value(name) for name in SOURCE}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if not object_id and request.method == "GET" and self.has_add_permission(request):
            reply = reply_asked(request, self)
            if reply and hasattr(reply.wrong, "corrected_by"):
                last = reply.wrong.as_it_stands()
                told = "Somebody has already answered that. Check this entry before you go on."
                self.message_user(request, told, messages.WARNING)
                return HttpResponseRedirect(page_of(last))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        reply = None if context["original"] else reply_asked(request, self)
        context = {"usual": {}, "reads_dates": False} | context | {"reply": reply}
        if reply:
            how = "Withdraw" if reply.is_withdrawal else "Correct"
            context |= {
                "title": f"{how} what is said of {reply.wrong.subject}",
                "subtitle": None,
                "replied_day": print_day(reply.wrong.known_on),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    # Saving: seen first, then published.

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            self.record(obj, cast(User, request.user))

    def record(self, fact: Any, by: User) -> None:
        """Save a new fact; a kind of fact with an action of its own goes through that."""
        record_fact(fact, by=by)

    def stamp(self, request: HttpRequest, row: Any) -> None:
        stamp(row, cast(User, request.user))

    def mark_restored(self, request: HttpRequest, row: Any) -> None:
        self.stamp(request, row)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Only "Publish" keeps what was saved, and only while what the preview showed still stands;
        anything else is shown, and rolled back."""
        found = seen.look(request, obj, self.also_same)
        if "_save" in request.POST and found.is_current:
            return super().response_add(request, obj, post_url_continue)
        context = self.admin_site.each_context(request) | self.build_preview(request, obj)
        context |= {
            "opts": self.opts,
            "title": "Preview",
            "subtitle": str(obj.subject),
            "seen": found,
            "seen_field": seen.FIELD,
        }
        status = 409 if "_save" in request.POST and found.since else 200
        response = render(request, self.preview_template, context, status=status)
        transaction.set_rollback(True)
        return response

    def build_preview(self, request: HttpRequest, fact: Any) -> dict[str, Any]:
        """The context of its preview."""
        return build_fact_preview(request, fact)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to what it is about, as after publishing it."""
        return HttpResponseRedirect(page_of(obj.subject))

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to where one began, or to what it is about."""
        return HttpResponseRedirect(page_of(begun_from(request, self) or obj.subject))


def source_of(row: Sourced) -> str:
    """Where a fact stands; its passage and document must have been fetched with it."""
    return str(row.passage) if row.passage else "no passage: inferred"
