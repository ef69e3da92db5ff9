"""Lists of the admin that take no longer to show as they grow: counted up to a limit."""

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

MOST_ROWS = 10_000
"""Rows of a list that are counted and can be paged to. Whoever wants others narrows it down."""


class LongPaginator(Paginator):
    """Counts no more than MOST_ROWS; `is_over` says that there are more."""

    @cached_property
    def found(self) -> int:
        """How many rows there are, one more than MOST_ROWS at most. One query."""
        return int(self.object_list.order_by().values("pk")[: MOST_ROWS + 1].count())

    @cached_property
    def count(self) -> int:  # type: ignore[override]  # Django has a cached property here too
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
