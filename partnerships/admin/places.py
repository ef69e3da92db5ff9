"""Admin pages of regions, local authorities and integrated care boards, and of their coverage."""

from django.contrib import admin

from libs.backoffice.base import KEY_FIELDSET, TrackerAdmin
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from partnerships.admin.bodies import dated_cells
from partnerships.models import (
    Coverage,
    IntegratedCareBoard,
    LocalAuthority,
    Region,
    Succession,
)
from seeds.admin.facts import SOURCE_FIELDSET, FactAdmin

CODE_HELP = "Its name in tables that are imported. Choose it once."
VALID_FROM_HELP = "Its first day. Leave empty if it is older than the codes."


@admin.register(Region)
class RegionAdmin(TrackerAdmin):
    name_column = "code"
    list_display = ["name", "code"]
    search_fields = ["name", "code", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "code"],
                "description": "Reference data: as the statistics authority codes it.",
            },
        ),
    ]
    help_texts = {"code": CODE_HELP, "slug": "Its name in web addresses."}
    panels = (
        Panel(
            title="Local authorities",
            model=LocalAuthority,
            by="region",
            headings=("Local authority", "Type"),
            cells=lambda row: (row.name, row.kind),
            add="Add a local authority",
            every="All its local authorities",
        ),
    )


@admin.register(LocalAuthority)
class LocalAuthorityAdmin(TrackerAdmin):
    name_column = "code"
    fetched = ("region",)
    list_display = ["name", "kind", "region", "code", "valid_from", "valid_to"]
    list_filter = [("region", Chosen), "kind"]
    search_fields = ["name", "other_names", "slug", "code", "dfe_code"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "other_names", "slug", "kind", "region"],
                "description": "Reference data; pages call it an area.",
            },
        ),
        ("Codes and days", {"fields": ["code", "dfe_code", "valid_from", "valid_to", "passage"]}),
        ("For readers", {"fields": ["caveats"]}),
    ]
    help_texts = {
        "slug": "Its name in web addresses. Do not change it: others link to it.",
        "caveats": "Points to note about this area.",
        "code": CODE_HELP,
        "valid_from": VALID_FROM_HELP,
        "passage": "Where its name, codes and region are from.",
    }
    panels = (
        Panel(
            title="Boards that cover it",
            model=Coverage,
            by="local_authority",
            headings=("Board", "Known on", "Source"),
            cells=lambda row: dated_cells(f"{row.board} ({row.get_extent_display()})", row),
            add="Add a board",
            every="All its boards",
        ),
    )


@admin.register(IntegratedCareBoard)
class IntegratedCareBoardAdmin(TrackerAdmin):
    name_column = "ods_code"
    list_display = ["name", "ods_code", "code", "valid_from", "valid_to"]
    search_fields = ["name", "ods_code", "code"]
    date_hierarchy = "valid_to"
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "ods_code", "code", "valid_from", "valid_to"],
                "description": "Reference data: as the NHS codes it.",
            },
        ),
    ]
    help_texts = {"ods_code": CODE_HELP, "valid_from": VALID_FROM_HELP}
    panels = (
        Panel(
            title="Authorities that it covers",
            model=Coverage,
            by="board",
            headings=("Local authority", "Known on", "Source"),
            cells=lambda row: dated_cells(
                f"{row.local_authority} ({row.get_extent_display()})", row
            ),
            add="Add an authority",
            every="All its authorities",
        ),
        Panel(
            title="What became of it",
            model=Succession,
            by="predecessor",
            headings=("Succession", "Known on", "Source"),
            cells=lambda row: dated_cells(f"{row.get_kind_display()} {row.successor}", row),
            add="Add a successor",
            every="All its successors",
        ),
        Panel(
            title="What it came from",
            model=Succession,
            by="successor",
            headings=("Succession", "Known on", "Source"),
            cells=lambda row: dated_cells(str(row), row),
            add="Add a predecessor",
            every="All its predecessors",
        ),
    )


@admin.register(Coverage)
class CoverageAdmin(FactAdmin):
    fetched = ("local_authority", "board", "passage__document")
    list_display = ["local_authority", "board", "extent", "basis", "known_on", "source"]
    list_filter = [("local_authority", Chosen), ("board", Chosen), "extent", "basis"]
    search_fields = ["local_authority__name", "board__name", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["local_authority", "board", "extent"],
                "description": "It is true for as long as both the authority and the board exist.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {"extent": "How much of the authority's area the board covers."}


@admin.register(Succession)
class SuccessionAdmin(FactAdmin):
    fetched = ("predecessor", "successor", "passage__document")
    list_display = ["predecessor", "kind", "successor", "on", "basis", "known_on", "source"]
    list_filter = [("predecessor", Chosen), ("successor", Chosen), "kind", "basis"]
    search_fields = ["predecessor__name", "successor__name", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["predecessor", "kind", "successor", "on"],
                "description": "Read it as a sentence: the first board merged into the other.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {"on": "The first day of the successor."}
