"""What reforms are grouped by, whom a date concerns, and what people ask."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, prefetch_related_objects

from libs.backoffice.base import KEY_FIELDSET, TrackerAdmin
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from libs.vaguedates.printing import print_day
from reforms.models import Answer, Audience, Question, Reform, Strand
from seeds.admin.facts import SOURCE_FIELDSET, FactAdmin, source_of
from seeds.models import Passage

SLUG_HELP = "Its name in web addresses. Others link to it: choose it once."


@admin.register(Strand)
class StrandAdmin(TrackerAdmin):
    name_column = "slug"
    list_display = ["title", "position"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "position"],
                "description": "A group of reforms that readers look for together.",
            },
        ),
    ]
    help_texts = {
        "slug": SLUG_HELP,
        "position": "Order on the roadmap; the lowest comes first.",
    }
    panels = (
        Panel(
            title="Reforms",
            model=Reform,
            by="strand",
            headings=("Reform", "Order in the strand"),
            cells=lambda reform: (reform.title, str(reform.position)),
            add="Add a reform",
            every="All its reforms",
        ),
    )


@admin.register(Audience)
class AudienceAdmin(TrackerAdmin):
    name_column = "slug"
    list_display = ["title", "position"]
    search_fields = ["title", "slug"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "position"],
                "description": "Whom a date affects. Milestones name their audiences.",
            },
        ),
    ]
    help_texts = {"slug": SLUG_HELP, "position": "Order in lists; the lowest comes first."}


@admin.register(Question)
class QuestionAdmin(TrackerAdmin):
    position_within = ("group",)
    name_column = "slug"
    list_display = ["text", "group", "reform", "term", "address", "position"]
    list_select_related = ["reform", "term"]
    list_filter = ["group"]
    search_fields = ["text", "slug"]
    autocomplete_fields = ["reform", "term"]
    prepopulated_fields = {"slug": ["text"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "slug", "group", "position"],
                "description": "A question that people ask. Its short answers are facts, below.",
            },
        ),
        (
            "Where more of the answer stands",
            {
                "fields": ["reform", "term", "address"],
                "description": "A reform, a term, or another page of this site: one of them.",
            },
        ),
    ]
    help_texts = {"slug": SLUG_HELP, "position": "Order among those of who asks."}
    panels = (
        Panel(
            title="Short answers",
            model=Answer,
            by="question",
            headings=("Answer", "Known on", "Who says so"),
            cells=lambda row: (row.summary(), print_day(row.known_on), source_of(row)),
            add="Add an answer",
            every="All its answers",
            order=("-known_on", "-pk"),
        ),
    )


@admin.register(Answer)
class AnswerAdmin(FactAdmin):
    fetched = ("question", "passage__document")
    list_display = ["text", "question", "state", "as_of", "basis", "known_on", "source"]
    list_filter = [("question", Chosen), "state", "basis"]
    search_fields = ["question__text", "text", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["question", "text", "state", "as_of"],
                "description": "The newest answer known by a day is the one that readers see.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Besides", {"fields": ["further_passages"]}),
        ("Its key", KEY_FIELDSET),
    ]

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get_object(*args, **kwargs)
        if row is not None:
            # Each passage prints its document's title.
            further = Prefetch("further_passages", Passage.objects.select_related("document"))
            prefetch_related_objects([row], further)
        return row
