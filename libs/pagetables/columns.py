"""A column of a page's table, and the links that stand in its cells."""

from collections.abc import Mapping
from typing import Any, Self

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from libs.days import Day, keep_day, page_address


class Column(tables.Column):  # type: ignore[misc]  # django-tables2 publishes no types
    """A column under `header`; on a phone, where cells stand below each other, under `label`.

    It prints the value of its accessor, or what the table's render_NAME makes of the row. Columns
    are not sorted by unless `orderable` says so.
    """

    def __init__(
        self,
        header: str,
        *,
        label: str = "",
        is_number: bool = False,
        orderable: bool = False,
        **options: Any,
    ) -> None:
        cell = {"class": "number"} if is_number else {}
        attrs = {"th": cell, "td": {"data-label": label or header, **cell}}
        super().__init__(verbose_name=header, orderable=orderable, attrs=attrs, **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Itself: no table changes a column, and copying them is most of making a small table."""
        return self


def day_link(
    day: Day, name: str, *args: str, text: str, choices: Mapping[str, str] | None = None
) -> SafeString:
    """A link to a named page on the day looked at; `choices` go into its query string."""
    address = keep_day(page_address(name, *args), day, **(choices or {}))
    return format_html('<a href="{}">{}</a>', address, text)
