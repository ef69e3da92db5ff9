"""A source with its statements, as somebody types them, to test with."""

from datetime import date
from typing import Any

from django.utils import timezone

from reforms.models import Milestone, Reform
from sittings.reading import Sitting, read_sitting
from sittings.typed import Typed, keyed
from tests.rows import add

TEXT = """Next steps for every child

Introduction

The department sets out what comes next.

1. Standards

Testing of the standards begins in autumn 2027. Every school follows by 2029.

1.1 Digital plans

Every council uses digital plans by the end of 2028.
"""
DOCUMENT = {
    "title": "Next steps for every child",
    "short_title": "Next steps, 2026",
    "publisher": "A department",
    "kind": "news",
    "authority": "primary",
    "licence": "OGL v3.0",
    "published": "9 November 2026",
}
STATED = {"basis": "stated", "heading_path": "1. Standards"}


def rows(*boxes: dict[str, str]) -> list[dict[str, str]]:
    """Statements with their keys, said by the source under its first heading."""
    return [keyed(STATED | one) for one in boxes]


def typed(*boxes: dict[str, str], **source: str) -> Typed:
    return Typed(DOCUMENT | source, rows(*boxes), keyed({}))


def read(what: Typed, day: date | None = None, text: str = TEXT) -> Sitting:
    return read_sitting(what, text, day or timezone.localdate())


def told(sitting: Sitting) -> dict[str, str]:
    """What is wrong, by box."""
    return {one.box: one.told for one in sitting.faults}


def posted(what: Typed, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    sent: dict[str, Any] = {f"source-{name}": value for name, value in what.source.items()}
    for number, row in enumerate(what.rows):
        sent |= {f"row-{number}-{name}": value for name, value in row.items()}
    sent |= {f"nothing-{name}": value for name, value in what.nothing.items()}
    return sent | {"rows": [str(n) for n in range(len(what.rows))], "text": text} | more


def plan(title: str = "A plan", *milestones: str) -> Reform:
    reform = add(Reform, title=title)
    for position, name in enumerate(milestones):
        add(Milestone, reform=reform, title=name, position=position)
    return reform
