"""Lists of the admin that take no longer to show as they grow: counted up to a limit."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

MOST_ROWS = 10_000
"""Rows of a list that are counted and can be paged to. Whoever wants others narrows it down."""


class LongPaginator(Paginator):  # type: ignore[type-arg]  # takes none while it runs
    """Counts no more than MOST_ROWS of a queryset; `is_over` says that there are more."""

    @cached_property
    def found(self) -> int:
        """How many rows there are, one more than MOST_ROWS at most. One query."""
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: MOST_ROWS + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self.found, MOST_ROWS)

    @property
    def is_over(self) -> bool:
        return self.found > MOST_ROWS


class LongList(ChangeList):
    """Django's list, which does not tell a number of results that it has not counted."""

    paginator: LongPaginator

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self.paginator.is_over:
            self.full_result_count = self.result_count
