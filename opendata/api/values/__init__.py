"""What the API gives out: frozen values, whose schema is the API's description."""

from opendata.api.values.advice import EntryData, RecommendationData
from opendata.api.values.bodies import (
    AreaData,
    BodyData,
    CoverData,
    MembershipData,
    PartData,
    RelationData,
)
from opendata.api.values.common import CitationData, DateData, WhoSaysData
from opendata.api.values.expected import ExpectedData
from opendata.api.values.reforms import (
    ChangeData,
    MilestoneData,
    MoveData,
    NeedData,
    ReadyData,
    ReformData,
    ShiftData,
    SideData,
    SlipData,
    StandingData,
    UpdateData,
)
from opendata.api.values.words import DocumentData, PassageData, SenseData, TermData

__all__ = [
    "AreaData",
    "BodyData",
    "ChangeData",
    "CitationData",
    "CoverData",
    "DateData",
    "DocumentData",
    "EntryData",
    "ExpectedData",
    "MembershipData",
    "MilestoneData",
    "MoveData",
    "NeedData",
    "PartData",
    "PassageData",
    "ReadyData",
    "RecommendationData",
    "ReformData",
    "RelationData",
    "SenseData",
    "ShiftData",
    "SideData",
    "SlipData",
    "StandingData",
    "TermData",
    "UpdateData",
    "WhoSaysData",
]
