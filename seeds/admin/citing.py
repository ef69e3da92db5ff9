"""The form of a fact whose source may be found, or added in the same form: passage and document.

Everything is checked together and saved together, so a bad new document saves nothing.
"""

from collections.abc import Set
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminRadioSelect
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import slugify

from libs.backoffice.find_field import FindOrLookUp
from libs.backoffice.forms import TrackerForm
from libs.vaguedates.printing import print_day
from libs.vaguedates.vague_date import VagueDate
from libs.vaguedates.words import understand
from seeds.admin.source_fieldsets import (
    DATES,
    DOCUMENT,
    FOUND,
    NEEDED,
    OF_DOCUMENT,
    OF_PASSAGE,
    PASSAGE,
    SOURCES,
    USUAL,
    field_of,
)
from seeds.models import Basis, Document, Passage

WHOLE = {"document": "document_published_words", "passage": "passage_closing"}
"""Where it is said that the columns of a row do not go together."""

SAID = {Basis.STATED, Basis.REPORTED}


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
    document_authority = field_of(Document, "authority", label="Whose word", help_text="")
    document_licence = field_of(Document, "licence", help_text="As the publisher states it.")
    document_published_words = field_of(
        Document,
        "published_words",
        label="Published",
        help_text="In plain words. Empty: on the day that you gave as known on.",
    )
    document_published_edtf = field_of(
        Document, "published_edtf", label="Published, as read", help_text="Empty: read for you."
    )
    document_speaks_for_words = field_of(
        Document,
        "speaks_for_words",
        label="Speaks for",
        help_text="The time that it describes. Empty: when it was published.",
    )
    document_speaks_for_edtf = field_of(
        Document, "speaks_for_edtf", label="Speaks for, as read", help_text="Empty: read for you."
    )
    passage_heading_path = field_of(Passage, "heading_path", label="Heading")
    passage_opening = field_of(Passage, "opening")
    passage_closing = field_of(Passage, "closing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in USUAL:
            self.fields[f"document_{name}"].widget.attrs |= {"list": f"usual-{name}"}
        if not self.may_add_source:
            self.fields["source"].choices = SOURCES[:1]  # type: ignore[attr-defined]
            self.fields["source"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        chosen = given.get("source") or FOUND
        if given.get("basis") == Basis.INFERRED and not given.get("reason"):
            self.add_once("reason", "Say why it is inferred.")
        self._refuse_what_is_not_chosen(chosen)
        if chosen == PASSAGE and not given.get("passage_document"):
            self.add_once("passage_document", "Find the document that the passage is in.")
        document = self._document() if chosen == DOCUMENT else given.get("passage_document")
        if chosen != FOUND and document:
            passage = self._passage(document)
            if not self.errors:
                # Not saved yet: the fact is checked with it, and saved after it.
                given["passage"] = passage
        if given.get("basis") in SAID and chosen == FOUND and not given.get("passage"):
            self.add_once("passage", "Name the passage that says so, or mark it as inferred.")
        return given

    def save_source(self) -> list[models.Model]:
        """Saves the document and passage that were added in place, before the fact itself."""
        passage = self.instance.passage
        added = [row for row in (passage.document, passage) if row.pk is None] if passage else []
        for row in added:
            row.save()
        return added

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's
        return excluded | self.unsaved

    @property
    def unsaved(self) -> Set[str]:  # type: ignore[override]  # worked out, never set
        """The passage, while it is new."""
        passage = getattr(self, "cleaned_data", {}).get("passage")
        return {"passage"} if passage is not None and passage.pk is None else set()

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

    def _document(self) -> Document:
        values = {name: self.cleaned_data.get(f"document_{name}") or "" for name in OF_DOCUMENT}
        document = Document(**values, slug=_free_slug(values["short_title"]))
        for name in NEEDED:
            if not values[name]:
                self.add_once(f"document_{name}", "A new document needs this.")
        for date in DATES:
            setattr(document, date, self._read_date(document, date))
        same = Document.objects.filter(address=values["address"]).exclude(address="").first()
        if same:
            self.add_once("document_address", f"That document is here already: {same}.")
        self._check(document, "document", exclude=set())
        return document

    def _read_date(self, document: Document, date: str) -> VagueDate:
        """A date as typed; left empty, when it was published, or else the day of the fact."""
        words, edtf = (
            self.cleaned_data.get(f"document_{date}_{part}") or "" for part in ("words", "edtf")
        )
        known_on = self.cleaned_data.get("known_on")
        if words and not edtf and known_on:
            understood = understand(words, known_on)
            edtf = understood.edtf
            if not edtf:
                ways = "; ".join(f"{one.label}: {one.edtf}" for one in understood.choices)
                told = f"{understood.sentence} Write the reading below. {ways}".strip()
                self.add_once(f"document_{date}_words", told)
        elif known_on and not edtf:
            on_the_day = VagueDate(print_day(known_on), known_on.isoformat())
            return document.published or on_the_day
        return VagueDate(words or edtf, edtf)

    def _passage(self, document: Document) -> Passage:
        values = {name: self.cleaned_data.get(f"passage_{name}") or "" for name in OF_PASSAGE}
        passage = Passage(document=document, **values)
        if not any(values.values()):
            told = "Say where it stands: its heading, or its first and last words."
            self.add_once("passage_heading_path", told)
        self._check(passage, "passage", exclude={"document"})
        return passage

    def _check(self, row: models.Model, prefix: str, exclude: set[str]) -> None:
        """What the row's own rules find wrong, said at the fields that it was typed in."""
        try:
            row.full_clean(exclude=exclude)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                where = WHOLE[prefix] if name == NON_FIELD_ERRORS else f"{prefix}_{name}"
                for message in messages:
                    self.add_once(where if where in self.fields else "source", message)

    def add_once(self, name: str, message: str) -> None:
        """One error a field: the first says what to do."""
        if name not in self.errors:
            self.add_error(name, message)


def _free_slug(title: str) -> str:
    """A slug that no document has yet, from the title that citations use."""
    stem = slugify(title)[:70] or "document"
    taken = set(Document.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
