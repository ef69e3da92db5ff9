"""Documents, the passages in them, and caveats with their readings."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html

from libs.backoffice.base import KEY_FIELDSET, TrackerAdmin
from libs.backoffice.editing.forms import EditForm
from libs.backoffice.filters import Chosen
from libs.backoffice.panels import Panel
from libs.backoffice.vague_dates import bounds, vague_date_rows
from seeds.adding_sources import still_to_come
from seeds.admin.checks import say_check
from seeds.admin.facts import SOURCE_FIELDSET, FactAdmin
from seeds.models import Caveat, Document, Passage, Reading
from seeds.same_document import document_at

ASK_A_PUBLISHER = (
    "Is something wrong here? Ask a publisher to change it: every fact that cites a document moves "
    "with it. Passages you can change yourself."
)

published = bounds("published", "published on or between")
speaks_for = bounds("speaks_for", "describes the days")


class DocumentForm(EditForm):
    """A document; a new one whose address is here already is refused, and the other named.

    A new one describes the time of its publication, where nothing else is typed.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "speaks_for_words" in self.fields:
            self.fields["speaks_for_words"].required = False

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        self._refuse_what_is_to_come(given)
        if self.instance.pk is None and not given.get("speaks_for_words"):
            for part in ("words", "edtf"):
                given[f"speaks_for_{part}"] = given.get(f"published_{part}", "")
        address = given.get("address") or ""
        replaced = given.get("replaces")
        is_new = self.instance.pk is None and not replaced
        if is_new and (same := document_at(address)):
            self.add_error("address", f"This document is already here: {same}.")
        return given

    def _refuse_what_is_to_come(self, given: dict[str, Any]) -> None:
        """Nobody has read what is not published yet; a slip in the year looks so."""
        if told := still_to_come(given.get("published_edtf") or "", timezone.localdate()):
            self.add_error("published_words", told)


@admin.register(Document)
class DocumentAdmin(TrackerAdmin):
    form = DocumentForm
    name_column = "slug"
    list_display = [
        "short_title",
        "kind",
        "authority",
        "publisher",
        "published_words",
        published,
    ]
    list_filter = ["kind", "authority"]
    search_fields = ["short_title", "title", "slug", "publisher", "address"]
    date_hierarchy = "published_earliest"
    prepopulated_fields = {"slug": ["short_title"]}
    readonly_fields = [published, speaks_for]
    fieldsets = [
        (None, {"fields": ["title", "short_title", "slug"]}),
        (
            "Who says it",
            {"fields": ["author", "publisher", "kind", "authority", "replaces"]},
        ),
        (
            "Its two dates",
            {
                "fields": [
                    *vague_date_rows("published", published),
                    *vague_date_rows("speaks_for", speaks_for),
                ],
                "description": (
                    "In the words of the document. It may describe one month and be published "
                    "in another: keep both."
                ),
            },
        ),
        ("Where it is", {"fields": ["address", "licence", "file_name"]}),
        ("For readers", {"fields": ["note", "caveats"]}),
    ]
    help_texts = {
        "slug": "Its name in web addresses. Others link to it: choose it once.",
        "speaks_for_words": "The time it describes, as it says itself: July 2023. Empty in a new "
        "document: when it was published.",
        "file_name": "The name of its file among the copies of documents, where we hold one.",
        "author": "Who wrote it, where that is not the publisher.",
        "address": "The publisher's own page. Passage links open there.",
        "licence": "As the publisher states it, for example: Open Government Licence v3.0.",
        "note": "What readers should know about it, in our own words.",
        "caveats": "Points to note about the whole document.",
    }
    panels = (
        Panel(
            title="Passages",
            model=Passage,
            by="document",
            headings=("Heading", "First words", "Last words"),
            cells=lambda row: (row.heading or "(no heading)", row.opening, row.closing),
            add="Add a passage",
            every="All its passages",
            order=("-pk",),
        ),
    )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context["original"]
        may_add = self.has_add_permission(request)
        if row and may_add and not self.has_change_permission(request, row):
            self.message_user(request, ASK_A_PUBLISHER, messages.INFO)
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Passage)
class PassageAdmin(TrackerAdmin):
    name_column = "key"
    fetched = ("document", "last_check")
    list_display = ["place", "document", "opening", "closing"]
    list_filter = [("document", Chosen)]
    search_fields = [
        "heading_path",
        "opening",
        "document__short_title",
        "document__slug",
        "key",
    ]
    readonly_fields = ["publishers_page", "checked"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("document", "heading_path", "opening", "closing", "replaces"),
                    *("publishers_page", "checked"),
                ],
                "description": (
                    "Enough words to find the place, never its sentences: those are the "
                    "publisher's. The start page can look for them in the texts kept here."
                ),
            },
        ),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {
        "key": "The passage’s name in web addresses. Choose it once.",
    }

    @admin.display(description="heading", ordering="heading_path")
    def place(self, row: Passage) -> str:
        return row.heading or row.place

    @admin.display(description="publisher's page")
    def publishers_page(self, row: Passage) -> str:
        if row.pk is None or not row.published_address:
            return "shown once it is saved" if row.pk is None else "the document has no address"
        return format_html('<a href="{0}">{0}</a>', row.published_address)

    @admin.display(description="last check")
    def checked(self, row: Passage) -> str:
        return say_check(getattr(row, "last_check", None))


@admin.register(Caveat)
class CaveatAdmin(TrackerAdmin):
    name_column = "key"
    list_display = ["title", "kind", "grade", "known_on", "place"]
    list_filter = ["kind", "grade", "place"]
    search_fields = ["title", "text", "key"]
    date_hierarchy = "known_on"
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "kind", "grade", "text", "known_on", "place"],
                "description": (
                    "Shown as 'Points to note' on the pages of the rows that name it. Readers "
                    "see each reading beside the others."
                ),
            },
        ),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {
        "title": "What is unclear, in a few words.",
        "key": "The caveat’s name in web addresses. Choose it once.",
    }
    panels = (
        Panel(
            title="Readings",
            model=Reading,
            by="caveat",
            headings=("What it says", "Source"),
            cells=lambda row: (row.says, str(row.passage or row.reason)),
            add="Add a reading",
            every="All its readings",
        ),
    )


@admin.register(Reading)
class ReadingAdmin(FactAdmin):
    position_within = ("caveat",)
    fetched = ("caveat", "passage__document")
    list_display = ["says", "caveat", "passage", "basis", "known_on"]
    list_filter = ["basis", ("caveat", Chosen)]
    search_fields = ["says", "reason", "caveat__title", "key"]
    fieldsets = [
        (
            None,
            {
                "fields": ["caveat", "says", "position"],
                "description": "One side of a caveat. Give each side its own reading.",
            },
        ),
        ("Who says so", SOURCE_FIELDSET),
        ("Its key", KEY_FIELDSET),
    ]
    help_texts = {
        "position": "Order among the readings; the lowest comes first.",
        "reason": "If we did not read the source, say where the reading comes from.",
        "key": "The reading’s name in tables. Choose it once.",
    }
