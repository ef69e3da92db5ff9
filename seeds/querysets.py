"""The questions that every room asks of its rows: which is called this, what was known by then."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.db import models

RowT_co = TypeVar("RowT_co", bound=models.Model, covariant=True)


class NamedQuerySet(models.QuerySet[RowT_co]):
    """Rows that one column names, in fixtures and in addresses."""

    named_by: ClassVar[str] = "key"

    def get_by_natural_key(self, name: str) -> RowT_co:
        return self.get(**{self.named_by: name})


class KnownQuerySet(NamedQuerySet[RowT_co]):
    """Rows that say on which day they were first known."""

    def known_by(self, day: date) -> Self:
        """Rows whose source had said so by `day`, that day included."""
        return self.filter(known_on__lte=day)
