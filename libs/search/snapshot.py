"""Query results as one text each, so that they can be the cache key of an index built from them."""

from typing import Any

from django.db.models import QuerySet

_FIELD_SEPARATOR, _ROW_SEPARATOR = chr(31), chr(30)
"""The control characters that ASCII has for this."""


def join_rows(rows: QuerySet[Any, Any], *fields: str) -> str:
    """Return the fields of all rows as one text, leaving out rows with a null. One query.

    The rows keep the order in which the database gives them.
    """
    found = rows.order_by().values_list(*fields)
    return _ROW_SEPARATOR.join(
        _FIELD_SEPARATOR.join(map(_to_text, row)) for row in found if None not in row
    )


def text_rows(rows: QuerySet[Any, Any], *fields: str) -> list[list[str]]:
    """Return what split_rows would of join_rows, where nothing has to be a key. One query."""
    found = rows.order_by().values_list(*fields)
    return sorted(list(map(_to_text, row)) for row in found if None not in row)


def split_rows(joined: str, field_count: int) -> list[list[str]]:
    """Return the rows that join_rows joined, sorted.

    Leaves out a row whose own text has a separator in it: it does not have `field_count` fields.

        split_rows("b\\x1f2\\x1ea\\x1f1", 2) == [["a", "1"], ["b", "2"]]
    """
    rows = [row.split(_FIELD_SEPARATOR) for row in joined.split(_ROW_SEPARATOR)]
    return sorted(row for row in rows if len(row) == field_count)


def _to_text(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
