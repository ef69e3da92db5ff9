"""What a reader asks of what promises lack in the query string."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst

from libs.days import Day
from reforms.forms import PartForm
from reforms.list_query import ListQuery
from reforms.pages.lacking import PromisePart, PromiseRow
from reforms.roadmap_form import read_offered

LABELS = {"strand": "Strand", "lacks": "Lacks"}
LACKING_CHOICES = (*LABELS, "page", "part")
"""What the query string may hold besides its day."""


class LackingQuery(ListQuery):
    """The reforms that one reader asks for; the strands are those that have one on the day."""

    LABELS = LABELS
    PAGE = "reforms:lacking"
    WHAT = "what promises lack"

    def __init__(
        self,
        data: Mapping[str, Any],
        day: Day,
        rows: Iterable[PromiseRow],
        *,
        is_whole: bool = True,
    ) -> None:
        """`rows` are all that there are on the day; of a part only, the strands are looked for."""
        offered = {
            "strand": dict.fromkeys(row.strand for row in rows) if is_whole else _strands(day),
            "lacks": [(part.value, capfirst(part.value)) for part in PromisePart],
        }
        super().__init__(data, day, offered, PartForm(data))
        self.number: int = self.form.cleaned_data["page"] or 1

    @property
    def in_words(self) -> str:
        words = [shown for label, shown, _ in self.narrowed_by if label != LABELS["lacks"]]
        lacks = self.given["lacks"]
        return ", ".join([*words, *([f"lacks {lacks}"] if lacks else [])])


def _strands(day: Day) -> list[tuple[str, str]]:
    """Those that have a reform on the day, in order. One query."""
    found = [row for row in read_offered(day) if row[0] == "strand"]
    return [(slug, title) for _, slug, title, _ in sorted(found, key=lambda row: row[3])]
