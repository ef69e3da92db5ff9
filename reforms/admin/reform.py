"""Reforms, their milestones, and events. Their state is read from the log, never typed."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.filters import Chosen, FirstFew
from libs.backoffice.long_lists import LongPaginator
from libs.backoffice.panels import Panel, Tool, page_of
from libs.vaguedates.printing import print_day
from reforms.admin.checked import choose, record_checked_view
from reforms.admin.expected import PLACES
from reforms.admin.filters import LastEvidence
from reforms.admin.groups import SLUG_HELP
from reforms.admin.milestones import MilestoneInline
from reforms.admin.preparations import PREPARATIONS
from reforms.admin.state import log_of, show_state, updates_panel
from reforms.admin.supplied import supplied_tools
from reforms.editing import address_to_record
from reforms.models import (
    Dependency,
    Event,
    Involvement,
    Milestone,
    Reform,
    Stage,
    Strand,
    Update,
)
from reforms.models.reform import ReformQuerySet
from seeds.admin.facts import source_of


class SubjectAdmin(TrackerAdmin):
    """What updates are about: its page shows its present state and leads to recording."""

    def tools(self, request: HttpRequest, row: Any) -> list[Tool]:
        may_record = self.admin_site.get_model_admin(Update).has_add_permission(request)
        own = [Tool("Record an update", address_to_record(row))] if may_record else []
        return own + supplied_tools(request, row)

    def log_of(self, row: Any) -> Tool:
        return log_of(row)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """A new one has no public page yet: its own page here says so, and what to do about it."""
        if "_addanother" in request.POST or IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, f"“{obj}” is added.", messages.SUCCESS)
        return HttpResponseRedirect(page_of(obj))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        state = show_state(row, timezone.localdate()) if row else None
        if state and not state.lines and request.method == "GET" and not row.updates.exists():
            told = 'Not public until its first update: <a href="{}">record it</a>.'
            self.message_user(request, format_html(told, address_to_record(row)), messages.WARNING)
        context["state"] = state
        return super().render_change_form(request, context, *args, **kwargs)


class ReformPaginator(LongPaginator):
    """Reads a page in the roadmap's order without putting all reforms in order."""

    def page(self, number: int | str) -> Page:
        rows = cast(ReformQuerySet, self.object_list)
        if rows.query.order_by[:3] != tuple(Reform._meta.ordering or ()):
            return super().page(number)
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = Strand.objects.keys_where(Exists(rows.filter(pk=OuterRef("reforms__pk"))))
        shown = rows.filter(pk__in=keys[start : start + self.per_page])
        return self._get_page(shown, number, self)  # type: ignore[attr-defined]  # Django's hook


@admin.register(Reform)
class ReformAdmin(SubjectAdmin):
    paginator = ReformPaginator
    position_within = ("strand",)
    name_column = "slug"
    fetched = ("strand",)
    list_display = [
        "title",
        "strand",
        "stage_today",
        "last_known",
        "is_context",
        "position",
    ]
    list_filter = [("strand", FirstFew), LastEvidence, "is_context"]
    actions = ["record_checked"]
    search_fields = ["title", "slug", "updates__name"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [MilestoneInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "strand", "position", "is_context"],
                "description": (
                    "Its stage, dates and descriptions come from the log of updates. To change "
                    "them, record an update."
                ),
            },
        ),
        ("For readers", {"fields": ["caveats"]}),
    ]
    help_texts = {
        "slug": SLUG_HELP,
        "strand": "The group that the roadmap shows it in.",
        "caveats": "Points to note about this reform.",
    }
    panels = (
        updates_panel("reform"),
        Panel(
            title="Bodies with a part in it",
            model=Involvement,
            by="reform",
            headings=("Part", "Known on", "Who says so"),
            cells=lambda row: (
                f"{row.body} {row.get_role_display()}",
                print_day(row.known_on),
                source_of(row),
            ),
            add="Add a body's part",
            every="All these parts",
        ),
        Panel(
            title="Ties to other reforms",
            model=Dependency,
            by="reform",
            headings=("Link", "Known on", "Who says so"),
            cells=lambda row: (row.summary(), print_day(row.known_on), source_of(row)),
            add="Add a link",
            every="All its links",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reform]:
        today = timezone.localdate()
        known = Update.objects.known_by(today).filter(reform=OuterRef("pk"), kind=Update.Kind.STAGE)
        stage = known.order_by("-known_on", "-pk").values("stage")[:1]
        rows = super().get_queryset(request).annotate(stage_key=Subquery(stage))
        return cast(ReformQuerySet, rows).with_last_day(today)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(record_checked_view)
        return [path("checked/", view, name="reforms_reform_checked"), *super().get_urls()]

    def has_record_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.get_model_admin(Update).has_add_permission(request)

    @admin.action(description="Record “checked, no change”", permissions=["record"])
    def record_checked(self, request: HttpRequest, reforms: QuerySet[Reform]) -> HttpResponse:
        return choose(request, reforms)

    @admin.display(description="stage, as known today", ordering="stage_key")
    def stage_today(self, row: Any) -> str:
        return str(Stage(row.stage_key or Stage.NOT_STAGED).label)

    @admin.display(description="last evidence", ordering="last_day")
    def last_known(self, row: Any) -> str:
        return print_day(row.last_day) if row.last_day else "nothing yet"


@admin.register(Milestone)
class MilestoneAdmin(TrackerAdmin):
    position_within = ("reform",)
    name_column = "slug"
    fetched = ("reform",)
    list_display = ["title", "reform", "kind", "position"]
    list_filter = [("reform", Chosen), "kind"]
    search_fields = ["title", "slug", "reform__title"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["reform", "title", "slug", "kind", "position", "audiences"],
                "description": "Its target date and outcome come from the log of updates.",
            },
        ),
    ]
    help_texts = {
        "slug": "Its name within its reform. Do not change it.",
        "position": "Order within the reform; the lowest comes first.",
    }
    panels = (updates_panel("milestone"), PLACES, PREPARATIONS)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Its updates name the reform too, so it stays where it is."""
        rows = super().get_readonly_fields(request, obj)
        return [*rows, "reform"] if obj else rows

    def log_of(self, row: Any) -> Tool:
        return log_of(row)


@admin.register(Event)
class EventAdmin(SubjectAdmin):
    name_column = "slug"
    list_display = ["title", "kind"]
    list_filter = ["kind"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "kind", "line_name"],
                "description": (
                    "Something that dates of reforms depend on. Its own date and outcome come "
                    "from the log of updates."
                ),
            },
        ),
        ("For readers", {"fields": ["caveats"]}),
    ]
    help_texts = {
        "slug": SLUG_HELP,
        "caveats": "Points to note about this event.",
    }
    panels = (updates_panel("event"),)
