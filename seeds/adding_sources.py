"""Adding the document and the passage that a fact is cited from; seeds.actions saves the fact."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.text import slugify

from libs.backoffice.editing.versions import keep
from libs.ingest.saving import save_checked
from libs.vaguedates.printing import print_day
from libs.vaguedates.vague_date import NotVagueDate, VagueDate, window_of
from libs.vaguedates.words import understand
from seeds.models import Document, Passage
from seeds.same_document import document_at

DOCUMENT_NEEDS = ("title", "short_title", "publisher", "kind", "authority", "licence")
"""What must be given of a new document; the rest is worked out or may stay empty."""


def add_source(
    passage: Passage,
    *,
    by: User | None,
    counted_from: date | None = None,
    comment: str = "Added.",
) -> Passage:
    """Save a passage and its document, as far as they are new.

        add_source(Passage(document=Document(title="A plan", …), heading_path="Part one"), by=user)

    See `check_source` for what a new document may leave out.
    """
    added = unsaved_rows(passage)
    if added:
        check_source(passage, counted_from)
        with transaction.atomic():
            for row in added:
                save_checked(row)
            keep(added, by, comment)
    return passage


def check_source(passage: Passage, counted_from: date | None) -> None:
    """Complete and check a new passage, and its document if that is new; neither is saved.

    The document gets a slug from its short title, and readings of the dates that it gives in
    words, counted from the day `counted_from`. Without dates it was published on that day and
    speaks for it. Raises ValidationError by names such as `document_title` and `passage_opening`.
    """
    problems: dict[str, str] = {}
    document = passage.document
    if document._state.adding:
        _complete(document, counted_from, problems)
        with _problems_as("document", problems, whole="published_words"):
            document.full_clean()
    if not (passage.heading_path or passage.opening or passage.closing):
        problems["passage_heading_path"] = (
            "Say where the passage is: give its heading, or its first and last words."
        )
    with _problems_as("passage", problems, whole="closing"):
        passage.full_clean(exclude={"document"})
    if problems:
        raise ValidationError(problems)


def still_to_come(published: str, today: date) -> str:
    """What is wrong with a day of publication that has not come, "" for nothing: nobody read it."""
    try:
        first = window_of(published).earliest
    except NotVagueDate:
        return ""
    return (
        f"{print_day(first)} has not come yet: check the year." if first and first > today else ""
    )


def unsaved_rows(passage: Passage | None) -> list[models.Model]:
    """The passage and its document, as far as they are new, in the order to save them."""
    return [row for row in (passage.document, passage) if row._state.adding] if passage else []


def _complete(document: Document, counted_from: date | None, problems: dict[str, str]) -> None:
    """Fills in what a new document leaves out, and says what nobody can fill in."""
    document.slug = document.slug or _free_slug(document.short_title)
    for name in DOCUMENT_NEEDS:
        if not getattr(document, name):
            problems[f"document_{name}"] = "A new document needs this."
    if same := document_at(document.address):
        problems["document_address"] = f"This document is already here: {same}."
    for name in ("published", "speaks_for"):
        given: VagueDate = getattr(document, name)
        if given.words and not given.edtf and counted_from:
            understood = understand(given.words, counted_from)
            if not understood.edtf:
                ways = "; ".join(f"{one.label}: {one.edtf}" for one in understood.choices)
                problems[f"document_{name}_words"] = (
                    f"{understood.sentence} Write the reading below. {ways}".strip()
                )
            given = VagueDate(given.words, understood.edtf)
        elif not given.edtf and counted_from:
            on_the_day = VagueDate(print_day(counted_from), counted_from.isoformat())
            given = document.published or on_the_day
        setattr(document, name, VagueDate(given.words or given.edtf, given.edtf))


@contextmanager
def _problems_as(prefix: str, problems: dict[str, str], *, whole: str) -> Iterator[None]:
    """Adds what Django finds wrong to `problems`; of the row as a whole, at its column `whole`."""
    try:
        yield
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            column = whole if name == NON_FIELD_ERRORS else name
            problems.setdefault(f"{prefix}_{column}", messages[0])


def _free_slug(title: str) -> str:
    """A slug that no document has yet, from the title that citations use."""
    stem = slugify(title)[:70] or "document"
    taken = set(Document.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{stem}-{n}") not in taken)
