"""Admin pages of reforms (`groups`, `reform`, `relations`) and of their log (`update`)."""

from reforms.admin.groups import AudienceAdmin, QuestionAdmin, StrandAdmin
from reforms.admin.reform import EventAdmin, MilestoneAdmin, ReformAdmin
from reforms.admin.relations import DependencyAdmin, InvolvementAdmin
from reforms.admin.update import UpdateAdmin

__all__ = [
    "AudienceAdmin",
    "DependencyAdmin",
    "EventAdmin",
    "InvolvementAdmin",
    "MilestoneAdmin",
    "QuestionAdmin",
    "ReformAdmin",
    "StrandAdmin",
    "UpdateAdmin",
]
