"""The delivery model: every body known on a day, from national to local."""

from dataclasses import dataclass
from itertools import chain

from partnerships.models import DeliveryBody
from partnerships.pages.known import BodyKnown, build_known
from partnerships.pages.rows import read_rows
from seeds.days import Day
from seeds.pages import CaveatBox, caveats_known_by, place_caveats

Tier = DeliveryBody.Tier


@dataclass(frozen=True, slots=True)
class TierKnown:
    """A tier with its bodies, in the order of the document that lists them; ended ones last."""

    key: str
    title: str
    bodies: tuple[BodyKnown, ...]


@dataclass(frozen=True, slots=True)
class DeliveryModelPage:
    """What /delivery-model/ shows; tiers without bodies are left out."""

    tiers: tuple[TierKnown, ...]
    caveats: tuple[CaveatBox, ...]

    @property
    def is_empty(self) -> bool:
        return not self.tiers

    @property
    def bodies(self) -> tuple[BodyKnown, ...]:
        return tuple(chain.from_iterable(tier.bodies for tier in self.tiers))


def build_delivery_model(day: Day) -> DeliveryModelPage:
    """The delivery model on a day. Nine queries, whatever the number of bodies."""
    bodies = DeliveryBody.objects.known_by(day.on).prefetch_related(caveats_known_by(day.on))
    known = build_known(bodies, read_rows(bodies, day.on))
    in_order = sorted(known, key=lambda body: body.has_ended)
    tiers = (
        TierKnown(tier.value, str(tier.label), tuple(row for row in in_order if row.tier == tier))
        for tier in Tier
    )
    return DeliveryModelPage(
        tiers=tuple(tier for tier in tiers if tier.bodies),
        caveats=place_caveats("delivery-model", day.on),
    )
