"""A sheet into rows of one model, by way of django-import-export: added or changed, never deleted.

A row is found by the column that names it. A cell that says what an export would say leaves its
column alone, so that a table which comes back as it left changes nothing. Rows are checked and
saved as the loader of fixtures does it: every rule of the model, told by column.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from import_export.resources import ModelResource, modelresource_factory
from tablib import Dataset

from libs.ingest import rows
from libs.ingest.entries import naming_columns
from libs.ingest.mistakes import Faults
from libs.ingest.tables.columns import Column, Reader, names_in, text_of
from libs.ingest.tables.uploaded import Sheet

Change = tuple[str, str, str]
"""A column, what it says now, and what it will say."""

LOG = "The log says “{}”. An update is never changed: record a correction of it instead."


def resource_for(model: type[models.Model], columns: Sequence[str]) -> type["TableResource"]:
    """The table of a model with these columns; the one that names its rows is among them."""
    made: type[TableResource] = modelresource_factory(
        model,
        resource_class=TableResource,
        meta_options={
            "fields": tuple(columns),
            "import_id_fields": naming_columns(model),
            "skip_unchanged": True,
            "report_skipped": True,
            "use_transactions": True,
            # The changes are told by `changes`, below.
            "skip_diff": True,
            "skip_html_diff": True,
            # `rows.save` asks the same of a row and lets the database ask the rest.
            "clean_model_instances": False,
        },
    )
    return made


class TableResource(ModelResource):  # type: ignore[misc]  # it publishes no types
    """`stamp` is given each new row, and `before_change` each other, before it is saved."""

    def __init__(
        self,
        sheet: Sheet | None = None,
        stamp: Callable[[Any], None] = lambda row: None,
        fetched: Sequence[str] = (),
        before_change: Callable[[Any], None] = lambda row: None,
    ) -> None:
        super().__init__()
        self.stamp = stamp
        self.before_change = before_change
        self.numbers = sheet.numbers if sheet else ()
        self.model: type[models.Model] = self._meta.model
        self.named_by = naming_columns(self.model)[0]
        self.stated = [name for name in self.fields if sheet is None or name in sheet.head]
        every = {name: self.model._meta.get_field(name) for name in self.fields}
        self.many = [name for name, field in every.items() if field.many_to_many]
        one = [name for name, field in every.items() if field.is_relation and name not in self.many]
        self.fetched = (*one, *fetched)
        self.reader = Reader()
        self.known: dict[str, models.Model] = {}
        self.declared: set[str] = set()
        self.seen: dict[str, int] = {}
        self.links: list[tuple[Any, dict[str, list[str]]]] = []
        self.changes: list[Change] = []

    @classmethod
    def field_from_django_field(cls, field_name: str, *_: Any, **__: Any) -> Column:
        return Column(attribute=field_name, column_name=field_name)

    def get_queryset(self) -> models.QuerySet[Any]:
        rows = self.model._default_manager.select_related(*self.fetched)
        return rows.prefetch_related(*self.many)

    def before_import(self, dataset: Dataset, **_: Any) -> None:
        """Fetches and holds every row that the sheet names, in one order for everybody."""
        names = dataset[self.named_by]
        held = self.get_queryset().filter(**{f"{self.named_by}__in": names})
        held = held.select_for_update(of=("self",)).order_by("pk")
        self.known = {getattr(row, self.named_by): row for row in held}
        self.declared = set(names)

    def before_import_row(self, row: dict[str, str], row_number: int, **_: Any) -> None:
        name, number = row[self.named_by], self.numbers[row_number - 1]
        if not name:
            raise ValidationError({self.named_by: "It is empty: it says which row is meant."})
        earlier = self.seen.setdefault(name, number)
        if earlier != number:
            raise ValidationError({self.named_by: f"Row {earlier} has the same."})

    def get_instance(self, instance_loader: Any, row: dict[str, str]) -> models.Model | None:
        return self.known.get(row[self.named_by])

    def after_init_instance(self, instance: Any, new: bool, row: dict[str, str], **_: Any) -> None:
        if new:
            self.stamp(instance)

    def import_instance(self, instance: models.Model, row: dict[str, str], **_: Any) -> None:
        """Puts what the cells say into the row, and remembers what that changes."""
        self.changes, wrong = [], {}
        links: dict[str, list[str]] = {}
        self.links.append((instance, links))
        for name in self.stated:
            before, cell = self._said(instance, name), row[name]
            if cell == before:
                continue
            try:
                after = self._take(instance, name, cell, links)
            except ValueError as error:
                wrong[name] = str(error)
                continue
            if after == before and instance.pk:
                continue
            if instance.pk and rows.is_append_only(instance):
                wrong[name] = LOG.format(before or "nothing")
            self.changes.append((name, before if instance.pk else "", after))
        if wrong:
            raise ValidationError(wrong)

    def _said(self, instance: models.Model, name: str) -> str:
        if instance.pk is None and self.model._meta.get_field(name).is_relation:
            return ""
        return text_of(instance, name)

    def _take(
        self, instance: models.Model, name: str, cell: str, links: dict[str, list[str]]
    ) -> str:
        """Gives the row a cell's value, and the text that the column has then."""
        field: Any = self.model._meta.get_field(name)
        if name not in self.many:
            setattr(instance, name, self.reader.value_of(field, cell))
            return text_of(instance, name)
        links[name] = names_in(cell)
        for other in links[name]:
            # A row may name one that stands further down.
            if field.related_model is not self.model or other not in self.declared:
                self.reader.find(field.related_model, other)
        return " ".join(links[name])

    def skip_row(self, instance: Any, original: Any, row: Any, errors: Any = None) -> bool:
        return instance.pk is not None and not self.changes and not errors

    def validate_instance(
        self, instance: models.Model, import_validation_errors: Any = None, *_: Any
    ) -> None:
        """Of a row with cells that cannot be read, the others are checked all the same."""
        wrong: dict[str, Any] = dict(import_validation_errors or {})
        if wrong:
            try:
                instance.clean_fields(exclude=set(wrong))
            except ValidationError as error:
                error.update_error_dict(wrong)
            raise ValidationError(wrong)

    def do_instance_save(self, instance: models.Model, is_create: bool) -> None:
        every = {field.name: None for field in self.model._meta.fields}
        if not is_create:
            self.before_change(instance)
        try:
            rows.save(instance, every)
        except Faults as faults:
            wrong: dict[str, list[str]] = {}
            for name, reason in faults.found:
                wrong.setdefault(name or "__all__", []).append(reason)
            raise ValidationError(wrong) from faults

    def save_m2m(self, *_: Any, **__: Any) -> None:
        """After the last row, in `after_import`: rows may name each other."""

    def after_import_row(self, row: Any, row_result: Any, **_: Any) -> None:
        row_result.changes = self.changes

    def after_import(self, dataset: Dataset, result: Any, **_: Any) -> None:
        if result.has_errors() or result.has_validation_errors():
            return
        for instance, links in self.links:
            for name, names in links.items():
                related: Any = self.model._meta.get_field(name).related_model
                getattr(instance, name).set([self.reader.find(related, one) for one in names])

    def texts_of(self, queryset: models.QuerySet[Any]) -> Any:
        """The cells of each row of a queryset, in the order of the columns."""
        fetched = queryset.select_related(*self.fetched).prefetch_related(*self.many)
        return self.export(list(fetched))
