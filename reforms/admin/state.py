"""What the log says of a reform or an event, as panels: its newest entries, and those in force."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import Truncator

from libs.backoffice.panels import Panel, PanelRow, ShownPanel, Tool, list_of, page_of
from libs.vaguedates.printing import print_day
from reforms.editing import address_to_record
from reforms.models import Event, Milestone, Reform, Update
from seeds.admin.standing import LOADED, standing_of

ORDER = list(Update.Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow(PanelRow):
    """A line of the present state, and which new entry would take its place."""

    kind: str
    milestone: str


def updates_panel(by: str) -> Panel:
    """The newest entries of the log, corrected ones included."""
    return Panel(
        title="Newest updates",
        model=Update,
        by=by,
        headings=("What it says", "Known on", "Who says so", "Recorded by"),
        cells=lambda update: (*cells(update), recorder(update)),
        add="Record an update",
        every="All its updates",
    )


def log_of(row: Reform | Milestone | Event) -> Tool:
    """The way from a row's history to what is known of it, which is not kept there."""
    about: dict[str, Any] = {f"{row._meta.model_name}__id__exact": row.pk}
    return Tool("its log of updates", list_of(Update, **about))


def show_state(subject: Reform | Event, day: date) -> ShownPanel:
    """What was known on `day`: one line for each entry in force, the subject's own first."""
    about = {subject._meta.model_name or "": subject}
    in_force = Update.objects.filter(**about).in_force_on(day)
    rows = sorted(in_force.select_related("milestone", "passage__document"), key=_place)
    return ShownPanel(
        title=f"As known today, {print_day(day)}",
        headings=("What is known", "Since", "Who says so"),
        lines=tuple(
            StateRow(
                *(page_of(row), cells(row)[0], cells(row)[1:]),
                kind=row.kind,
                milestone=str(row.milestone_id or ""),
            )
            for row in rows
        ),
        add="Record an update",
        add_href=address_to_record(subject),
        every="",
        all_href="",
    )


def cells(update: Update) -> tuple[str, str, str]:
    """What an update says, from which day, and who says so."""
    said = Truncator(update.summary()).words(30)
    if days := update.reading.beside(update.target.words):
        said += f" ({days})"
    return said, print_day(update.known_on), says_so(update)


def says_so(update: Update) -> str:
    """The basis, with the passage that says it or the editor's reason, or both."""
    given = [str(update.passage)] if update.passage else []
    given += [update.reason] if update.reason else []
    return f"{update.get_basis_display()}: {'; '.join(given)}"


def marked(update: Update) -> str:
    """What an update says, and how it stands; fetch `corrected_by` with it."""
    said, standing = cells(update)[0], standing_of(update)
    return f"{said} – {standing}" if standing else said


def recorder(update: Update) -> str:
    return str(update.recorded_by) if update.recorded_by else LOADED


def _place(update: Update) -> tuple[int, str, int]:
    milestone = update.milestone
    own = (milestone.position + 1, milestone.slug) if milestone else (0, "")
    return (*own, ORDER.index(Update.Kind(update.kind)))
