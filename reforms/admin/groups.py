"""What reforms and milestones are grouped by: strands, and the audiences whom a date concerns."""

from django.contrib import admin

from libs.backoffice.base import TrackerAdmin
from libs.backoffice.panels import Panel
from reforms.models import Audience, Question, Reform, Strand

SLUG_HELP = "Its name in web addresses and fixtures. Do not change it."


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
    name_column = "slug"
    list_display = ["text", "reform", "address", "position"]
    list_select_related = ["reform"]
    search_fields = ["text", "slug"]
    autocomplete_fields = ["reform"]
    prepopulated_fields = {"slug": ["text"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "slug", "reform", "address", "position"],
                "description": "A question that people ask, and the page that answers it.",
            },
        ),
    ]
    help_texts = {"slug": SLUG_HELP, "position": "Order on the home page."}
