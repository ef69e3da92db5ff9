"""The questions asked of dated rows: what was known by then, and what was mended since."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn, Self

from django.db import transaction
from django.db.models import Exists, OuterRef

from libs.ingest.natural_keys import NamedQuerySet, RowT_co
from seeds.sealing.writing import seal


class FactIsKept(TypeError):
    """Raised when something tries to change or delete a fact."""

    def __init__(self) -> None:
        super().__init__(
            "A fact cannot be changed or deleted: record a correction, or withdraw it from a day."
        )


class KnownQuerySet(NamedQuerySet[RowT_co]):
    """Rows that say on which day they were first known."""

    def known_by(self, day: date) -> Self:
        """Rows whose source had said so by `day`, that day included."""
        return self.filter(known_on__lte=day)


class FactQuerySet(KnownQuerySet[RowT_co]):
    """Facts: rows that are added, corrected or withdrawn by later rows, and never changed."""

    def known_by(self, day: date) -> Self:
        """Facts that a source had stated by `day`, and that nothing had corrected or withdrawn."""
        mended = self.model._base_manager.filter(corrects=OuterRef("pk"), known_on__lte=day)
        return super().known_by(day).filter(~Exists(mended), withdrawn=False)

    def stated_by(self, day: date) -> Self:
        """All that was entered as known by `day`, with what was corrected or withdrawn since."""
        return super().known_by(day)

    def bulk_create(self, objs: Iterable[RowT_co], *args: Any, **kwargs: Any) -> list[RowT_co]:
        """Adds many facts in a few statements, and seals them."""
        with transaction.atomic(using=self.db, savepoint=False):
            facts = super().bulk_create(objs, *args, **kwargs)
            seal(facts)
        return facts

    def update(self, **kwargs: Any) -> int:
        self._refuse_but_ours(kwargs)
        return super().update(**kwargs)

    def bulk_update(self, objs: Any, fields: Any, *args: Any, **kwargs: Any) -> int:
        self._refuse_but_ours(fields)
        return super().bulk_update(objs, fields, *args, **kwargs)

    def delete(self) -> NoReturn:
        raise FactIsKept

    def _refuse_but_ours(self, columns: Iterable[str]) -> None:
        if not set(columns) <= set(self.model.OURS):  # type: ignore[attr-defined]  # a Sourced
            raise FactIsKept
