"""The groups of what changed: which one a change belongs to, its words, and whether it is open."""

from typing import cast

from reforms.comparing import FactChange
from reforms.models import Milestone, Outcome, Update
from reforms.models.kind_definition import ChangeGroup
from seeds.models import Basis

Kind = Update.Kind

TITLES = {
    ChangeGroup.OUTCOME: ("Happened", "A source says what became of a milestone."),
    ChangeGroup.DECIDED: ("Decided", "Open questions on the first day that sources have decided."),
    ChangeGroup.REDATED: ("Date moved", "The words for a date changed, or how we read them."),
    ChangeGroup.DATED: (
        "Newly dated",
        "Milestones of known reforms that had no date by the first day.",
    ),
    ChangeGroup.FORCE: ("Law moved", "Steps from proposal to law."),
    ChangeGroup.STAGE: ("Stage moved", "An editor infers the stage of each reform."),
    ChangeGroup.NEW: ("New", "Reforms that no source had mentioned by the first day."),
    ChangeGroup.RENAMED: (
        "Renamed",
        "A name changed, or one body replaced another.",
    ),
    ChangeGroup.REWORDED: ("Described differently", "What each source says the reform is."),
    ChangeGroup.SILENT: (
        "Not mentioned since",
        "No document published between the two days mentions these. This does not tell us what "
        "happened to them.",
    ),
    ChangeGroup.UNCHANGED: ("Unchanged", "Mentioned again, with no change."),
    ChangeGroup.FILED: (
        "Filed by us for the first time",
        "An editor gave these a stage or a legal force that they did not have here before. "
        "Nothing need have moved.",
    ),
    ChangeGroup.LATE: (
        "Read late",
        "Entered here in between, from sources that say so for the first day or before.",
    ),
    ChangeGroup.CORRECTED: (
        "Corrected",
        "Entries of the tracker that we corrected in between, and what they say now.",
    ),
    ChangeGroup.WITHDRAWN: (
        "Withdrawn",
        "Entries of the tracker that we withdrew in between.",
    ),
}

FILED = (Kind.STAGE, Kind.LEGAL_FORCE, Kind.DESCRIPTION)
"""Kinds of which a first entry that an editor infers is filing, and no move of the reform."""

QUIET = {
    *(ChangeGroup.REWORDED, ChangeGroup.SILENT, ChangeGroup.UNCHANGED),
    *(ChangeGroup.FILED, ChangeGroup.LATE, ChangeGroup.CORRECTED, ChangeGroup.WITHDRAWN),
}
"""What is no news of a reform: left out on paper, which says how many there are and where."""

FOLDED = {*QUIET, ChangeGroup.STAGE, ChangeGroup.RENAMED} - {ChangeGroup.CORRECTED}
OPEN = {ChangeGroup.OUTCOME, ChangeGroup.DECIDED, ChangeGroup.REDATED}
"""Opened on request are the one, never the other, and what is left if it is long."""
MAX_OPEN_ROWS = 4


def group_of(change: FactChange) -> ChangeGroup:
    """The group that a change of a known reform belongs to."""
    update, definition = change.newest, change.newest.definition
    is_decision = update.milestone and update.milestone.kind == Milestone.Kind.DECISION
    if is_decision and update.outcome == Outcome.MET:
        return ChangeGroup.DECIDED
    if change.before is None and update.basis == Basis.INFERRED and update.kind in FILED:
        return ChangeGroup.FILED
    group = definition.group if change.before else definition.first_group or definition.group
    # A kind without a group is no part of a state.
    return cast(ChangeGroup, group)
