"""Many rows as one text, by which the index built from them can be told from an older one."""

from typing import Any

from django.db.models import QuerySet

_FIELD, _ROW = chr(31), chr(30)
"""The two signs, meant for this, that stand between fields and between rows."""


def join_rows(rows: QuerySet[Any, Any], *fields: str) -> str:
    """The fields of all rows as one text. One query; the order is the database's own."""
    found = rows.order_by().values_list(*fields)
    return _ROW.join(_FIELD.join(map(_text, row)) for row in found if None not in row)


def split_rows(joined: str, count: int) -> list[list[str]]:
    """What join_rows joined, sorted; a row that has one of the signs in a field is left out."""
    rows = [row.split(_FIELD) for row in joined.split(_ROW)]
    return sorted(row for row in rows if len(row) == count)


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
