"""The editors' room for reforms: what changes, what is counted (`figures`), its log (`update`)."""

from reforms.admin.figures import FigureAdmin, MeasureAdmin
from reforms.admin.groups import AnswerAdmin, AudienceAdmin, QuestionAdmin, StrandAdmin
from reforms.admin.reform import EventAdmin, MilestoneAdmin, ReformAdmin
from reforms.admin.relations import DependencyAdmin, InvolvementAdmin
from reforms.admin.update import UpdateAdmin

__all__ = [
    "AnswerAdmin",
    "AudienceAdmin",
    "DependencyAdmin",
    "EventAdmin",
    "FigureAdmin",
    "InvolvementAdmin",
    "MeasureAdmin",
    "MilestoneAdmin",
    "QuestionAdmin",
    "ReformAdmin",
    "StrandAdmin",
    "UpdateAdmin",
]
