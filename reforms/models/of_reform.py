"""Facts whose reform is that of another row that they name: nobody types it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from seeds.models import Sourced


class OfItsReform(Sourced):
    """A fact with a column `reform`, which is filled from the row that `REFORM_OF` names."""

    REFORM_OF: ClassVar = "milestone"
    SUBJECT = ("reform",)

    class Meta(Sourced.Meta):
        abstract = True

    @classmethod
    def completed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        said = super().completed(values)
        of = said.get(cls.REFORM_OF)
        return said if of is None else {**said, "reform_id": of.reform_id}

    def clean_fields(self, exclude: Any = None) -> None:
        self._take_reform()
        super().clean_fields(exclude)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._take_reform()
        super().save(*args, **kwargs)

    def _take_reform(self) -> None:
        if self._state.adding and getattr(self, f"{self.REFORM_OF}_id") is not None:
            self.reform_id = getattr(self, self.REFORM_OF).reform_id
