"""What rooms above show on this room's admin pages: they hand over readers once, at the start."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from libs.backoffice.panels import Tool
from reforms.models import Event, Reform

ReadStart = Callable[[HttpRequest], Any]
ReadTools = Callable[[HttpRequest, Reform | Event], list[Tool]]

_start: list[ReadStart] = []
_tools: list[ReadTools] = []


def supply_start(reader: ReadStart) -> None:
    """Registers who reads the drafts that the start page lists."""
    _start[:] = [reader]


def supply_tools(reader: ReadTools) -> None:
    """Registers who reads the further links at the top of the page of a reform or an event."""
    _tools[:] = [reader]


def drafts_on_start(request: HttpRequest) -> Any:
    """What the start page shows of drafts, None for nothing."""
    return _start[0](request) if _start else None


def supplied_tools(request: HttpRequest, row: Reform | Event) -> list[Tool]:
    return _tools[0](request, row) if _tools else []
