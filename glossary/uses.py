"""Where a word is used: the facts of every room whose text has it, by what they are about.

The facts are found through the passages that they may point to, so that no upper room is imported.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import CharField, ForeignKey, Model, Q, SlugField, TextField

from glossary.models import Sense
from libs.days import Day
from seeds.facts_by_passage import fact_models, row_address
from seeds.models import Caveat, Reading, Sourced


@dataclass(frozen=True, slots=True)
class Use:
    """A thing that a word is used of."""

    name: str
    kind: str
    href: str


def read_uses(words: Sequence[str], day: Day) -> tuple[Use, ...]:
    """Reforms, bodies and whatever else facts tell of in these words. A query a kind of fact."""
    found: dict[Use, None] = {}
    for model in fact_models():
        if model in (Sense, Reading):  # a sense is the word itself; a caveat has no page
            continue
        for fact in _facts(model, words, day):
            subject = fact.subject
            name, kind = str(subject), str(subject._meta.verbose_name)
            if href := row_address(subject, day):
                found[Use(name, kind, href)] = None
    return tuple(sorted(found, key=lambda use: (use.kind, use.name.casefold())))


def text_fields(model: type[Model]) -> list[str]:
    """The columns of a model that hold prose of ours."""
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField)
        and not field.choices
        and field.editable
        and not field.name.endswith(("_edtf", "address", "code"))
    ]


def public_texts() -> Iterator[str]:
    """Every text of ours that a page may show: those of facts and of caveats."""
    models: list[type[Model]] = [*fact_models(), Caveat, *relation_of(Caveat)]
    for model in models:
        if model is not Sense and (fields := text_fields(model)):
            for row in model._default_manager.order_by().values_list(*fields):
                yield from row


def relation_of(model: type[Model]) -> list[type[Model]]:
    """The rows that belong to one of a model and go with it."""
    return [
        relation.related_model
        for relation in model._meta.related_objects
        if relation.one_to_many and isinstance(relation.related_model, type)
    ]


def _facts(model: type[Sourced], words: Sequence[str], day: Day) -> Iterator[Sourced]:
    """The facts of one kind, known by the day, in whose text a word stands by itself."""
    fields = text_fields(model)
    asked = Q()
    for name in fields:
        for word in words:
            asked |= Q((f"{name}__contains", word))
    if not asked:
        return
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})s?(?!\w)")
    rows: Any = cast(Any, model._default_manager).known_by(day.on).filter(asked).order_by("pk")
    for row in rows.select_related(*_pointed_to(model)):
        if any(whole.search(getattr(row, name) or "") for name in fields):
            yield row


def _pointed_to(model: type[Model]) -> list[str]:
    fields = (field for field in model._meta.fields if isinstance(field, ForeignKey))
    return [field.name for field in fields if field.remote_field.related_name != "+"]
