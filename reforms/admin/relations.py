"""Which bodies have a part in a reform, and how reforms hang together."""

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET
from libs.backoffice.filters import Chosen
from reforms.models import Dependency, Involvement
from seeds.admin.facts import SOURCE_FIELDSET, FactAdmin


@admin.register(Involvement)
class InvolvementAdmin(FactAdmin):
    fetched = ("reform", "body", "passage__document")
    list_display = ["part", "reform", "basis", "known_on", "source"]
    list_filter = [("reform", Chosen), ("body", Chosen), "role", "basis"]
    search_fields = ["reform__title", "body__title", "text", "key"]
    fieldsets = [
        (None, {"fields": ["reform", "body", "role", "text"]}),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {"role": "What the body does for the reform, as the source says."}

    @admin.display(description="part", ordering="body__title")
    def part(self, row: Involvement) -> str:
        return f"{row.body} {row.get_role_display()}"


@admin.register(Dependency)
class DependencyAdmin(FactAdmin):
    fetched = ("reform", "on_reform", "passage__document")
    list_display = ["reform", "kind", "on_reform", "basis", "known_on", "source"]
    list_filter = [("reform", Chosen), ("on_reform", Chosen), "kind", "basis"]
    search_fields = ["reform__title", "on_reform__title", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["reform", "kind", "on_reform"],
                "description": "Read it as a sentence: the first reform depends on the other.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
