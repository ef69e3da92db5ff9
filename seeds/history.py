"""One thing that was said, as every page's history shows it: the value behind includes/log.html."""

from dataclasses import dataclass
from typing import Any

from libs.vaguedates.printing import print_day
from seeds.models import Sourced
from seeds.pages import Cite, build_cite


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A fact, ready to print; an empty text leaves its line out.

    `interval` is how its date is read. `correction` says what it corrects; `corrected_by` is the
    anchor of the entry that corrects it. `recorded` says when and by whom it was entered.
    """

    anchor: str
    day_iso: str
    day: str
    says: str
    basis: str
    reason: str
    source: Cite | None
    note: str = ""
    interval: str = ""
    correction: str = ""
    corrected_by: str = ""
    recorded: str = ""
    minor: bool = False


def build_history_entry(fact: Sourced, says: str, **more: Any) -> HistoryEntry:
    """The entry of a fact; its passage and document must have been fetched with it."""
    return HistoryEntry(
        anchor=fact.key,
        day_iso=fact.known_on.isoformat(),
        day=print_day(fact.known_on),
        says=says,
        basis=fact.basis,
        reason=fact.reason,
        source=build_cite(fact.passage),
        **more,
    )
