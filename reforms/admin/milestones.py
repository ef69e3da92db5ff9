"""The milestones of a reform, among its own rows."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from libs.backoffice.forms import TrackerForm
from libs.backoffice.new_rows import NAME_TITLE, free_slug, next_position
from reforms.models import Milestone


class MilestoneForm(TrackerForm):
    """A milestone among those of its reform; its slug is chosen once, then kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug, place = self.fields.get("slug"), self.fields.get("position")
        if self.instance.pk and slug:
            slug.disabled = True
        elif slug and place:
            slug.required = place.required = False
            place.initial = None

    def _fill_in(self) -> None:
        """Its slug is made from its title, and its place among its reform's is the last."""
        given, reform = self.cleaned_data, self.instance.reform_id
        if given.get("title"):
            same = {"reform": reform} if reform else {"pk": None}
            given["slug"] = given.get("slug") or free_slug(Milestone, given["title"], same)
            if given.get("position") is None:
                given["position"] = next_position(Milestone, same)


MAX_MILESTONES = 200
"""On one reform's page; each costs a few milliseconds."""


class MilestoneInline(admin.StackedInline):
    model = Milestone
    form = MilestoneForm
    fieldsets = [
        (None, {"fields": ["title", ("kind", "position")]}),
        (NAME_TITLE, {"fields": ["slug"], "classes": ["collapse"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    extra = 0
    max_num = MAX_MILESTONES
    show_change_link = True

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """No more forms than may stand here, whatever number a request claims."""
        return super().get_formset(request, obj, absolute_max=MAX_MILESTONES, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Milestone]:
        # Each row prints its reform's name.
        return super().get_queryset(request).select_related("reform")
