"""All areas on a day: the answer to a query, the regions as tiles and as lists, and the boards."""

from dataclasses import dataclass

from libs.days import Day
from partnerships.models import LocalAuthority
from partnerships.pages.areas.boards import BoardKnown, Cover, read_covers
from partnerships.pages.areas.parts import PartKnown, Parts, link, read_parts
from partnerships.pages.known import AreaLink, BodyLink
from partnerships.search import SearchPlace, find_places
from partnerships.tiles import Squares, layout_squares


@dataclass(frozen=True, slots=True)
class AreaKnown:
    """An area in a list; `partnership` is its part in that of its region, None for no part."""

    area: AreaLink
    kind: str
    region: str
    partnership: PartKnown | None
    others: tuple[PartKnown, ...]
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class RegionKnown:
    """A region with its areas; `partnership` is None on a day by which none was known."""

    slug: str
    name: str
    areas: tuple[AreaKnown, ...]
    partnership: BodyLink | None
    squares: Squares

    @property
    def anchor(self) -> str:
        return f"region-{self.slug}"

    @property
    def members(self) -> tuple[PartKnown, ...]:
        return tuple(row.partnership for row in self.areas if row.partnership)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board and the areas that it covers; `parts` are those it covers in part only."""

    board: BoardKnown
    areas: tuple[AreaLink, ...]
    parts: tuple[AreaLink, ...]


@dataclass(frozen=True, slots=True)
class AreasPage:
    """What /areas/ shows."""

    query: str
    answers: tuple[AreaKnown, ...]
    matches: tuple[AreaKnown, ...]
    nearest: tuple[AreaKnown, ...]
    region_found: RegionKnown | None
    regions: tuple[RegionKnown, ...]
    boards: tuple[BoardRow, ...]
    ended_boards: tuple[BoardRow, ...]
    area_count: int
    member_count: int

    @property
    def found_nothing(self) -> bool:
        return bool(self.query) and not (self.answers or self.matches or self.region_found)


def build_areas(day: Day, query: str = "") -> AreasPage:
    """The areas on a day. Eight queries, whatever their number."""
    rows = list(LocalAuthority.objects.select_related("region").order_by("name"))
    parts, covers = read_parts(day.on), read_covers(day.on)
    covers_of: dict[str, list[Cover]] = {}
    for cover in covers:
        if not cover.board.has_ended:
            covers_of.setdefault(cover.area.slug, []).append(cover)
    areas = {row.slug: _area(row, parts, covers_of.get(row.slug, [])) for row in rows}
    regions = _regions(rows, areas, parts)
    found = find_places([_place(row) for row in rows], query)
    boards = _boards(covers)
    return AreasPage(
        query=query,
        answers=tuple(areas[key] for key in found.exact),
        matches=tuple(areas[key] for key in found.matches),
        nearest=tuple(areas[key] for key in found.nearest),
        region_found=_region_found(regions, query),
        regions=regions,
        boards=tuple(row for row in boards if not row.board.has_ended),
        ended_boards=tuple(row for row in boards if row.board.has_ended),
        area_count=len(areas),
        member_count=sum(len(region.members) for region in regions),
    )


def _area(row: LocalAuthority, parts: Parts, covers: list[Cover]) -> AreaKnown:
    own = parts.of(row.slug)
    return AreaKnown(
        area=link(row),
        kind=row.kind,
        region=row.region.name,
        partnership=next((part for part in own if part.region), None),
        others=tuple(part for part in own if not part.region),
        covers=tuple(covers),
    )


def _regions(
    rows: list[LocalAuthority], areas: dict[str, AreaKnown], parts: Parts
) -> tuple[RegionKnown, ...]:
    regions = {row.region.code: row.region for row in rows}
    known = []
    for region in (regions[code] for code in sorted(regions)):
        own = tuple(areas[row.slug] for row in rows if row.region_id == region.pk)
        members = parts.in_region(region.slug)
        filled = sum(row.partnership is not None for row in own)
        known.append(
            RegionKnown(
                slug=region.slug,
                name=region.name,
                areas=own,
                partnership=members[0].body if members else None,
                squares=layout_squares(filled, len(own) - filled),
            )
        )
    return tuple(known)


def _region_found(regions: tuple[RegionKnown, ...], query: str) -> RegionKnown | None:
    """The region that was typed, if one was."""
    found = find_places([SearchPlace(region.slug, region.name) for region in regions], query)
    return next((region for region in regions if region.slug in found.exact), None)


def _boards(covers: tuple[Cover, ...]) -> tuple[BoardRow, ...]:
    by_code: dict[str, list[Cover]] = {}
    for cover in covers:
        by_code.setdefault(cover.board.ods_code, []).append(cover)
    rows = (
        BoardRow(
            board=group[0].board,
            areas=tuple(cover.area for cover in group if not cover.is_part),
            parts=tuple(cover.area for cover in group if cover.is_part),
        )
        for group in by_code.values()
    )
    return tuple(sorted(rows, key=lambda row: row.board.name))


def _place(row: LocalAuthority) -> SearchPlace:
    others = tuple(name.strip() for name in row.other_names.split(",") if name.strip())
    return SearchPlace(row.slug, row.name, others, (row.code, row.dfe_code))
