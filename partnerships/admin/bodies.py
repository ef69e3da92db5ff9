"""Admin pages of delivery bodies, their names and facts."""

from typing import ClassVar

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET
from libs.backoffice.filters import Chosen
from libs.backoffice.first_fact import FirstFactAdmin
from libs.backoffice.panels import Panel
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from libs.backoffice.vague_dates import bounds, vague_date_rows
from libs.vaguedates.printing import print_day
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin, source_of
from seeds.models import Sourced

when = bounds("when", "on or between")


def dated_cells(text: str, row: Sourced) -> tuple[str, str, str]:
    """Return a panel's cells for a fact: its text, the day it became known, its source."""
    return (text, print_day(row.known_on), source_of(row))


@admin.register(DeliveryBody)
class DeliveryBodyAdmin(FirstFactAdmin, TableAdmin):
    first_fact = (BodyName, "body", "name")
    position_within = ("tier",)
    name_column = "slug"
    table_columns = ("slug", "title", "kind", "tier", "position", "region", "caveats")
    heading_words: ClassVar = {
        "title": ("name", "organisation", "organization", "body", "board", "name of organisation"),
        "kind": ("type", "category", "type of body"),
        "tier": ("level",),
    }
    list_display = ["title", "kind", "tier", "position"]
    list_filter = ["tier", "kind", ("region", Chosen)]
    search_fields = ["title", "slug", "names__name", "names__abbreviation"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "kind", "region"],
                "description": (
                    "Its names, facts and relations are below, each with its day and its source."
                ),
            },
        ),
        ("On the delivery model", {"fields": ["tier", "position"]}),
        ("For readers", {"fields": ["caveats"]}),
    ]
    help_texts = {
        "slug": "Its name in web addresses. Others link to it: choose it once.",
        "caveats": "Points to note about this body.",
    }
    panels = (
        Panel(
            title="Names",
            model=BodyName,
            by="body",
            headings=("Name", "Known on", "Source"),
            cells=lambda row: dated_cells(row.name, row),
            add="Add a name",
            every="All its names",
            order=("-known_on", "-pk"),
        ),
        Panel(
            title="Facts",
            model=BodyFact,
            by="body",
            headings=("What is said of it", "Known on", "Source"),
            cells=lambda row: dated_cells(row.text, row),
            add="Add a fact",
            every="All facts about it",
            order=("-known_on", "position", "-pk"),
        ),
        Panel(
            title="Ties to other bodies",
            model=Relation,
            by="source_body",
            headings=("Relation", "Known on", "Source"),
            cells=lambda row: dated_cells(row.summary(), row),
            add="Add a relation",
            every="All these relations",
            order=("-known_on", "-pk"),
        ),
        Panel(
            title="Ties from other bodies",
            model=Relation,
            by="target_body",
            headings=("Relation", "Known on", "Source"),
            cells=lambda row: dated_cells(f"{row.source_body} {row.label} it", row),
            add="Add a relation",
            every="All these relations",
            order=("-known_on", "-pk"),
        ),
        Panel(
            title="Members",
            model=Membership,
            by="group",
            headings=("Member", "Known on", "Source"),
            cells=lambda row: dated_cells(f"{row.member_name} ({row.role})", row),
            add="Add a member",
            every="All its members",
            order=("position", "pk"),
        ),
        Panel(
            title="Member of",
            model=Membership,
            by="member",
            headings=("Body", "Known on", "Source"),
            cells=lambda row: dated_cells(f"{row.group} ({row.role})", row),
            add="Add a membership",
            every="All its memberships",
            order=("position", "pk"),
        ),
    )


@admin.register(BodyName)
class BodyNameAdmin(FactAdmin, TableAdmin):
    table_columns = ("key", "body", "name", "abbreviation", *ANSWER_COLUMNS, *SOURCE_COLUMNS)
    heading_words: ClassVar = {
        "body": ("organisation", "organization", "board"),
        "name": ("new name", "called", "official name", "full name"),
        "abbreviation": ("acronym", "initials", "short form", "short name"),
    }
    fetched = ("body", "passage__document")
    list_display = ["name", "abbreviation", "body", "basis", "known_on", "source"]
    list_filter = [("body", Chosen), "basis"]
    search_fields = ["name", "abbreviation", "body__title", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["body", "name", "abbreviation"],
                "description": "Add a row for a new name. Pages show the name of the day.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {"name": "As the source writes it."}


@admin.register(BodyFact)
class BodyFactAdmin(FactAdmin, TableAdmin):
    position_within = ("body",)
    table_columns = (
        *("key", "body", "kind", "text", "when_words", "when_edtf", "position"),
        *ANSWER_COLUMNS,
        *SOURCE_COLUMNS,
    )
    heading_words: ClassVar = {
        "body": ("organisation", "organization", "board"),
        "kind": ("type", "category"),
        "text": ("fact", "what", "detail", "details"),
        "when_words": ("when", "timing", "period"),
    }
    fetched = ("body", "passage__document")
    list_display = [
        "text",
        "body",
        "kind",
        "when_words",
        when,
        "basis",
        "known_on",
    ]
    list_filter = [("body", Chosen), "kind", "basis"]
    search_fields = ["text", "body__title", "key"]
    readonly_fields = [when]
    fieldsets = [
        (None, {"fields": ["body", "kind", "text", "position"]}),
        (
            "When",
            {
                "fields": vague_date_rows("when", when),
                "description": "Needed to say when a body started or ended. Otherwise optional.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {
        "text": "What the source says of it, in our own words.",
        "position": "Order among what is said of the body; the lowest comes first.",
    }
