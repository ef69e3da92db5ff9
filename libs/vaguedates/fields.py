"""How a vague date is stored: four columns written from one pair, and read back as one value.

    target = VagueDateField(blank=True)

adds the columns `target_words`, `target_edtf`, `target_earliest` and `target_latest` and the
attribute `target`. The last two columns are always worked out from the second; they are stored so
that the database can sort and filter by them.
"""

from typing import Any, overload

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from libs.vaguedates.vague_date import NotVagueDate, VagueDate, window_of


def validate_edtf(value: str) -> None:
    """Refuses a text outside the part of EDTF used here, saying what is right."""
    try:
        window_of(value)
    except NotVagueDate as error:
        raise ValidationError(str(error), code="edtf") from error


class Bound(DeferredAttribute):
    """Reads one end off the EDTF column, whenever it is asked: checks, saves and fixtures agree."""

    field: "BoundField"

    def __get__(self, row: Any, owner: Any = None) -> Any:
        if row is None:
            return self
        try:
            return getattr(window_of(getattr(row, self.field.of)), self.field.end)
        except NotVagueDate:
            return None  # the EDTF column's own validator says what is wrong

    def __set__(self, row: Any, value: Any) -> None:
        # What the database held: kept only so that Django sees the column as loaded.
        row.__dict__[self.field.attname] = value


class BoundField(models.DateField):  # type: ignore[type-arg]  # Django's takes none
    """One end of the interval that the EDTF column `of` stands for; never typed in by hand."""

    descriptor_class = Bound

    def __init__(self, *args: Any, of: str = "", end: str = "", **kwargs: Any) -> None:
        self.of, self.end = of, end
        super().__init__(*args, **{"null": True, "blank": True, "editable": False} | kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "end": self.end}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        # Not the attribute: what cannot be read must stop the save, checked before or not.
        return getattr(window_of(getattr(model_instance, self.of)), self.end)


class VagueDateField:
    """Adds the four columns of a vague date to a model, and reads them as one VagueDate."""

    def __init__(self, verbose_name: str = "", *, blank: bool = False, help_text: str = "") -> None:
        self.verbose_name, self.blank, self.help_text = verbose_name, blank, help_text

    def contribute_to_class(self, cls: type[models.Model], name: str, **_: Any) -> None:
        self.name = name
        label = self.verbose_name or name.replace("_", " ")
        words = models.CharField(
            f"{label}, in the source's words",
            max_length=200,
            blank=self.blank,
            help_text=self.help_text or "As the source puts it, for example: by the end of 2025.",
        )
        edtf = models.CharField(
            f"{label}, as read",
            max_length=60,
            blank=True,
            validators=[validate_edtf],
            help_text=(
                "The interval they are read as: 2025, 2025-09, 2025-23 (autumn), 2025-09-01, "
                "or two of them with a slash; '..' is an end that nobody gave. Leave empty where "
                "the words name no time."
            ),
        )
        cls.add_to_class(f"{name}_words", words)
        cls.add_to_class(f"{name}_edtf", edtf)
        for end in ("earliest", "latest"):
            bound = BoundField(f"{label}, {end} day", of=f"{name}_edtf", end=end)
            cls.add_to_class(f"{name}_{end}", bound)
        setattr(cls, name, self)

    @overload
    def __get__(self, row: None, owner: type[models.Model]) -> "VagueDateField": ...
    @overload
    def __get__(self, row: models.Model, owner: type[models.Model]) -> VagueDate: ...
    def __get__(
        self, row: models.Model | None, owner: type[models.Model]
    ) -> "VagueDateField | VagueDate":
        if row is None:
            return self
        return VagueDate(getattr(row, f"{self.name}_words"), getattr(row, f"{self.name}_edtf"))

    def __set__(self, row: models.Model, value: VagueDate) -> None:
        setattr(row, f"{self.name}_words", value.words)
        setattr(row, f"{self.name}_edtf", value.edtf)
