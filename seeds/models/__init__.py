"""Documents and their passages, caveats, checks, seals, and `Sourced`, the base of every fact."""

from seeds.models.caveat import Caveat, CaveatQuerySet, Reading
from seeds.models.check import PassageCheck
from seeds.models.document import Document, Passage
from seeds.models.doubt import Doubt
from seeds.models.seal import NewestSeal, Seal
from seeds.models.sourced import Basis, Sourced
from seeds.querysets import FactIsKept

__all__ = [
    "Basis",
    "Caveat",
    "CaveatQuerySet",
    "Document",
    "Doubt",
    "FactIsKept",
    "NewestSeal",
    "Passage",
    "PassageCheck",
    "Reading",
    "Seal",
    "Sourced",
]
