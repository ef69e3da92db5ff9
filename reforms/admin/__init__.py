"""The admin pages of reforms, their figures and the log, and the form that records an update.

`worklist` is the editors' start page; `checked` records “checked, no change” for many reforms.
"""

from reforms.admin.expected import EvidenceReadingAdmin, ExpectedEvidenceAdmin
from reforms.admin.figures import FigureAdmin, MeasureAdmin
from reforms.admin.groups import AnswerAdmin, AudienceAdmin, QuestionAdmin, StrandAdmin
from reforms.admin.preparations import PreparationAdmin
from reforms.admin.recommendations import (
    RecommendationAdmin,
    RecommendationCountAdmin,
    RecommendationEntryAdmin,
)
from reforms.admin.reform import EventAdmin, MilestoneAdmin, ReformAdmin
from reforms.admin.relations import DependencyAdmin, InvolvementAdmin
from reforms.admin.update import UpdateAdmin

__all__ = [
    "AnswerAdmin",
    "AudienceAdmin",
    "DependencyAdmin",
    "EventAdmin",
    "EvidenceReadingAdmin",
    "ExpectedEvidenceAdmin",
    "FigureAdmin",
    "InvolvementAdmin",
    "MeasureAdmin",
    "MilestoneAdmin",
    "PreparationAdmin",
    "QuestionAdmin",
    "RecommendationAdmin",
    "RecommendationCountAdmin",
    "RecommendationEntryAdmin",
    "ReformAdmin",
    "StrandAdmin",
    "UpdateAdmin",
]
