"""How near to the decision a document stands: one table, from whose word it is.

A rank says where to look first, not who is right. "Not ranked" is what the publisher does not tell.
"""

from django.db import models


class Authority(models.TextChoices):
    """Whose word a document is."""

    PRIMARY = "primary", "the body responsible"
    REPRINT = "primary-reprint", "a reprint of the body responsible"
    PARLIAMENT = "parliament", "Parliament"
    COUNCIL = "council", "a council"
    OFFICIAL = "official", "another public body"
    SECTOR = "sector", "a sector body"
    MEDIA = "media", "the press"
    VENDOR = "vendor", "a firm that sells services"
    REFERENCE = "reference", "reference data"


class Rank(models.TextChoices):
    """The ranks, the nearest first."""

    PRIMARY = "primary", "primary"
    OFFICIAL = "official", "official body"
    SECTOR = "sector", "sector"
    PRESS = "press", "press"
    VENDOR = "vendor", "vendor"
    NOT_RANKED = "not-ranked", "not ranked"


RANKS: dict[str, Rank] = {
    Authority.PRIMARY: Rank.PRIMARY,
    Authority.REPRINT: Rank.PRIMARY,
    Authority.PARLIAMENT: Rank.PRIMARY,
    Authority.COUNCIL: Rank.OFFICIAL,
    Authority.OFFICIAL: Rank.OFFICIAL,
    Authority.SECTOR: Rank.SECTOR,
    Authority.MEDIA: Rank.PRESS,
    Authority.VENDOR: Rank.VENDOR,
    Authority.REFERENCE: Rank.NOT_RANKED,
}

WEAK = (Rank.PRESS, Rank.VENDOR)
"""Ranks beside which a primary source is to be looked for."""

WEAK_AUTHORITIES = tuple(authority for authority, rank in RANKS.items() if rank in WEAK)


def rank_of(authority: str) -> Rank:
    """The rank of a document by whose word it is.

    rank_of("primary-reprint") is Rank.PRIMARY: a copy has the same words. An authority that the
    table does not have is not ranked.
    """
    return RANKS.get(authority, Rank.NOT_RANKED)


def only_mark(authority: str) -> str:
    """What a citation says where nobody nearer is cited: "press only", "vendor only" or ""."""
    rank = rank_of(authority)
    return f"{rank.label} only" if rank in WEAK else ""
