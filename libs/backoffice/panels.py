"""Panels: lists below the form of a row, of what belongs to it, newest first.

A panel lists at most twenty rows and leads to the rest. It is not a formset: it stays small however
long the log grows, and two people who work on the same row never collide in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

MAX_PANEL_ROWS = 20


@dataclass(frozen=True, slots=True)
class Panel:
    """Which rows to list: those of `model` whose column `by` is the row of the page.

    `cells` gives a row's texts, one for each of `headings`; the first becomes its link.
    """

    title: str
    model: type[models.Model]
    by: str
    headings: tuple[str, ...]
    cells: Callable[[Any], tuple[str, ...]]
    add: str
    every: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A link to something that can be done with a row."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A row of a panel; `note` says how it stands, and `tools` what can be done with it."""

    href: str
    first: str
    others: tuple[str, ...]
    note: str = ""
    tools: tuple[Tool, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """A panel ready to print; an empty address leaves its link out."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[PanelRow, ...]
    add: str
    add_href: str
    every: str
    all_href: str


def page_of(row: models.Model, page: str = "change") -> str:
    """The admin address of a row."""
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_{page}", args=[quote(row.pk)])


def list_of(model: type[models.Model], page: str = "changelist", **query: Any) -> str:
    """The admin address of a model's list, or of its add form, with a query string."""
    address = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{page}")
    return f"{address}?{urlencode(query)}" if query else address


def show_panels(
    panels: Sequence[Panel], row: models.Model, request: HttpRequest, site: admin.AdminSite
) -> list[ShownPanel]:
    """The panels of a row, without those that the user may not see; one query each."""
    shown = []
    for panel in panels:
        model_admin = site.get_model_admin(panel.model)
        if model_admin.has_view_permission(request):
            shown.append(_show(panel, row, request, model_admin))
    return shown


def _show(
    panel: Panel, row: models.Model, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
) -> ShownPanel:
    rows = model_admin.get_queryset(request).filter(**{panel.by: row})
    if panel.order:
        rows = rows.order_by(*panel.order)
    # One more than is shown tells whether there is more, without counting.
    found = list(rows[: MAX_PANEL_ROWS + 1])
    may_add = model_admin.has_add_permission(request)
    return ShownPanel(
        title=panel.title,
        headings=panel.headings,
        lines=tuple(
            _line(panel, other, row, request, model_admin) for other in found[:MAX_PANEL_ROWS]
        ),
        add=panel.add,
        add_href=list_of(panel.model, "add", **{panel.by: row.pk}) if may_add else "",
        every=panel.every,
        all_href=list_of(panel.model, **{f"{panel.by}__id__exact": row.pk}) if found else "",
    )


def _line(
    panel: Panel, row: models.Model, begun: models.Model, request: HttpRequest, model_admin: Any
) -> PanelRow:
    first, *others = panel.cells(row)
    tools = tuple(model_admin.line_tools(request, row, begun))
    return PanelRow(page_of(row), first, tuple(others), model_admin.line_note(row), tools)
