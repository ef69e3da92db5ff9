"""Who decided a statement before it came into a draft: a room above knows, and tells it here.

Where somebody accepted a statement from a document that was read in, the entry is theirs: readers
see who recorded it, and the log of the admin has who accepted it besides who published it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.contrib.auth.models import User

from seeds.models import Sourced
from sittings.typed import Boxes


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided it, when, and a sentence that says so."""

    by: User
    at: datetime
    told: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Of the statements by their keys, of the reforms without news by their titles."""

    rows: Mapping[str, Decided] = field(default_factory=dict)
    checks: Mapping[str, Decided] = field(default_factory=dict)


ReadDecisions = Callable[[Sequence[Boxes], Boxes], Decisions]

_readers: list[ReadDecisions] = []


def supply_decisions(reader: ReadDecisions) -> None:
    """Registers the reader: from the boxes of the statements and of "nothing new about"."""
    _readers[:] = [reader]


def read_decisions(rows: Sequence[Boxes], nothing: Boxes) -> Decisions:
    """What was decided before; nothing where no room above knows of any."""
    return _readers[0](rows, nothing) if _readers else Decisions()


def log_decisions(decided: Sequence[tuple[Sourced, Decided]]) -> None:
    """Keeps in each entry's history of the admin who decided it, at the time of that decision."""
    LogEntry.objects.bulk_create(
        LogEntry(
            action_time=one.at,
            user=one.by,
            content_type=get_content_type_for_model(fact),
            object_id=str(fact.pk),
            object_repr=str(fact)[:200],
            action_flag=CHANGE,
            change_message=one.told,
        )
        for fact, one in decided
    )
