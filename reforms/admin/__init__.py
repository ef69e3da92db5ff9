"""The editors' room for reforms: what is to change (`reform`, `ties`), and its log (`update`)."""

from reforms.admin.reform import (
    AudienceAdmin,
    EventAdmin,
    MilestoneAdmin,
    ReformAdmin,
    StrandAdmin,
)
from reforms.admin.ties import DependencyAdmin, InvolvementAdmin
from reforms.admin.update import UpdateAdmin

__all__ = [
    "AudienceAdmin",
    "DependencyAdmin",
    "EventAdmin",
    "InvolvementAdmin",
    "MilestoneAdmin",
    "ReformAdmin",
    "StrandAdmin",
    "UpdateAdmin",
]
