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
from django.db.models import Count
from django.utils.text import slugify

from seeds.admin.finding import FindOrLookUp
from seeds.admin.forms import TrackerForm
from seeds.models import Basis, Document, Passage
from seeds.words import understand

FOUND, PASSAGE, DOCUMENT = "found", "passage", "document"
SOURCES = [
    (FOUND, "a passage that is here already"),
    (PASSAGE, "a new passage of a document that is here"),
    (DOCUMENT, "a new document"),
]
NEEDED = ["title", "short_title", "publisher", "kind", "authority", "licence"]
OF_DOCUMENT = ["address", *NEEDED, "author"]
DATES = ["published", "speaks_for"]
OF_PASSAGE = ["heading_path", "opening", "closing"]

WHOLE = {"document": "document_published_words", "passage": "passage_closing"}
"""Where it is said that the columns of a row do not go together."""

SAID = {Basis.STATED, Basis.REPORTED}
USUAL = ["publisher", "licence"]
MOST_USUAL = 20

SOURCE_ROWS: list[Any] = [
    ("Where it says so", {"fields": ["source"]}),
    (None, {"fields": ["passage"], "classes": ["when-source-found"]}),
    (None, {"fields": ["passage_document"], "classes": ["when-source-passage"]}),
    (
        "The document",
        {
            "fields": [
                *("document_address", "document_title", "document_short_title"),
                *("document_publisher", "document_licence"),
                ("document_kind", "document_authority"),
                "document_published_words",
            ],
            "classes": ["when-source-document"],
        },
    ),
    (
        "More of the document",
        {
            "fields": [
                *("document_author", "document_published_edtf"),
                *("document_speaks_for_words", "document_speaks_for_edtf"),
            ],
            "classes": ["when-source-document", "collapse"],
        },
    ),
    (
        "The passage in it",
        {
            "fields": [f"passage_{name}" for name in OF_PASSAGE],
            "description": "Enough words to find the place, never its sentences.",
            "classes": ["when-source-passage", "when-source-document"],
        },
    ),
]
"""The rows of the source; `when-FIELD-VALUE` shows them only with that choice, given scripts."""


def _field_of(model: type[models.Model], name: str, **changes: Any) -> Any:
    """A column's own form field, asked for only where a new row is wanted."""
    column: Any = model._meta.get_field(name)
    if isinstance(column, models.URLField):
        changes["assume_scheme"] = "https"
    return column.formfield(**({"required": False} | changes))


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
    document_address = _field_of(Document, "address", help_text="The publisher's own page.")
    document_title = _field_of(Document, "title")
    document_short_title = _field_of(Document, "short_title")
    document_publisher = _field_of(Document, "publisher")
    document_author = _field_of(Document, "author", help_text="Where it is not the publisher.")
    document_kind = _field_of(Document, "kind")
    document_authority = _field_of(Document, "authority", label="Whose word", help_text="")
    document_licence = _field_of(Document, "licence", help_text="As the publisher states it.")
    document_published_words = _field_of(
        Document,
        "published_words",
        label="Published",
        help_text="In plain words. Empty: on the day that you gave as known on.",
    )
    document_published_edtf = _field_of(
        Document, "published_edtf", label="Published, as read", help_text="Empty: read for you."
    )
    document_speaks_for_words = _field_of(
        Document,
        "speaks_for_words",
        label="Speaks for",
        help_text="The time that it describes. Empty: when it was published.",
    )
    document_speaks_for_edtf = _field_of(
        Document, "speaks_for_edtf", label="Speaks for, as read", help_text="Empty: read for you."
    )
    passage_heading_path = _field_of(Passage, "heading_path", label="Heading")
    passage_opening = _field_of(Passage, "opening")
    passage_closing = _field_of(Passage, "closing")

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

    def save_source(self) -> None:
        """Saves the passage, and the document, that were added in place; before the fact itself."""
        passage = self.instance.passage
        if passage is None or passage.pk:
            return
        if passage.document.pk is None:
            passage.document.save()
        passage.save()

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | self.unsaved  # type: ignore[misc]  # Django's

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
            self._read_date(document, date)
        same = Document.objects.filter(address=values["address"]).exclude(address="").first()
        if same:
            self.add_once("document_address", f"That document is here already: {same}.")
        self._check(document, "document", exclude=set())
        return document

    def _read_date(self, document: Document, date: str) -> None:
        """The words and reading of a date; left empty, the other's, or the day of the fact."""
        words, edtf = (
            self.cleaned_data.get(f"document_{date}_{part}") or "" for part in ("words", "edtf")
        )
        known_on = self.cleaned_data.get("known_on")
        if not words and not edtf:
            is_first = date == DATES[0]
            words = f"{known_on:%-d %B %Y}" if is_first and known_on else document.published_words
            edtf = known_on.isoformat() if is_first and known_on else document.published_edtf
        elif words and not edtf and known_on:
            understood = understand(words, known_on)
            edtf = understood.edtf
            if not edtf:
                ways = "; ".join(f"{one.label}: {one.edtf}" for one in understood.choices)
                told = f"{understood.sentence} Write the reading below. {ways}".strip()
                self.add_once(f"document_{date}_words", told)
        setattr(document, f"{date}_words", words or edtf)
        setattr(document, f"{date}_edtf", edtf)

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


def usual(name: str) -> list[str]:
    """What most documents have in a column, to choose from while typing. One query."""
    counted = Document.objects.values(name).annotate(times=Count("pk")).order_by("-times", name)
    return [row[name] for row in counted[:MOST_USUAL]]


def _free_slug(title: str) -> str:
    """A slug that no document has yet, from the title that citations use."""
    stem = slugify(title)[:70] or "document"
    taken = set(Document.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
