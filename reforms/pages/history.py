"""The log of one reform or event as readers see it, newest first; a reform's checks are folded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst

from reforms.models import Event, EvidenceReading, Reform, Update
from seeds.history import HistoryEntry, build_history
from seeds.models import Sourced


@dataclass(frozen=True, slots=True)
class ReformHistory:
    """All that was known by a day; `checks` are the entries that changed nothing."""

    changes: tuple[HistoryEntry, ...]
    checks: tuple[HistoryEntry, ...]


def split_history(row: Reform | Event, facts: Iterable[Sourced], day: date) -> ReformHistory:
    """The history that `facts` about `row` make; they were read by seeds.history.read_facts."""
    entries = build_history(row, (rows := list(facts)), day, lambda fact: _tell(fact, row))
    checks = {fact.key for fact in rows if _changed_nothing(fact)}
    return ReformHistory(
        changes=tuple(entry for entry in entries if entry.anchor not in checks),
        checks=tuple(entry for entry in entries if entry.anchor in checks),
    )


def _changed_nothing(fact: Sourced) -> bool:
    is_check = isinstance(fact, Update) and fact.kind == Update.Kind.CHECKED
    is_reading = isinstance(fact, EvidenceReading)
    return (is_check or is_reading) and fact.corrects is None


def _tell(fact: Sourced, row: Reform | Event) -> Mapping[str, Any]:
    """“Testing begins: by the end of the year”, how that is read, and what else is said."""
    if not isinstance(fact, Update):
        return {"says": capfirst(fact.summary() if fact.subject == row else str(fact))}
    of_which = f"{fact.milestone.title}: " if fact.milestone else ""
    why = f"Why the date moved: {fact.why_moved}" if fact.why_moved else ""
    return {
        "says": of_which + fact.heading(),
        "note": " ".join(filter(None, [fact.note, why])),
        "interval": fact.reading.beside(fact.target.words),
        "minor": not fact.is_significant,
    }
