"""What a table asks of a row, asked of the database at once.

Django asks for each condition by itself, with a savepoint around it. An update has 24, and its form
asks twice.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import FieldError
from django.db import models, router
from django.db.models import BooleanField, CheckConstraint, Q
from django.db.models.constraints import BaseConstraint
from django.db.models.functions import Coalesce

Constraints = list[tuple[type[models.Model], Sequence[BaseConstraint]]]


class Conditional(models.Model):
    """A row whose conditions are asked one by one only where one of them is not met."""

    _are_met = False

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        self._are_met = all_are_met(self, exclude or ())
        try:
            super().validate_constraints(exclude)
        finally:
            self._are_met = False

    def get_constraints(self) -> Constraints:
        """Django's; while the conditions are known to be met, the others alone."""
        every: Constraints = super().get_constraints()
        if not self._are_met:
            return every
        return [
            (model, [one for one in ours if not isinstance(one, CheckConstraint)])
            for model, ours in every
        ]


def all_are_met(row: models.Model, exclude: Collection[str]) -> bool:
    """Whether a row meets every condition of its table that names no excluded column.

    What is unknown (NULL) is met, as in the database. False too where the question cannot be put:
    Django's own way then says what is wrong.
    """
    given: Any = row
    columns = given._get_field_expression_map(meta=row._meta, exclude=set(exclude))
    together = Q()
    for _, ours in given.get_constraints():
        for one in ours:
            if not isinstance(one, CheckConstraint):
                continue
            condition = Q(one.condition)
            if condition.referenced_base_fields <= columns.keys():
                together &= Q(Coalesce(condition, True, output_field=BooleanField()))
    try:
        return together.check(columns, using=router.db_for_write(type(row), instance=row))
    except FieldError:
        return False
