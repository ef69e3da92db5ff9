"""All areas on a day: the answer to a query, the regions as tiles and as lists, and the boards."""

from dataclasses import dataclass

from libs.days import Day
from partnerships.lookup import AnswerKind, AreaAnswer
from partnerships.lookup.name_words import name_words
from partnerships.models import LocalAuthority
from partnerships.pages.areas.boards import BoardKnown, Cover, read_covers
from partnerships.pages.areas.parts import PartKnown, Parts, link, read_parts
from partnerships.pages.known import AreaLink, BodyLink
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
class AreaRow:
    """An area that a look-up found; `because` says how, and `called` is the name that led to it."""

    known: AreaKnown
    because: str
    called: str


@dataclass(frozen=True, slots=True)
class AreasFound:
    """The answer to a look-up: see partnerships.lookup. `sentence` may be ""."""

    kind: AnswerKind
    rows: tuple[AreaRow, ...]
    sentence: str
    is_postcode: bool

    @property
    def is_sure(self) -> bool:
        return self.kind in (AnswerKind.FOUND, AnswerKind.SEVERAL)

    @property
    def is_guess(self) -> bool:
        return self.kind == AnswerKind.DID_YOU_MEAN

    @property
    def is_outside(self) -> bool:
        return self.kind == AnswerKind.OUTSIDE

    @property
    def is_unknown(self) -> bool:
        return self.kind == AnswerKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class AreasPage:
    """What /areas/ shows; `found` is None where nothing was looked up."""

    query: str
    found: AreasFound | None
    region_found: RegionKnown | None
    regions: tuple[RegionKnown, ...]
    boards: tuple[BoardRow, ...]
    ended_boards: tuple[BoardRow, ...]
    area_count: int
    member_count: int


def build_areas(day: Day, query: str = "", answer: AreaAnswer | None = None) -> AreasPage:
    """The areas on a day, and the answer to a look-up. Eight queries, whatever their number."""
    rows = list(LocalAuthority.objects.select_related("region").order_by("name"))
    parts, covers = read_parts(day.on), read_covers(day.on)
    covers_of: dict[str, list[Cover]] = {}
    for cover in covers:
        if not cover.board.has_ended:
            covers_of.setdefault(cover.area.slug, []).append(cover)
    areas = {row.slug: _area(row, parts, covers_of.get(row.slug, [])) for row in rows}
    regions = _regions(rows, areas, parts)
    region = _region_found(regions, query)
    boards = _boards(covers)
    return AreasPage(
        query=query,
        found=_found(answer, areas),
        region_found=region,
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
    typed = name_words(query)
    return next((one for one in regions if typed and name_words(one.name) == typed), None)


def _found(answer: AreaAnswer | None, areas: dict[str, AreaKnown]) -> AreasFound | None:
    if answer is None or answer.kind == AnswerKind.NOTHING_TYPED:
        return None
    rows = (AreaRow(areas[one.slug], one.because, one.by_name) for one in answer.areas)
    return AreasFound(answer.kind, tuple(rows), answer.sentence, answer.is_postcode)


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
