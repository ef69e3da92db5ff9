"""What is to change (`reform`), the log of it (`update`, `kinds`), what is counted (`figure`)."""

from reforms.models.choices import LegalForce, Outcome, Stage
from reforms.models.expected import EvidenceReading, ExpectedEvidence
from reforms.models.figure import Figure, Measure
from reforms.models.preparation import Preparation
from reforms.models.question import Answer, Question
from reforms.models.recommendation import (
    Recommendation,
    RecommendationCount,
    RecommendationEntry,
)
from reforms.models.reform import Audience, Event, Milestone, Reform, Strand
from reforms.models.relations import Dependency, Involvement
from reforms.models.update import Update

__all__ = [
    "Answer",
    "Audience",
    "Dependency",
    "Event",
    "EvidenceReading",
    "ExpectedEvidence",
    "Figure",
    "Involvement",
    "LegalForce",
    "Measure",
    "Milestone",
    "Outcome",
    "Preparation",
    "Question",
    "Recommendation",
    "RecommendationCount",
    "RecommendationEntry",
    "Reform",
    "Stage",
    "Strand",
    "Update",
]
