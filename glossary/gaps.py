"""The gaps in the glossary: words that our texts use unexplained, and terms that none uses."""

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
    """`undefined` has words and how often our texts use them, `unused` terms that none uses."""

    undefined: tuple[tuple[str, int], ...]
    unused: tuple[str, ...]


def find_gaps(newest: int | None = None) -> Gaps:
    """Find the gaps; reads every public text once, or of each kind so many of the newest."""
    used = count_words(public_texts(newest))
    forms: dict[str, set[str]] = {}
    explained: set[str] = set()
    for term in Term.objects.prefetch_related("senses"):
        spellings = {term.text, *split_list(term.other_spellings, ",")}
        forms[term.text] = {form.casefold() for word in spellings for form in (word, f"{word}s")}
        if term.senses.all():
            explained |= forms[term.text]
    undefined = [(word, count) for word, count in used.items() if word.casefold() not in explained]
    used_words = {word.casefold() for word in used}
    return Gaps(
        undefined=tuple(sorted(undefined, key=lambda item: (-item[1], item[0]))),
        unused=tuple(text for text, own in sorted(forms.items()) if not own & used_words),
    )


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words with two capitals: count_words(["An EHCP"]) == {"EHCP": 1}."""
    return Counter(word for text in texts if text for word in _WORD.findall(text))
