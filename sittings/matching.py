"""From a typed name to the reform, event, milestone or document that bears it: exact, or asked.

A name that only one row bears is that row. Anything else is asked about: the rows that have all of
its words, and then those that have some of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from glossary.models import Term
from partnerships.models import BodyName, DeliveryBody, LocalAuthority
from reforms.models import Event, Milestone, Reform, Update
from seeds.models import Document

MAX_NEAR = 6
NAMED: Mapping[type[Model], str] = {DeliveryBody: "title", LocalAuthority: "name", Term: "text"}
"""The column with our own name of a row."""
MIN_LETTERS = 3

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Match:
    """The row that bears a name, or those that resemble it, best first.

    `is_narrow` says that they have all of the words: a script may fill in the only one.
    """

    row: Any = None
    near: tuple[Any, ...] = ()
    is_narrow: bool = False


def value_of(row: Model) -> str:
    """How the form names a row: "reform-12"."""
    return f"{row._meta.model_name}-{row.pk}"


def folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def find_subject(typed: str, picked: str) -> Match:
    """The reform or event of a name, or of the one picked among those that were offered."""
    words = _words(typed)
    named = Update.objects.filter(_all_of(words, "name")).values("reform") if words else None
    rows: list[Any] = []
    by_title = Q(title__iexact=typed.strip()) | Q(slug=typed.strip())
    for model in (Reform, Event):
        asked = by_title | (_all_of(words, "title") if words else Q())
        if model is Reform and named is not None:
            asked |= Q(pk__in=named)
        rows += model._default_manager.filter(asked)[: MAX_NEAR * 4] if words else []
    if rows:
        return _choose(rows, typed, picked, is_narrow=True)
    some = [row for model in (Reform, Event) for row in _with_some(model, words)]
    return _choose(sorted(some, key=lambda row: -_shared(row, words)), typed, picked)


def find_reforms(typed: str, among: "QuerySet[Reform]") -> "QuerySet[Reform]":
    """The reforms with all of the words in their title, in a name of theirs, or in their strand."""
    words = _words(typed)
    if not words:
        return among.none()
    named = Update.objects.filter(_all_of(words, "name")).values("reform")
    fits = _all_of(words, "title") | _all_of(words, "strand__title") | Q(pk__in=named)
    return among.filter(fits).order_by("strand__position", "position", "slug")


def find_named(models: Sequence[type[Model]], typed: str, picked: str) -> Match:
    """The body, authority or term of a name: a title of ours, or what a source calls it.

    Two queries for each model.
    """
    words = _words(typed)
    if not words:
        return Match()
    found = [row for model in models for row in _named(model, typed, words)]
    if found:
        return _choose(found, typed, picked, is_narrow=True)
    return _choose(
        [row for model in models for row in _with_some(model, words)][:MAX_NEAR], typed, picked
    )


def _named(model: type[Model], typed: str, words: Sequence[str]) -> list[Model]:
    column = NAMED[model]
    asked = Q(**{f"{column}__iexact": typed.strip()}) | _all_of(words, column)
    if model is DeliveryBody:
        named = BodyName.objects.filter(_all_of(words, "name") | Q(abbreviation=typed.strip()))
        asked |= Q(pk__in=named.values("body"))
    elif model is LocalAuthority:
        asked |= _all_of(words, "other_names")
    return list(model._default_manager.filter(asked)[: MAX_NEAR * 4])


def find_milestone(typed: str, picked: str, milestones: Sequence[Milestone]) -> Match:
    """The milestone of a title among those of one reform. No query."""
    words = _words(typed)
    narrow = [one for one in milestones if all(word in folded(one.title) for word in words)]
    if narrow and words:
        return _choose(narrow, typed, picked, is_narrow=True, most=len(narrow))
    return _choose(list(milestones), typed, picked, most=len(milestones))


def find_document(typed: str, picked: str) -> Match:
    """The document of a title or of an address."""
    if "://" in typed or typed.startswith("www."):
        same = documents_at(typed)
        return Match(same[0] if len(same) == 1 else None, tuple(same[:MAX_NEAR]))
    words = _words(typed)
    if not words:
        return Match()
    asked = _all_of(words, "title") | _all_of(words, "short_title") | Q(slug=typed.strip())
    rows: list[Any] = list(Document.objects.filter(asked)[: MAX_NEAR * 4])
    if not rows:
        return _choose(list(_with_some(Document, words)), typed, picked)
    return _choose(rows, typed, picked, is_narrow=True)


def documents_at(address: str) -> list[Document]:
    """The documents at an address, whatever its scheme, last slash or place in the page."""
    core = _core(address)
    rows = Document.objects.filter(address__icontains=core) if core else Document.objects.none()
    return [row for row in rows if _core(row.address) == core]


def _core(address: str) -> str:
    bare = re.sub(r"^[a-z]+://(www\.)?|^www\.", "", address.strip().lower())
    return bare.partition("#")[0].rstrip("/")


def _choose(
    rows: list[Any], typed: str, picked: str, *, is_narrow: bool = False, most: int = MAX_NEAR
) -> Match:
    named = [row for row in rows if folded(typed) in _names(row)]
    if len(named) == 1:
        return Match(named[0])
    offered = (named or rows)[:most]
    chosen = next((row for row in offered if value_of(row) == picked), None)
    return Match(chosen, tuple(offered), is_narrow)


def _names(row: Any) -> set[str]:
    return {
        folded(text)
        for name in ("title", "short_title", "slug", "text", "name")
        if (text := _text(row, name))
    }


def _text(row: Any, name: str) -> str:
    return str(getattr(row, name, "") or "")


def _with_some(model: type[Model], words: Iterable[str]) -> "QuerySet[Any]":
    column, rows = NAMED.get(model, "title"), model._default_manager.all()
    asked = [Q(**{f"{column}__icontains": word}) for word in words if len(word) > MIN_LETTERS]
    return rows.filter(reduce(or_, asked))[:MAX_NEAR] if asked else rows.none()


def _shared(row: Any, words: Iterable[str]) -> int:
    return sum(word in folded(row.title) for word in words)


def _all_of(words: Sequence[str], column: str) -> Q:
    return reduce(and_, (Q(**{f"{column}__icontains": word}) for word in words))


def _words(typed: str) -> list[str]:
    """The words to look for; the shortest tell nothing unless there are no others."""
    every = re.findall(r"\w+", typed.casefold())[:12]
    return [word for word in every if len(word) >= MIN_LETTERS] or every
