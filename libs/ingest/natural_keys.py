"""Rows that one column names, in fixtures and in addresses."""

from typing import ClassVar, TypeVar

from django.db import models

RowT_co = TypeVar("RowT_co", bound=models.Model, covariant=True)


class NamedQuerySet(models.QuerySet[RowT_co]):
    """Rows that one column names, in fixtures and in addresses."""

    named_by: ClassVar[str] = "key"

    def get_by_natural_key(self, name: str) -> RowT_co:
        return self.get(**{self.named_by: name})
