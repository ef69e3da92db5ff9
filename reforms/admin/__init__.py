"""The admin pages of reforms, milestones and events, and the form that records an update.

`worklist` is the editors' start page; `checked` records “checked, no change” for many reforms.
"""

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
