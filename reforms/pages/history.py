"""The log of one reform as readers see it: an entry an update, newest first, checks folded."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from libs.vaguedates.printing import print_day
from reforms.models import Reform, Update
from seeds.history import HistoryEntry, build_history_entry


@dataclass(frozen=True, slots=True)
class ReformHistory:
    """All that was known by a day; `checks` are the entries that changed nothing."""

    changes: tuple[HistoryEntry, ...]
    checks: tuple[HistoryEntry, ...]


def build_history(reform: Reform, day: date) -> ReformHistory:
    """The history of `reform` up to `day`, corrected entries included. One query."""
    updates = (
        Update.objects.filter(reform=reform, known_on__lte=day)
        .select_related(
            "milestone",
            "after",
            "passage__document",
            "recorded_by",
            "corrects__milestone",
            "corrected_by",
        )
        .order_by("-known_on", "-pk")
    )
    changes: list[HistoryEntry] = []
    checks: list[HistoryEntry] = []
    for update in updates:
        is_check = update.kind == Update.Kind.CHECKED and update.corrects is None
        (checks if is_check else changes).append(_entry(update, day))
    return ReformHistory(tuple(changes), tuple(checks))


def _entry(update: Update, day: date) -> HistoryEntry:
    """“Testing begins: by the end of the year”, with what it corrects or is corrected by."""
    of_which = f"{update.milestone.title}: " if update.milestone else ""
    wrong, right = update.corrects, getattr(update, "corrected_by", None)
    return build_history_entry(
        update,
        of_which + update.heading(),
        note=update.note,
        interval=update.target.read_as,
        correction=f"Corrects “{wrong.summary()}” of {print_day(wrong.known_on)}." if wrong else "",
        corrected_by=right.key if right and right.known_on <= day else "",
        recorded=_recorded(update),
        minor=not update.is_significant,
    )


def _recorded(update: Update) -> str:
    """When and by whom it was entered, which is not when it was known."""
    day = print_day(timezone.localdate(update.recorded_at))
    if update.recorded_by is None:
        return f"Recorded {day}, loaded with its document"
    return f"Recorded {day} by {update.recorded_by.get_full_name() or 'an editor'}"
