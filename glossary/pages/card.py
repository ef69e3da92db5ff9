"""The card of a term: what other sites show of its page."""

from django.shortcuts import get_object_or_404

from glossary.models import Term
from glossary.pages.known import build_known, with_what_was_known
from libs.days import Day
from libs.drawings.card import Card


def term_card(day: Day, slug: str) -> Card:
    """What a term stands for on a day; Http404 where it was not used by then. Seven queries."""
    row = get_object_or_404(with_what_was_known(Term.objects.known_by(day.on), day), slug=slug)
    term = build_known(row, day.on)
    expansions = "; or ".join(sense.expansion for sense in term.common)
    meaning = next((sense.meaning for sense in term.common if sense.meaning), "")
    return Card(
        kind="Glossary",
        title=term.text,
        line=f"{expansions}. {meaning}".strip(". ") if expansions else "Used, but not explained.",
        day=f"As known on {day.label}",
    )
