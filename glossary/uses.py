"""Which reforms, bodies and other subjects have facts that use a word.

Finds the models of facts through their links to passages, so that it imports no app above it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import CharField, ForeignKey, Model, Q, SlugField, TextField

from glossary.models import Meaning, Sense
from libs.days import Day
from seeds.facts_by_passage import fact_models, row_address
from seeds.models import Caveat, Reading, Sourced


@dataclass(frozen=True, slots=True)
class TermUse:
    """A subject whose facts use a term."""

    name: str
    kind: str
    href: str


def read_uses(words: Sequence[str], day: Day) -> tuple[TermUse, ...]:
    """Find the subjects whose facts use one of these words, reforms first.

    A query for each kind of fact.
    """
    found: dict[TermUse, None] = {}
    for model in fact_models():
        if model in (Sense, Meaning, Reading):  # of the word itself; a caveat has no page
            continue
        for fact in _facts(model, words, day):
            subject = fact.subject
            name, kind = str(subject), str(subject._meta.verbose_name)
            if href := row_address(subject, day):
                found[TermUse(name, kind, href)] = None
    return tuple(
        sorted(found, key=lambda use: (use.kind != "reform", use.kind, use.name.casefold()))
    )


def text_fields(model: type[Model]) -> list[str]:
    """Return the fields of a model that hold prose of ours."""
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField)
        and not field.choices
        and field.editable
        and not field.name.endswith(("_edtf", "address", "code"))
    ]


def public_texts(newest: int | None = None) -> Iterator[str]:
    """Yield every text of ours that a page may show, of facts and caveats.

    `newest`: of each kind no more than so many rows, those that were added last.
    """
    models: list[type[Model]] = [*fact_models(), Caveat]
    for model in models:
        if model is not Sense and (fields := text_fields(model)):
            rows = model._default_manager.order_by().values_list(*fields)
            for row in rows.order_by("-pk")[:newest] if newest else rows:
                yield from row


def _facts(model: type[Sourced], words: Sequence[str], day: Day) -> Iterator[Sourced]:
    """Yield the facts of one kind, known by the day, that have one of the words as a whole word."""
    fields = text_fields(model)
    has_word = Q()
    for name in fields:
        for word in words:
            has_word |= Q((f"{name}__contains", word))
    if not has_word:
        return
    whole_word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})s?(?!\w)")
    rows: Any = cast(Any, model._default_manager).known_by(day.on).filter(has_word).order_by("pk")
    for row in rows.select_related(*_foreign_keys(model)):
        if any(whole_word.search(getattr(row, name) or "") for name in fields):
            yield row


def _foreign_keys(model: type[Model]) -> list[str]:
    fields = (field for field in model._meta.fields if isinstance(field, ForeignKey))
    return [field.name for field in fields if field.remote_field.related_name != "+"]
