"""What is to change (`reform`), the log of what was known of it (`update`), and its `kinds`."""

from reforms.models.choices import LegalForce, Outcome, Stage
from reforms.models.question import Question
from reforms.models.reform import Audience, Event, Milestone, Reform, Strand
from reforms.models.relations import Dependency, Involvement
from reforms.models.update import Update

__all__ = [
    "Audience",
    "Dependency",
    "Event",
    "Involvement",
    "LegalForce",
    "Milestone",
    "Outcome",
    "Question",
    "Reform",
    "Stage",
    "Strand",
    "Update",
]
