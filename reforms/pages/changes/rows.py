"""One row for one change: before, after, who says each, and by how much a date moved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from reforms.comparing import Change, Place, State, reform_of
from reforms.models import Update
from seeds.pages import Said, build_said
from seeds.printing import print_window
from seeds.vague import Window

Kind = Update.Kind


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two days of a row: what was said, how it is read, and who says it."""

    text: str
    interval: str = ""
    said: Said | None = None


NOTHING = Side("")


@dataclass(frozen=True, slots=True)
class Row:
    """One change. `page` is "reform" or "body": which page `slug` belongs to.

    `dates` are those that a new reform came with, each a line.
    """

    page: str
    slug: str
    name: str
    what: str
    before: Side
    after: Side
    shift: str = ""
    dates: tuple[str, ...] = ()


def build_row(change: Change, state: State) -> Row:
    """The row of a change; `state` gives the reform's name of the day."""
    update = change.newest
    return Row(
        page="reform",
        slug=change.place.reform,
        name=name_in(state, update),
        what=update.milestone.title if update.milestone else str(update.get_kind_display()),
        before=build_side(change.before),
        after=build_side(change.after),
        shift=_shift(change) if change.place.kind == Kind.TARGET else "",
    )


def targets_by_reform(state: State) -> dict[str, list[Update]]:
    """The dates of milestones in a state, by the reform's slug."""
    found: dict[str, list[Update]] = defaultdict(list)
    for place, update in state.items():
        if place.kind == Kind.TARGET and update.milestone:
            found[place.reform].append(update)
    return found


def build_new(update: Update, after: State, targets: Iterable[Update]) -> Row:
    """The row of a new reform: what it is, or what else was said first, and its dates."""
    slug = reform_of(update).slug
    dates = [
        f"{target.milestone.title}: {side.text}" + (f", {side.interval}" if side.interval else "")
        for target in targets
        if target.milestone
        for side in [build_side(target)]
    ]
    return Row(
        page="reform",
        slug=slug,
        name=name_in(after, update),
        what=str(reform_of(update).strand),
        before=NOTHING,
        after=build_side(update),
        dates=tuple(dates),
    )


def name_in(state: State, update: Update) -> str:
    """What the reform of an update is called in a state."""
    reform = reform_of(update)
    named = state.get(Place(reform.slug, "", Kind.NAME))
    return capfirst(named.name if named else reform.title)


def build_side(update: Update | None) -> Side:
    """What an update says, as one side of a row."""
    if update is None:
        return NOTHING
    text = {
        Kind.NAME: update.name,
        Kind.STAGE: str(update.get_stage_display()),
        Kind.LEGAL_FORCE: str(update.get_legal_force_display()),
        Kind.OUTCOME: str(update.get_outcome_display()),
        Kind.DESCRIPTION: update.note,
        Kind.TARGET: f"“{update.target.words}”",
        Kind.CHECKED: "taken back",
    }[Kind(update.kind)]
    return Side(text, print_window(update.target.window), build_said(update))


def _shift(change: Change) -> str:
    """By how much an interval moved, end by end; "" where the two cannot be compared."""
    if change.before is None or change.after is None:
        return ""
    old, new = change.before.target.window, change.after.target.window
    ends = (
        _moved("starts", old.earliest, new.earliest),
        _moved("ends", old.latest, new.latest),
    )
    return "; ".join(filter(None, ends)) or _opened(old, new)


def _moved(verb: str, old: date | None, new: date | None) -> str:
    if old is None or new is None or old == new:
        return ""
    days = abs((new - old).days)
    return f"{verb} {days} day{'' if days == 1 else 's'} {'later' if new > old else 'earlier'}"


def _opened(old: Window, new: Window) -> str:
    if old.is_empty and not new.is_empty:
        return "now has an interval"
    if new.is_empty and not old.is_empty:
        return "no longer has an interval"
    return ""
