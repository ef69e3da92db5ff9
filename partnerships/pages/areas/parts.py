"""The parts that areas have in bodies: a role in their region's partnership, a taskforce …"""

from dataclasses import dataclass
from datetime import date

from libs.pagememo.readings import once_a_version
from partnerships.models import BodyName, LocalAuthority, Membership
from partnerships.pages.known import AreaLink, BodyLink
from partnerships.pages.rows import newest_each
from seeds.pages import Said, build_said


@dataclass(frozen=True, slots=True)
class PartKnown:
    """What an area is in a body; `region` is the body's own region, "" where it has none."""

    area: AreaLink
    body: BodyLink
    region: str
    role: str
    said: Said

    @property
    def short_role(self) -> str:
        """The role where it is plain that a local authority has it."""
        return self.role.removesuffix(" local authority")

    @property
    def is_lead(self) -> bool:
        return self.role in Membership.LEAD_ROLES


@dataclass(frozen=True, slots=True)
class Parts:
    """Every part that was known on a day, in the order of the bodies and their members."""

    every: tuple[PartKnown, ...]

    def of(self, area: str) -> tuple[PartKnown, ...]:
        """The parts of the area that is called so in addresses."""
        return tuple(part for part in self.every if part.area.slug == area)

    def in_region(self, region: str) -> tuple[PartKnown, ...]:
        """The parts in the partnership of a region."""
        return tuple(part for part in self.every if part.region == region)


@once_a_version(most=32)
def read_parts(day: date) -> Parts:
    """The parts of all areas, which every page of an area shows some of. Two queries."""
    memberships = (
        Membership.objects.known_by(day)
        .filter(local_authority__isnull=False)
        .select_related("group__region", "local_authority", "passage__document")
        .order_by("group__position", "group", "position", "known_on", "pk")
    )
    rows = newest_each(memberships, lambda row: (row.group_id, row.local_authority_id, row.role))
    names = BodyName.objects.known_by(day).filter(body__in={row.group_id for row in rows})
    newest = {name.body_id: name.name for name in names.order_by("known_on", "pk")}
    return Parts(
        tuple(
            PartKnown(
                area=link(row.local_authority),
                body=BodyLink(row.group.slug, newest[row.group_id]),
                region=row.group.region.slug if row.group.region else "",
                role=row.role,
                said=build_said(row),
            )
            for row in rows
            # A body without a name of the day is not known yet, whoever belongs to it later.
            if row.local_authority and row.group_id in newest
        )
    )


def link(row: LocalAuthority) -> AreaLink:
    return AreaLink(row.slug, row.name)
