"""What a reader asks of the slipped dates in the query string."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst

from libs.days import Day
from reforms.forms import PartForm
from reforms.list_query import ListQuery, Offered
from reforms.pages.slippage import Named, SlippageChoice, SlippageRow
from reforms.roadmap_form import read_offered
from reforms.slippage import MoveKind

LABELS = {
    "strand": "Strand",
    "body": "Delivery body",
    "for": "Who must act",
    "year": "First date in",
    "document": "Given by",
    "became": "What became of it",
}
SLIPPAGE_CHOICES = (*LABELS, "page", "part")
"""What the query string may hold besides its day."""


class SlippageQuery(ListQuery):
    """The dates that one reader asks for. One query, for what the roadmap offers too."""

    LABELS = LABELS
    PAGE = "reforms:slippage"
    WHAT = "slipped dates"

    def __init__(self, data: Mapping[str, Any], day: Day, rows: Iterable[SlippageRow]) -> None:
        super().__init__(data, day, _offered(day, rows), PartForm(data))
        self.number: int = self.form.cleaned_data["page"] or 1

    @property
    def choice(self) -> SlippageChoice:
        given = {**self.given}
        return SlippageChoice(audience=given.pop("for"), **given)


def _offered(day: Day, rows: Iterable[SlippageRow]) -> Offered:
    """The roadmap's strands, bodies and audiences; the years and documents that the rows have."""
    offered: dict[str, dict[Named, None]] = {name: {} for name in LABELS}
    for name, slug, title, _ in sorted(read_offered(day), key=lambda row: (row[3], row[2])):
        offered[name][slug, title] = None
    for row in rows:
        offered["document"] |= dict.fromkeys(row.slip.documents)
        if row.year:
            offered["year"][row.year, row.year] = None
    offered["became"] = {(kind.value, capfirst(kind.words)): None for kind in MoveKind}
    in_order = {name: sorted(offered[name], key=_shown) for name in ("body", "year", "document")}
    return offered | in_order


def _shown(pair: Named) -> str:
    return pair[1]
