"""Filters of admin lists."""

from collections.abc import Iterator
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest

MAX_CHOICES = 30


class FirstFew(admin.RelatedFieldListFilter):
    """Django's filter for a relation to a handful of rows, which stays short if they multiply."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[Any, Any]]:
        return [
            (row.pk, str(row)) for row in field.related_model._default_manager.all()[:MAX_CHOICES]
        ]


class Chosen(admin.FieldListFilter):
    """The one row that a list was narrowed to by a link, with the way back to all.

    Unlike Django's own filter for relations it never lists what else there is to choose, so it
    stays short however many rows there are.
    """

    def __init__(self, field: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.parameter = f"{field.name}__id__exact"
        super().__init__(field, request, *args, **kwargs)
        self.related: type[models.Model] = field.related_model

    def expected_parameters(self) -> list[str | None]:
        return [self.parameter]

    def has_output(self) -> bool:
        return bool(self.used_parameters)

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:  # type: ignore[override]  # Django reads dicts
        everything = changelist.get_query_string(remove=[self.parameter])
        yield {"selected": False, "query_string": everything, "display": "All"}
        here = changelist.get_query_string()
        (chosen,) = cast(list[str], self.used_parameters[self.parameter])[:1]
        for row in self.related._default_manager.filter(pk=chosen):
            yield {"selected": True, "query_string": here, "display": str(row)}
