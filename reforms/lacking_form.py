"""What a reader asks of what promises lack in the query string."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst

from libs.days import Day
from reforms.forms import PageForm
from reforms.list_query import ListQuery
from reforms.pages.lacking import PromisePart, PromiseRow

LABELS = {"strand": "Strand", "lacks": "Lacks"}
LACKING_CHOICES = (*LABELS, "page")
"""What the query string may hold besides its day."""


class LackingQuery(ListQuery):
    """The reforms that one reader asks for; the strands are those that have one on the day."""

    LABELS = LABELS
    PAGE = "reforms:lacking"
    WHAT = "what promises lack"

    def __init__(self, data: Mapping[str, Any], day: Day, rows: Iterable[PromiseRow]) -> None:
        offered = {
            "strand": dict.fromkeys(row.strand for row in rows),
            "lacks": [(part.value, capfirst(part.value)) for part in PromisePart],
        }
        super().__init__(data, day, offered, PageForm(data))
        self.number: int = self.form.cleaned_data["page"] or 1

    @property
    def in_words(self) -> str:
        words = [shown for label, shown, _ in self.narrowed_by if label != LABELS["lacks"]]
        lacks = self.given["lacks"]
        return ", ".join([*words, *([f"lacks {lacks}"] if lacks else [])])
