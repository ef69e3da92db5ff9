"""What is to change and when (`reform`), and the log of what was known of it (`update`)."""

from reforms.models.reform import (
    Dependency,
    Event,
    Involvement,
    Milestone,
    Reform,
    Strand,
)
from reforms.models.update import LogIsAppendOnly, Outcome, Stage, Update

__all__ = [
    "Dependency",
    "Event",
    "Involvement",
    "LogIsAppendOnly",
    "Milestone",
    "Outcome",
    "Reform",
    "Stage",
    "Strand",
    "Update",
]
