"""The delivery model: every body known on a day, from national to local."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from libs.days import Day
from partnerships.models import DeliveryBody, Relation
from partnerships.pages.known import BodyKnown, build_known
from partnerships.pages.rows import read_rows
from seeds.pages import CaveatBox, caveats_known_by, place_caveats

Tier = DeliveryBody.Tier
PART_OF = Relation.Kind.PART_OF.value


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
    bodies = DeliveryBody.objects.known_by(day.on).select_related("region")
    bodies = bodies.prefetch_related(caveats_known_by(day.on))
    known = unfold(build_known(bodies, read_rows(bodies, day.on)))
    in_order = sorted(known, key=lambda body: body.has_ended)
    tiers = (
        TierKnown(tier.value, str(tier.label), tuple(row for row in in_order if row.tier == tier))
        for tier in Tier
    )
    return DeliveryModelPage(
        tiers=tuple(tier for tier in tiers if tier.bodies),
        caveats=place_caveats("delivery-model", day.on),
    )


def unfold(bodies: Iterable[BodyKnown]) -> tuple[BodyKnown, ...]:
    """The bodies, with those of single regions inside the one that each is part of."""
    rows = tuple(bodies)
    there = {body.slug for body in rows}
    parts: dict[str, list[BodyKnown]] = {}
    for body in rows:
        whole = next(
            (relation.other.slug for relation in body.relations if relation.kind == PART_OF), ""
        )
        if body.region and whole in there:
            parts.setdefault(whole, []).append(body)
    folded = {part.slug for group in parts.values() for part in group}
    return tuple(
        replace(body, parts=tuple(parts.get(body.slug, ())))
        for body in rows
        if body.slug not in folded
    )
