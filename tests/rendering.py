"""The queries of a request, those asked while its template is rendered counted apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from django.db import connection
from django.template import Context, Template
from django.utils.safestring import SafeString


@dataclass
class Queries:
    """The SQL of both parts, in the order in which it was asked."""

    view: list[str] = field(default_factory=list)
    rendering: list[str] = field(default_factory=list)
    rendered: int = 0
    """How many templates were rendered; what one of them includes is part of it."""


@contextmanager
def queries_apart() -> Iterator[Queries]:
    """Counts the queries inside: of the views and their middleware, and of the rendering."""
    queries, depth = Queries(), 0
    render: Any = vars(Template)["_render"]

    def counted_render(template: Template, context: Context) -> SafeString:
        nonlocal depth
        queries.rendered += depth == 0
        depth += 1
        try:
            rendered: SafeString = render(template, context)
            return rendered
        finally:
            depth -= 1

    def counted_query(execute: Any, sql: str, *rest: Any) -> Any:
        (queries.rendering if depth else queries.view).append(sql)
        return execute(sql, *rest)

    with (
        mock.patch.object(Template, "_render", counted_render),
        connection.execute_wrapper(counted_query),
    ):
        yield queries
