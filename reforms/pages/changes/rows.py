"""One row for one change: before, after, who says each, and by how much a date moved."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from libs.vaguedates.vague_date import Window
from reforms.comparing import FactChange, State, reform_of
from reforms.models import Update
from reforms.pages.changes.then import Then
from seeds.pages import Said, build_said

Kind = Update.Kind


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two days of a row: what was said, how it is read, and who says it."""

    text: str
    interval: str = ""
    said: Said | None = None


NOTHING = Side("")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. `page` is "reform", "body" and the like: which page `slug` belongs to.

    `dates` are those that a new reform came with, each a line. A correction has the `address` of
    its entry, and its `reason`.
    """

    page: str
    slug: str
    name: str
    what: str
    before: Side
    after: Side
    shift: str = ""
    dates: tuple[str, ...] = ()
    reason: str = ""
    address: str = ""


def build_row(change: FactChange, before: Then, after: Then) -> ChangeRow:
    """The row of a change, under the reform's newest name."""
    update = change.newest
    is_name = change.key.kind == Kind.NAME
    return ChangeRow(
        page="reform",
        slug=change.key.reform,
        name=(after if change.after else before).name_of(reform_of(update)),
        what=update.milestone.title if update.milestone else str(update.get_kind_display()),
        before=_first_name(change, before) if is_name else build_side(change.before, before),
        after=build_side(change.after, after),
        shift=_shift(change, before, after) if change.key.kind == Kind.TARGET else "",
    )


def targets_by_reform(state: State) -> dict[str, list[Update]]:
    """The dates of milestones in a state, by the reform's slug."""
    found: dict[str, list[Update]] = defaultdict(list)
    for key, update in state.items():
        if key.kind == Kind.TARGET and update.milestone:
            found[key.reform].append(update)
    return found


def build_new(update: Update, after: Then, targets: Iterable[Update]) -> ChangeRow:
    """The row of a new reform: what it is, or what else was said first, and its dates."""
    reform = reform_of(update)
    dates = [
        f"{target.milestone.title}: {side.text}" + (f", {side.interval}" if side.interval else "")
        for target in targets
        if target.milestone
        for side in [build_side(target, after)]
    ]
    return ChangeRow(
        page="reform",
        slug=reform.slug,
        name=after.name_of(reform),
        what=str(reform.strand),
        before=NOTHING,
        after=build_side(update, after),
        dates=tuple(dates),
    )


def build_side(update: Update | None, then: Then) -> Side:
    """What an update says, as one side of a row."""
    if update is None:
        return NOTHING
    return Side(
        update.compared(), update.reading_in(then.window_of(update)).in_words, build_said(update)
    )


def _first_name(change: FactChange, before: Then) -> Side:
    """The name before another was used; that of the tracker where no source had given one."""
    return (
        build_side(change.before, before)
        if change.before
        else Side(before.name_of(reform_of(change.newest)))
    )


def _shift(change: FactChange, before: Then, after: Then) -> str:
    """By how much an interval moved, end by end; "" where the two cannot be compared."""
    if change.before is None or change.after is None:
        return ""
    old, new = before.window_of(change.before), after.window_of(change.after)
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
