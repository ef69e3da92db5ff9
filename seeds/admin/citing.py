"""The form of a fact whose source may be found, or added in the same form: passage and document.

Everything is checked together and saved together, so a bad new document saves nothing.
"""

from collections.abc import Set
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminRadioSelect
from django.core.exceptions import ValidationError

from libs.backoffice.find_field import FindOrLookUp
from libs.backoffice.forms import TrackerForm
from libs.ingest.dates import ASKED
from libs.vaguedates.words import understand
from seeds.actions import source_problems
from seeds.adding_sources import check_source
from seeds.admin.source_fieldsets import (
    DATES,
    DOCUMENT,
    FIELDS_WITH_USUAL_VALUES,
    FOUND,
    OF_DOCUMENT,
    OF_PASSAGE,
    PASSAGE,
    SOURCES,
    VAGUE,
    field_of,
)
from seeds.models import Document, Passage


class CitingForm(TrackerForm):
    """Finds the passage that says so, or makes it, and its document, from what was typed."""

    may_add_source = True

    source = forms.ChoiceField(
        choices=SOURCES,
        initial=FOUND,
        required=False,
        widget=AdminRadioSelect(attrs={"class": "radiolist"}),
    )
    passage_document = forms.ModelChoiceField(
        Document.objects.all(),
        required=False,
        label="Document",
        widget=FindOrLookUp(Passage._meta.get_field("document"), admin.site),
    )
    document_address = field_of(Document, "address", help_text="The publisher's own page.")
    document_title = field_of(Document, "title")
    document_short_title = field_of(Document, "short_title")
    document_publisher = field_of(Document, "publisher")
    document_author = field_of(Document, "author", help_text="Where it is not the publisher.")
    document_kind = field_of(Document, "kind")
    document_authority = field_of(Document, "authority", label="Who says it", help_text="")
    document_licence = field_of(Document, "licence", help_text="As the publisher states it.")
    document_published_words = field_of(
        Document,
        "published_words",
        label="Published",
        help_text="In plain words. Leave empty if it is the day that you gave as known on.",
    )
    document_published_edtf = field_of(
        Document,
        "published_edtf",
        label="Published, as read",
        help_text="Leave empty to have it read for you.",
    )
    document_speaks_for_words = field_of(
        Document,
        "speaks_for_words",
        label="Describes",
        help_text="The time that it describes. Leave empty if that is when it was published.",
    )
    document_speaks_for_edtf = field_of(
        Document,
        "speaks_for_edtf",
        label="Describes, as read",
        help_text="Leave empty to have it read for you.",
    )
    passage_heading_path = field_of(Passage, "heading_path", label="Heading")
    passage_opening = field_of(Passage, "opening")
    passage_closing = field_of(Passage, "closing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS_WITH_USUAL_VALUES:
            self.fields[f"document_{name}"].widget.attrs |= {"list": f"usual-{name}"}
        if not self.may_add_source:
            self.fields["source"].choices = SOURCES[:1]  # type: ignore[attr-defined]
            self.fields["source"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        chosen = given.get("source") or FOUND
        self._refuse_what_is_not_chosen(chosen)
        if chosen != FOUND:
            self._build_source(chosen)
        problems = source_problems(
            given.get("basis", ""), given.get("passage"), given.get("reason", "")
        )
        for name, message in problems.items():
            if name != "passage" or chosen == FOUND:
                self.add_once(name, message)
        return given

    def _build_source(self, chosen: str) -> None:
        """Makes the passage of what was typed; it is checked with the fact, and saved with it."""
        given = self.cleaned_data
        document: Document | None = given.get("passage_document")
        if chosen == DOCUMENT:
            columns = (*OF_DOCUMENT, *(f"{date}_{part}" for date in DATES for part in VAGUE))
            self._ask_for_readings()
            document = Document(**{name: given.get(f"document_{name}") or "" for name in columns})
        elif document is None:
            self.add_once("passage_document", "Find the document that the passage is in.")
            return
        words = {name: given.get(f"passage_{name}") or "" for name in OF_PASSAGE}
        passage = Passage(document=document, **words)
        try:
            check_source(passage, given.get("known_on"))
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                if name.replace("_words", "_edtf") not in self.errors:
                    self.add_once(name if name in self.fields else "source", messages[0])
        if not self.errors:
            given["passage"] = passage

    def _ask_for_readings(self) -> None:
        """Of dates that can be read in several ways one is chosen, in words and not in codes."""
        given = self.cleaned_data
        for date in DATES:
            words, edtf = f"document_{date}_words", f"document_{date}_edtf"
            day = given.get("known_on")
            if day and given.get(words) and not given.get(edtf):
                choices = understand(given[words], day).choices
                if choices:
                    self._offer(edtf, choices)
                    self.add_once(edtf, f"“{given[words]}”: {ASKED}")

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's
        return excluded | self.unsaved

    @property
    def unsaved(self) -> Set[str]:  # type: ignore[override]  # worked out, never set
        """The passage, while it is new: also where its own boxes are wrong, and nothing is made."""
        given = getattr(self, "cleaned_data", {})
        passage = given.get("passage")
        is_new = passage is not None and passage.pk is None
        return {"passage"} if is_new or given.get("source") in {PASSAGE, DOCUMENT} else set()

    def _refuse_what_is_not_chosen(self, chosen: str) -> None:
        """What was typed in a part that is not chosen is neither taken nor dropped in silence."""
        parts = {
            FOUND: ["passage"],
            PASSAGE: ["passage_document"],
            DOCUMENT: [f"document_{name}" for name in OF_DOCUMENT],
        }
        for part, names in parts.items():
            for name in names:
                if part != chosen and self.cleaned_data.get(name):
                    self.add_once(name, f"Empty this, or choose “{dict(SOURCES)[part]}” above.")
        if chosen == FOUND and any(self.cleaned_data.get(f"passage_{one}") for one in OF_PASSAGE):
            self.add_once("passage_heading_path", "Choose above whose new passage this is.")

    def add_once(self, name: str, message: str) -> None:
        """One error a field: the first says what to do."""
        if name not in self.errors:
            self.add_error(name, message)
