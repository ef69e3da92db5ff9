"""The log of one reform as readers see it: an entry an update, newest first, checks folded."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from libs.vaguedates.printing import print_day, print_window
from reforms.models import Reform, Update
from seeds.pages import Cite, build_cite


@dataclass(frozen=True, slots=True)
class Entry:
    """One update, ready to print. `correction` says what it corrects, or that it was corrected.

    `interval` is how its date is read, "" where the words say no less.
    """

    anchor: str
    day_iso: str
    day: str
    says: str
    interval: str
    note: str
    basis: str
    reason: str
    source: Cite | None
    recorded: str
    correction: str
    corrected_by: str
    minor: bool
    is_check: bool


@dataclass(frozen=True, slots=True)
class History:
    """All that was known by a day; `checks` are the entries that changed nothing."""

    changes: tuple[Entry, ...]
    checks: tuple[Entry, ...]


def build_history(reform: Reform, day: date) -> History:
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
    entries = [build_entry(update, day) for update in updates]
    return History(
        changes=tuple(entry for entry in entries if not entry.is_check),
        checks=tuple(entry for entry in entries if entry.is_check),
    )


def build_entry(update: Update, day: date) -> Entry:
    """One entry; what it points to must have been fetched with it."""
    correction = ""
    if update.corrects:
        correction = (
            f"Corrects “{update.corrects.summary()}” of {print_day(update.corrects.known_on)}."
        )
    later = getattr(update, "corrected_by", None)
    is_corrected = later is not None and later.known_on <= day
    interval = print_window(update.target.window)
    return Entry(
        anchor=update.key,
        day_iso=update.known_on.isoformat(),
        day=print_day(update.known_on),
        says=_sentence(update),
        interval=interval if interval != update.target.words else "",
        note=update.note,
        basis=update.basis,
        reason=update.reason,
        source=build_cite(update.passage),
        recorded=_recorded(update),
        correction=correction,
        corrected_by=later.key if is_corrected and later else "",
        minor=not update.is_significant,
        is_check=update.kind == Update.Kind.CHECKED and update.corrects is None,
    )


def print_value(update: Update) -> str:
    """What an update says, without of what: “by the end of the year”."""
    return {
        Update.Kind.NAME: f"Called “{update.name}”",
        Update.Kind.DESCRIPTION: "Described",
        Update.Kind.STAGE: f"Stage: {update.get_stage_display()}",
        Update.Kind.LEGAL_FORCE: f"Legal force: {update.get_legal_force_display()}",
        Update.Kind.TARGET: f"“{update.target.words}”",
        Update.Kind.OUTCOME: update.get_outcome_display(),
        Update.Kind.CHECKED: "Mentioned, no change",
    }[Update.Kind(update.kind)]


def _sentence(update: Update) -> str:
    """What the update says, as a heading: “Testing begins: by the end of the year”."""
    value = print_value(update)
    return f"{update.milestone.title}: {value}" if update.milestone else value


def _recorded(update: Update) -> str:
    """When and by whom it was entered, which is not when it was known."""
    day = print_day(timezone.localdate(update.recorded_at))
    if update.recorded_by is None:
        return f"Recorded {day}, loaded with its document"
    return f"Recorded {day} by {update.recorded_by.get_full_name() or 'an editor'}"
