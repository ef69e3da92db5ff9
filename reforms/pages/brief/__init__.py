"""A brief of some reforms: `choice` reads what is asked, `page` builds it from `entries`."""

from reforms.pages.brief.choice import MANY_VALUES, ONE_VALUE, BriefQuery
from reforms.pages.brief.offer import build_offer
from reforms.pages.brief.page import BriefPage, brief_of, build_brief, share_address

__all__ = [
    "MANY_VALUES",
    "ONE_VALUE",
    "BriefPage",
    "BriefQuery",
    "brief_of",
    "build_brief",
    "build_offer",
    "share_address",
]
