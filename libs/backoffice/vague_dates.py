"""How the admin shows a vague date: the source's words, and beside them the days they stand for."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models

from libs.vaguedates.printing import print_window
from libs.vaguedates.vague_date import VagueDate


def bounds(field: str, label: str) -> Callable[[models.Model], str]:
    """A read-only column or form row: the interval that the vague date `field` is read as."""

    @admin.display(description=label, ordering=f"{field}_earliest")
    def show(row: models.Model) -> str:
        value: VagueDate = getattr(row, field)
        about = "about " if value.is_approximate else ""
        days = print_window(value.window)
        if days:
            return about + days
        return "shown once it is saved" if row.pk is None else "no days named"

    return show


def vague_date_rows(field: str, shown: Callable[[models.Model], str]) -> list[Any]:
    """The form rows of a vague date: its words, and its reading beside the days it stands for."""
    return [f"{field}_words", (f"{field}_edtf", shown)]
