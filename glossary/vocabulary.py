"""What a look-up in the glossary searches: an index of the terms known on a day."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Coalesce

from glossary.models import Meaning, Sense, Term
from libs.pagememo.readings import once_a_version
from libs.search.index import Index, SearchItem, build_index
from libs.search.snapshot import join_rows, split_rows

OWN_TERM_WEIGHT = 10
"""How many published lists a document's own term is worth when two terms match equally well."""


@once_a_version(most=4)
def known_index(day: date) -> Index:
    """Return the index of the terms known by `day`. Four queries, none until something changes."""
    return build_index(known_items(day))


@once_a_version(most=4)
def known_items(day: date) -> tuple[SearchItem, ...]:
    """Return the terms known by `day`, to be searched. Four queries."""
    used = Term.used_in.through.objects.filter(passage__document__published_latest__lte=day)
    listed = Sense.lists.through.objects.filter(wordlist__read_on__lte=day)
    fields = "term_id", "position", "pk", "origin", "expansion", "other_wordings", "plain"
    newest = Meaning.objects.known_by(day).filter(
        Q(sense=OuterRef("pk")) | Q(sense__corrected_by=OuterRef("pk"))
    )
    text = Subquery(newest.order_by("-known_on", "-pk").values("text")[:1])
    plain = Coalesce(text, F("meaning"), output_field=TextField())
    return _items(
        join_rows(Term.objects.all(), "text", "pk", "slug", "other_spellings"),
        join_rows(Sense.objects.known_by(day).annotate(plain=plain), *fields),
        join_rows(used, "term_id"),
        join_rows(listed, "sense_id"),
    )


def _items(terms: str, senses: str, used: str, listed: str) -> tuple[SearchItem, ...]:
    list_counts = Counter(sense for (sense,) in split_rows(listed, 1))
    used_terms = {term for (term,) in split_rows(used, 1)}
    senses_by_term: dict[str, list[tuple[int, int, str, tuple[str, ...], str]]] = defaultdict(list)
    for term, position, pk, origin, expansion, others, meaning in split_rows(senses, 7):
        names = wordings(expansion, others)
        senses_by_term[term].append((int(position), list_counts[pk], origin, names, meaning))
    items = []
    for text, term, slug, spellings in split_rows(terms, 4):
        if term not in senses_by_term and term not in used_terms:
            continue
        of_term = sorted(senses_by_term[term])
        is_own = term in used_terms or any(row[2] != Sense.Origin.OUTSIDE for row in of_term)
        items.append(
            SearchItem(
                key=slug,
                text=text,
                spellings=split_list(spellings, ","),
                expansions=tuple(name for row in of_term for name in row[3]),
                meanings=tuple(row[4] for row in of_term for _ in row[3]),
                weight=OWN_TERM_WEIGHT * is_own + sum(row[1] for row in of_term),
            )
        )
    return tuple(items)


def wordings(expansion: str, others: str) -> tuple[str, ...]:
    """Return an expansion and its other wordings, which `others` has between semicolons."""
    return (expansion, *split_list(others, ";"))


def split_list(text: str, separator: str) -> tuple[str, ...]:
    """Return the parts of a text, without white space around them: "DFE, D.f.E." has two."""
    return tuple(part.strip() for part in text.split(separator) if part.strip())
