"""Pages of a council's local offer, or of its SENDIASS, among the documents that were read.

advice.csv, among the names of places, says which document is one, for which area. No other address
of a council is held: what nobody read is not linked to.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from partnerships.lookup.names import FOLDER
from seeds.models import Document
from seeds.pages import Cite, build_document_cite


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """A page where families may turn; `kind` is "local offer" or "SENDIASS"."""

    kind: str
    title: str
    source: Cite


@cache
def committed_advice() -> Mapping[str, Mapping[str, str]]:
    """The kinds of the documents of each area, by its slug and theirs."""
    found: dict[str, dict[str, str]] = {}
    with (FOLDER / "advice.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["area"], {})[row["document"]] = row["kind"]
    return found


def read_advice(area: str, day: date) -> tuple[AdvicePage, ...]:
    """The pages of an area that a reader of the day may have found. One query, or none."""
    kinds = committed_advice().get(area, {})
    if not kinds:
        return ()
    rows = {row.slug: row for row in Document.objects.citable_by(day).filter(slug__in=kinds)}
    return tuple(
        AdvicePage(kind, row.title, build_document_cite(row))
        for slug, kind in kinds.items()
        if (row := rows.get(slug)) and row.address
    )
