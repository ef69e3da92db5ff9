"""Delivery bodies (`body`), how they are tied and who belongs to them (`relations`), `places`.

Rows are dated by the day they were known, so that the delivery model can be drawn for any day.
Nothing here says who reports to whom: no source does.
"""

from partnerships.models.body import BodyFact, BodyName, DeliveryBody
from partnerships.models.places import (
    Coverage,
    IntegratedCareBoard,
    LocalAuthority,
    Region,
    Succession,
)
from partnerships.models.relations import Membership, Relation

__all__ = [
    "BodyFact",
    "BodyName",
    "Coverage",
    "DeliveryBody",
    "IntegratedCareBoard",
    "LocalAuthority",
    "Membership",
    "Region",
    "Relation",
    "Succession",
]
