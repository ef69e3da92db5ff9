"""The admin pages of delivery bodies (`bodies`), their `relations` and `places`."""

from partnerships.admin.bodies import BodyFactAdmin, BodyNameAdmin, DeliveryBodyAdmin
from partnerships.admin.places import (
    CoverageAdmin,
    IntegratedCareBoardAdmin,
    LocalAuthorityAdmin,
    RegionAdmin,
    SuccessionAdmin,
)
from partnerships.admin.relations import MembershipAdmin, RelationAdmin

__all__ = [
    "BodyFactAdmin",
    "BodyNameAdmin",
    "CoverageAdmin",
    "DeliveryBodyAdmin",
    "IntegratedCareBoardAdmin",
    "LocalAuthorityAdmin",
    "MembershipAdmin",
    "RegionAdmin",
    "RelationAdmin",
    "SuccessionAdmin",
]
