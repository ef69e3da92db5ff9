"""What the glossary lacks: words that texts use unexplained, and words that no text uses."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from glossary.models import Term
from glossary.uses import public_texts
from glossary.vocabulary import split_list

_WORD = re.compile(r"(?<![\w.])[A-Z][a-z]*[A-Z][A-Za-z]*(?![\w])")


@dataclass(frozen=True, slots=True)
class Gaps:
    """`undefined`: words and how often texts use them. `unused`: words that no text has."""

    undefined: tuple[tuple[str, int], ...]
    unused: tuple[str, ...]


def find_gaps() -> Gaps:
    """Reads every public text once."""
    used = count_words(public_texts())
    forms: dict[str, set[str]] = {}
    explained: set[str] = set()
    for term in Term.objects.prefetch_related("senses"):
        spellings = {term.text, *split_list(term.other_spellings, ",")}
        forms[term.text] = {form.casefold() for word in spellings for form in (word, f"{word}s")}
        if term.senses.all():
            explained |= forms[term.text]
    undefined = [(word, count) for word, count in used.items() if word.casefold() not in explained]
    met = {word.casefold() for word in used}
    return Gaps(
        undefined=tuple(sorted(undefined, key=lambda item: (-item[1], item[0]))),
        unused=tuple(text for text, written in sorted(forms.items()) if not written & met),
    )


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word with two capitals is used."""
    return Counter(word for text in texts if text for word in _WORD.findall(text))
