"""The question asked of every dated row: what was known by then."""

from datetime import date
from typing import Self

from libs.ingest.natural_keys import NamedQuerySet, RowT_co


class KnownQuerySet(NamedQuerySet[RowT_co]):
    """Rows that say on which day they were first known."""

    def known_by(self, day: date) -> Self:
        """Rows whose source had said so by `day`, that day included."""
        return self.filter(known_on__lte=day)
