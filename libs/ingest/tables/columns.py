"""What kind of thing a column of ours takes, as far as reading a cell depends on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models

from libs.ingest.dates import vague_dates_of
from libs.ingest.tables.days_written import Way, ways_of
from libs.ingest.tables.headings import HeadingWords


class ColumnKind(StrEnum):
    DAY = "day"
    WORDS = "words"
    """The words of a vague date, as the source has them."""
    READING = "reading"
    """How such words are read."""
    TEXT = "text"
    OTHER = "other"
    """A key, a number, one of some choices."""


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table that is taken in: its model, its columns, and what headings mean them."""

    model: type[models.Model]
    columns: tuple[str, ...]
    words: HeadingWords
    makes: tuple[str, ...] = ()
    """Columns whose related row may be added by its name."""


def kind_of(model: type[models.Model], name: str) -> ColumnKind:
    column: Any = model._meta.get_field(name)
    if isinstance(column, models.DateField):
        return ColumnKind.DAY
    if name in [f"{one}_words" for one in vague_dates_of(model)]:
        return ColumnKind.WORDS
    if name.endswith("_edtf"):
        return ColumnKind.READING
    is_text = isinstance(column, models.CharField | models.TextField)
    if is_text and not column.flatchoices and not isinstance(column, models.SlugField):
        return ColumnKind.TEXT
    return ColumnKind.OTHER


def ways_to_read(kind: ColumnKind, texts: Iterable[str]) -> tuple[Way, ...]:
    """The ways to read the days of a column, where a person has to choose; () for nothing to ask.

    Only a column of days may hold a spreadsheet's numbers: in words they are a mistake.
    """
    if kind not in (ColumnKind.DAY, ColumnKind.WORDS, ColumnKind.READING):
        return ()
    return ways_of(texts, with_serials=kind is ColumnKind.DAY)
