"""One area on a day: its region's partnership, its boards, and the reforms that reach it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from partnerships.lookup import known_name
from partnerships.models import BodyName, LocalAuthority, Relation
from partnerships.pages.area_dates import AreaDate, read_area_dates
from partnerships.pages.areas.advice import AdvicePage, read_advice
from partnerships.pages.areas.boards import Cover, SuccessorBoard, heirs_here, read_covers
from partnerships.pages.areas.parts import PartKnown, Parts, read_parts
from partnerships.pages.known import AreaLink, BodyLink
from partnerships.pages.reform_roles import ReformRole, read_reform_roles
from seeds.history import HistoryEntry, build_history, print_citation, read_facts
from seeds.models import Caveat
from seeds.pages import (
    CaveatBox,
    Cite,
    build_cite,
    cited_documents,
    known_caveats,
    read_caveats,
)


@dataclass(frozen=True, slots=True)
class PastCover:
    """A board that covered the area until a day, and those that took its place here."""

    cover: Cover
    heirs: tuple[SuccessorBoard, ...]


@dataclass(frozen=True, slots=True)
class IndirectReform:
    """A reform that reaches the area: the part in it of a body to which the area belongs."""

    part: ReformRole
    body: BodyLink


@dataclass(frozen=True, slots=True)
class CrossRegionBody:
    """A body that works in areas of any region, such as the taskforces.

    `own` is what the area itself is in it, and `nearby` are its other areas in the region.
    """

    body: BodyLink
    own: tuple[PartKnown, ...]
    nearby: tuple[AreaLink, ...]


@dataclass(frozen=True, slots=True)
class AreaPage:
    """What /areas/<slug>/ shows.

    `partnership` is the area's part in that of its region, None for no part; `region_parts` are
    everybody's, empty on a day by which no member of that partnership was known. `lists` are empty
    on a day by which no area of such a body was known. `code_since`: when its code came into use;
    `reference`: where its name, codes and region are from, None where nobody said. `because` says
    how another name that was looked up leads here, "" for none. `dates` are those of every area;
    `advice` are pages of its local offer and its SENDIASS that were read.
    """

    area: AreaLink
    because: str
    kind: str
    region: str
    region_anchor: str
    region_area_count: int
    code: str
    dfe_code: str
    code_since: str
    reference: Cite | None
    partnership: PartKnown | None
    region_parts: tuple[PartKnown, ...]
    lists: tuple[CrossRegionBody, ...]
    covers: tuple[Cover, ...]
    past_covers: tuple[PastCover, ...]
    dates: tuple[AreaDate, ...]
    advice: tuple[AdvicePage, ...]
    reforms: tuple[IndirectReform, ...]
    caveats: tuple[CaveatBox, ...]
    sources: tuple[Cite, ...]
    entries: tuple[HistoryEntry, ...]
    citation: str

    @property
    def region_partnership(self) -> BodyLink | None:
        return self.region_parts[0].body if self.region_parts else None

    @property
    def own_lists(self) -> tuple[CrossRegionBody, ...]:
        """The bodies that name this area itself."""
        return tuple(listed for listed in self.lists if listed.own)

    @property
    def leads(self) -> tuple[PartKnown, ...]:
        return tuple(part for part in self.region_parts if part.is_lead)

    @property
    def supporters(self) -> tuple[PartKnown, ...]:
        return tuple(part for part in self.region_parts if not part.is_lead)


def build_area(row: LocalAuthority, day: Day, address: str = "", looked_up: str = "") -> AreaPage:
    """Build the page of an area, fetched with its region, passage and caveats.

    `address` is the page's own, in full; `looked_up` is another name by which it was found.
    Twenty-three queries at the most.
    """
    near = set(row.region.local_authorities.values_list("slug", flat=True))
    parts = read_parts(day.on)
    covers = tuple(cover for cover in read_covers(day.on) if cover.area.slug == row.slug)
    own = parts.of(row.slug)
    reforms = _indirect(own, day.on)
    partnership = next((part for part in own if part.region == row.region.slug), None)
    caveats = [*known_caveats(row)]
    if partnership:
        caveats += _body_caveats(partnership.body.slug, day.on)
    return AreaPage(
        area=AreaLink(row.slug, row.name),
        because=known_name(looked_up, row.slug, row.name),
        kind=row.kind,
        region=row.region.name,
        region_anchor=f"region-{row.region.slug}",
        region_area_count=len(near),
        code=row.code,
        dfe_code=row.dfe_code,
        code_since=print_day(row.valid_from) if row.valid_from else "",
        reference=build_cite(row.passage),
        partnership=partnership,
        region_parts=parts.in_region(row.region.slug),
        lists=_lists(row, parts, near - {row.slug}),
        covers=tuple(cover for cover in covers if not cover.board.has_ended),
        past_covers=tuple(
            PastCover(cover, heirs_here(cover.board, covers))
            for cover in covers
            if cover.board.has_ended
        ),
        dates=read_area_dates(day),
        advice=read_advice(row.slug, day.on),
        reforms=reforms,
        caveats=tuple(caveats),
        sources=cited_documents(
            one.source
            for one in (
                *(part.said for part in own),
                *(cover.said for cover in covers),
                *(heir.said for cover in covers for heir in cover.board.heirs),
                *(reform.part.said for reform in reforms),
            )
        ),
        entries=build_history(row, read_facts(row, day.on), day.on),
        citation=print_citation(row.name, day, address),
    )


def _indirect(own: Iterable[PartKnown], day: date) -> tuple[IndirectReform, ...]:
    """The parts in reforms of the bodies that an area belongs to, and of what these are part of."""
    return _reach(tuple(sorted({(part.body.slug, part.body.name) for part in own})), day)


@once_a_version(most=32)
def _reach(bodies: tuple[tuple[str, str], ...], day: date) -> tuple[IndirectReform, ...]:
    """The same for all areas of the same bodies, given by slug and name. Three queries."""
    called = dict(bodies)
    relations = Relation.objects.known_by(day).filter(
        kind=Relation.Kind.PART_OF, source_body__slug__in=called
    )
    wholes = dict(relations.values_list("target_body__slug", "target_body__title"))
    said = BodyName.objects.known_by(day).filter(body__slug__in=wholes)
    newest_last = said.order_by("known_on", "pk").values_list("body__slug", "name")
    called = wholes | dict(newest_last) | called
    return tuple(
        IndirectReform(part, BodyLink(part.body, called[part.body]))
        for part in read_reform_roles(called, day).roles
    )


@once_a_version(most=32)
def _body_caveats(body: str, day: date) -> tuple[CaveatBox, ...]:
    return read_caveats(Caveat.objects.filter(bodies__slug=body), day)


def _lists(row: LocalAuthority, parts: Parts, near: set[str]) -> tuple[CrossRegionBody, ...]:
    bodies: dict[BodyLink, list[PartKnown]] = {}
    for part in parts.every:
        if not part.region:
            bodies.setdefault(part.body, []).append(part)
    return tuple(
        CrossRegionBody(
            body=body,
            own=tuple(part for part in members if part.area.slug == row.slug),
            nearby=tuple(part.area for part in members if part.area.slug in near),
        )
        for body, members in bodies.items()
    )
