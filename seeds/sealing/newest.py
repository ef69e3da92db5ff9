"""The newest seal, which whoever looks at the log may write down and ask for later."""

from dataclasses import dataclass

from libs.pagememo.readings import once_a_version
from seeds.models import NewestSeal
from seeds.sealing.writing import BEFORE_THE_FIRST


@dataclass(frozen=True, slots=True)
class SealShown:
    """How many entries the log has, and the hash that stands for all of them."""

    number: int
    hash: str


@once_a_version(most=1)
def read_newest_seal() -> SealShown:
    """One query. Of a log without entries the number is 0, and the hash 64 zeros."""
    newest = NewestSeal.objects.first()
    return SealShown(newest.number, newest.hash) if newest else SealShown(0, BEFORE_THE_FIRST)
