"""A column that the database itself keeps to its choices, whatever writes to it.

    kind = ChoiceField(max_length=10, choices=Kind)

Django checks choices in `full_clean` alone: a row that is written past it may hold anything.
"""

from typing import Any

from django.db import models
from django.db.models import Model, Q


class ChoiceField(models.CharField):  # type: ignore[type-arg]  # Django's takes none
    """Text that is one of `choices`, or empty where it may be `blank`.

    Another value is an IntegrityError. The rule is a CheckConstraint of the model, called after
    the model and the column; to migrations the column is a CharField.
    """

    def contribute_to_class(self, cls: type[Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)
        if not cls._meta.abstract:
            cls._meta.constraints = [*cls._meta.constraints, self._rule(cls)]
            # Migrations look for constraints only in what a model's Meta names.
            cls._meta.original_attrs["constraints"] = cls._meta.constraints

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def _rule(self, model: type[Model]) -> models.CheckConstraint:
        names = {str(value): str(label) for value, label in self.flatchoices}
        values = [*names, ""] if self.blank else list(names)
        return models.CheckConstraint(
            name=f"{model._meta.model_name}_{self.name}_is_known",
            condition=Q((f"{self.name}__in", values)),
            violation_error_message=f"Choose one of: {', '.join(names.values())}.",
        )
