"""“Checked, no change” against what is kept of the document's words.

A check that finds nothing is refused where the document names the reform near a word of progress
and something of the reform is still open, unless the note says why nothing changed.
"""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.text import Truncator

from reforms.doubts import names_of
from reforms.mentions import find_mention
from reforms.models import Milestone, Reform, Update
from seeds.kept_text import KeptText, kept_texts, words_of
from seeds.models import Passage

MOST = 3
"""How many reforms a refusal names; the editor looks at the document anyway."""


def refuse_unread(
    reforms: Iterable[Reform], passage: Passage | None, known_on: date, note: str
) -> None:
    """Raises ValidationError, at `note`, where the document speaks of progress and nothing is said.

    Nothing is asked without a document, or where the note says why. The queries are those of
    kept_texts and two more, however many the reforms are.
    """
    if passage is None or note.strip():
        return
    open_ones = _with_open_milestone(reforms, known_on)
    if not open_ones:
        return
    text = _kept_of(passage, known_on)
    names = names_of((reform.pk for reform in open_ones), known_on)
    told = [
        f"of “{reform.title}”: “{Truncator(found.text).chars(160)}”"
        for reform in open_ones
        if (found := find_mention(text.besides(reform), names[reform.pk]))
    ]
    if told:
        others = f", and of {len(told) - MOST} more" if len(told) > MOST else ""
        raise ValidationError(
            {
                "note": f"What is kept of this document speaks {'; '.join(told[:MOST])}{others}. "
                "Record what it says, or say in the note why nothing changed."
            }
        )


def _with_open_milestone(reforms: Iterable[Reform], day: date) -> list[Reform]:
    """The reforms with a milestone of which no outcome was known by the day."""
    rows = list(reforms)
    told = Update.objects.known_by(day).filter(kind=Update.Kind.OUTCOME, milestone=OuterRef("pk"))
    still_open = Milestone.objects.filter(~Exists(told), reform__in=rows)
    ids = set(still_open.values_list("reform", flat=True))
    return [reform for reform in rows if reform.pk in ids]


def _kept_of(passage: Passage, day: date) -> KeptText:
    """The words of the passage's document; of a new one, those that were typed."""
    document = passage.document
    kept = [] if document._state.adding else kept_texts(day, document)
    text = kept[0] if kept else KeptText(document.slug, None)
    if passage._state.adding:
        text.words.append(words_of(passage))
    return text
