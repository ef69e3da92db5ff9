"""How what a document says stands to what we know: new, the same, another date, a contradiction."""

import re
from collections.abc import Iterable
from datetime import date

from intake.finding.progress import STEPS, Step, step_at
from intake.finding.stems import stem
from intake.finding.values import KnownMilestone, KnownThing
from libs.vaguedates.printing import print_day

NEW, SAME, REDATED, CONTRADICTS, EARLIER, OTHER = (
    *("new", "confirms", "dates anew"),
    *("contradicts", "earlier than what we know", "other"),
)
GENERIC = {one.key for one in STEPS if one.key in ("published", "start", "apply", "developed")}
SMALL = frozenset(("the", "of", "a", "an", "is", "to", "in", "for", "and", "on", "first"))


def milestone_for(
    thing: KnownThing, step: Step, clause: str, edtfs: Iterable[str]
) -> tuple[KnownMilestone | None, str]:
    """The milestone of a thing that a clause speaks of; None and a title of ours for a new one."""
    if thing.kind == "event":
        return thing.milestones[0], thing.milestones[0].title
    dated = [one for one in thing.milestones if one.edtf and one.edtf in set(edtfs)]
    rated = [(_likeness(one, step, clause), one) for one in thing.milestones]
    close = [one for likeness, one in rated if likeness >= 2]
    same = [one for one in dated if one in close] or (dated if len(dated) == 1 else [])
    if same:
        return same[0], same[0].title
    best = max(rated, key=lambda pair: pair[0], default=(0, None))
    if best[0] >= 2 and best[1] is not None:
        return best[1], best[1].title
    return None, step.title


def _likeness(one: KnownMilestone, step: Step, clause: str) -> float:
    own = step_at(one.title, 0)
    same = 2.0 if own is not None and own.key == step.key else 0.0
    words = {stem(word) for word in re.findall(r"\w+", one.title.lower())} - SMALL
    said = {stem(word) for word in re.findall(r"\w+", clause.lower())}
    return same + 2.0 * len(words & said) / max(1, len(words))


def compare_date(
    one: KnownMilestone | None, edtfs: Iterable[str], said_on: date, *, is_past: bool
) -> tuple[str, str]:
    """How a date stands to a milestone's, and what is known of that: two texts."""
    if one is None:
        return NEW, "Until now: nothing."
    told = _told(one)
    if one.edtf and one.edtf in set(edtfs):
        return SAME, told
    newest = max((day for day in (one.dated_on, one.settled_on) if day), default=None)
    if newest and newest > said_on:
        return EARLIER, told
    if one.outcome and not is_past:
        return CONTRADICTS, told
    return (REDATED if one.words else NEW), told


def _told(one: KnownMilestone) -> str:
    parts = []
    if one.words and one.dated_on:
        parts.append(f"“{one.words}” (since {print_day(one.dated_on)})")
    if one.outcome and one.settled_on:
        parts.append(f"{one.outcome} (since {print_day(one.settled_on)})")
    return f"Until now: {'; '.join(parts)}." if parts else "Until now: nothing."


def compare_value(thing: KnownThing, kind: str, value: str, said_on: date) -> tuple[str, str]:
    """How a stage or a legal force stands to the one that is known."""
    known, since = thing.says.get(kind, ""), thing.since.get(kind)
    if not known or since is None:
        return NEW, "Until now: nothing."
    told = f"Until now: {known} (since {print_day(since)})."
    if known == value:
        return SAME, told
    return (EARLIER if since > said_on else OTHER), told
