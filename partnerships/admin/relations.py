"""Admin pages of the relations between delivery bodies, and of their members."""

from typing import ClassVar

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET
from libs.backoffice.filters import Chosen
from libs.backoffice.tables import SOURCE_COLUMNS, TableAdmin
from partnerships.models import Membership, Relation
from seeds.admin.facts import ANSWER_COLUMNS, SOURCE_FIELDSET, FactAdmin


@admin.register(Relation)
class RelationAdmin(FactAdmin):
    fetched = ("source_body", "target_body", "passage__document")
    list_display = [
        "relation",
        "source_body",
        "target_body",
        "basis",
        "known_on",
        "source",
    ]
    list_filter = [
        ("source_body", Chosen),
        ("target_body", Chosen),
        "kind",
        "basis",
    ]
    search_fields = ["label", "source_body__title", "target_body__title", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["source_body", "kind", "target_body", "label"],
                "description": (
                    "Only what a source says. A document that merely lists one body below another "
                    "makes it 'listed under'; no source says who reports to whom."
                ),
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]

    @admin.display(description="relation", ordering="label")
    def relation(self, row: Relation) -> str:
        return row.label


@admin.register(Membership)
class MembershipAdmin(FactAdmin, TableAdmin):
    position_within = ("group",)
    table_columns = (
        *("key", "group", "member", "local_authority", "described_as", "role", "position"),
        *ANSWER_COLUMNS,
        *SOURCE_COLUMNS,
    )
    heading_words: ClassVar = {
        "group": ("board", "partnership", "taskforce"),
        "member": ("organisation", "organization", "body"),
        "local_authority": ("council", "la", "local authority name", "authority"),
        "described_as": ("person", "member name", "name"),
    }
    fetched = ("group", "member", "local_authority", "passage__document")
    list_display = ["member_name", "role", "group", "basis", "known_on", "source"]
    list_filter = [
        ("group", Chosen),
        ("member", Chosen),
        ("local_authority", Chosen),
        "basis",
    ]
    search_fields = [
        "described_as",
        "role",
        "group__title",
        "member__title",
        "local_authority__name",
        "key",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "group",
                    "member",
                    "local_authority",
                    "described_as",
                    "role",
                    "position",
                ],
                "description": (
                    "Choose a body, choose a local authority, or describe the member where a "
                    "source names none: one of the three."
                ),
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {
        "group": "The body that has the member.",
        "member": "The body that belongs to it.",
        "local_authority": "The authority that belongs to it.",
        "role": (
            "In the source's words: supporting local authority, chair. An area that leads is "
            "written “lead local authority” or “joint lead local authority”."
        ),
        "position": "Order among the members; the lowest comes first.",
    }

    @admin.display(description="member", ordering="member__title")
    def member_name(self, row: Membership) -> str:
        return row.member_name
