"""The delivery model: every body known on a day, from national to local."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from libs.days import Day
from libs.pagememo.readings import once_a_version
from partnerships.models import DeliveryBody, Relation
from partnerships.pages.heard import SILENT_AFTER_YEARS, Age, heard_in, later_of
from partnerships.pages.known import BodyKnown, build_known
from partnerships.pages.reform_roles import ReformRole, read_reform_roles
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

    @property
    def is_around(self) -> bool:
        return self.key == Tier.AROUND.value


@dataclass(frozen=True, slots=True)
class DeliveryModelPage:
    """What /delivery-model/ shows; tiers without bodies are left out.

    `tiers` are the bodies of the day, `earlier` those that ended or that no document has named for
    two years. `is_whole` where the drawing has both.
    """

    day: date
    tiers: tuple[TierKnown, ...]
    earlier: tuple[BodyKnown, ...]
    caveats: tuple[CaveatBox, ...]
    is_whole: bool = False
    silent_after: int = SILENT_AFTER_YEARS

    @property
    def is_empty(self) -> bool:
        return not self.tiers and not self.earlier

    @property
    def bodies(self) -> tuple[BodyKnown, ...]:
        """Everything that the page tells of, in the order of its lists."""
        return (*chain.from_iterable(tier.bodies for tier in self.tiers), *self.earlier)

    @property
    def drawn(self) -> tuple[BodyKnown, ...]:
        """What the drawing has; all, where none but earlier bodies would stand in a tier."""
        if self.is_whole or all(tier.is_around for tier in self.tiers):
            return self.bodies
        return tuple(chain.from_iterable(tier.bodies for tier in self.tiers))

    @property
    def folded_count(self) -> int:
        """How many bodies of a tier the drawing leaves out."""
        drawn = {body.slug for body in self.drawn}
        return sum(body.slug not in drawn and body.tier != Tier.AROUND for body in self.earlier)


def build_delivery_model(day: Day, *, is_whole: bool = False) -> DeliveryModelPage:
    """The delivery model on a day. Ten queries, whatever the number of bodies.

    `is_whole` draws the earlier bodies too.
    """
    known = read_bodies(day.on)
    in_order = sorted(known, key=lambda body: body.has_ended)
    earlier = {body.slug for body in known if is_earlier(body, day.on)}
    tiers = (
        TierKnown(
            tier.value,
            str(tier.label),
            tuple(row for row in in_order if row.tier == tier and row.slug not in earlier),
        )
        for tier in Tier
    )
    return DeliveryModelPage(
        day=day.on,
        tiers=tuple(tier for tier in tiers if tier.bodies),
        earlier=tuple(
            row for tier in Tier for row in in_order if row.tier == tier and row.slug in earlier
        ),
        caveats=place_caveats("delivery-model", day.on),
        is_whole=is_whole,
    )


@once_a_version(most=8)
def read_bodies(day: date) -> tuple[BodyKnown, ...]:
    """Every body as known on a day, with its parts: for the page and for its drawings."""
    bodies = DeliveryBody.objects.known_by(day).select_related("region")
    bodies = bodies.prefetch_related(caveats_known_by(day))
    return unfold(_heard_in_reforms(build_known(bodies, read_rows(bodies, day)), day))


def is_earlier(body: BodyKnown, day: date) -> bool:
    """Whether a body ended, or has not been named for so long that it counts as silent."""
    return body.has_ended or (body.heard is not None and body.heard.age_on(day) is Age.SILENT)


def unfold(bodies: Iterable[BodyKnown]) -> tuple[BodyKnown, ...]:
    """The bodies, with those of single regions inside the one that each is part of.

    A document that names a part speaks of the whole.
    """
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
        replace(
            body,
            parts=(own := tuple(parts.get(body.slug, ()))),
            heard=later_of([body.heard, *(part.heard for part in own)]),
        )
        for body in rows
        if body.slug not in folded
    )


def _heard_in_reforms(bodies: Iterable[BodyKnown], day: date) -> tuple[BodyKnown, ...]:
    """The bodies, each last heard of no earlier than a part in a reform is told. One query."""
    rows = tuple(bodies)
    told: dict[str, list[ReformRole]] = {}
    for role in read_reform_roles([body.slug for body in rows], day).roles:
        told.setdefault(role.body, []).append(role)
    return tuple(
        replace(body, heard=later_of([body.heard, *heard_in(told.get(body.slug, []))]))
        for body in rows
    )
