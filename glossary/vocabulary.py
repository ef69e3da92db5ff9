"""Everything that a look-up searches: the words known on a day, indexed."""

from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache

from glossary.models import Sense, Term
from libs.search.index import Entry, Index, build_index
from libs.search.snapshot import join_rows, split_rows

OWN = 10
"""How many published lists a document's own word is worth when two words fit alike."""


def known_index(day: date) -> Index:
    """The words known by `day`, ready to be searched. Four queries."""
    used = Term.used_in.through.objects.filter(passage__document__published_latest__lte=day)
    listed = Sense.lists.through.objects.filter(wordlist__read_on__lte=day)
    fields = "term_id", "position", "pk", "origin", "expansion", "other_wordings", "meaning"
    return _index(
        join_rows(Term.objects.all(), "text", "pk", "slug", "other_spellings"),
        join_rows(Sense.objects.known_by(day), *fields),
        join_rows(used, "term_id"),
        join_rows(listed, "sense_id"),
    )


# What was read is itself the key: an index is used again only while every word is the same, so no
# worker can answer from an older one.
@lru_cache(maxsize=8)
def _index(terms: str, senses: str, used: str, listed: str) -> Index:
    counts = Counter(sense for (sense,) in split_rows(listed, 1))
    uses = {term for (term,) in split_rows(used, 1)}
    said: dict[str, list[tuple[int, int, str, tuple[str, ...], str]]] = defaultdict(list)
    for term, position, pk, origin, expansion, others, meaning in split_rows(senses, 7):
        names = wordings(expansion, others)
        said[term].append((int(position), counts[pk], origin, names, meaning))
    entries = []
    for text, term, slug, spellings in split_rows(terms, 4):
        if term not in said and term not in uses:
            continue
        of_term = sorted(said[term])
        is_own = term in uses or any(row[2] != Sense.Origin.OUTSIDE for row in of_term)
        entries.append(
            Entry(
                key=slug,
                text=text,
                spellings=split_list(spellings, ","),
                expansions=tuple(name for row in of_term for name in row[3]),
                meanings=tuple(row[4] for row in of_term for _ in row[3]),
                weight=OWN * is_own + sum(row[1] for row in of_term),
            )
        )
    return build_index(entries)


def wordings(expansion: str, others: str) -> tuple[str, ...]:
    """An expansion, and the same said in other words."""
    return (expansion, *split_list(others, ";"))


def split_list(text: str, between: str) -> tuple[str, ...]:
    """The parts of a text that stand between commas, or whatever it has instead."""
    return tuple(part.strip() for part in text.split(between) if part.strip())
