"""Integrated care boards as known on a day, and which of them cover which area.

A board's lifetime is reference data: its end is shown once it has come, never before.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from partnerships.models import Coverage, IntegratedCareBoard, Succession
from partnerships.pages.known import AreaLink
from seeds.pages import Said, build_said

EXTENTS = {
    Coverage.Extent.WHOLE.value: "all of it",
    Coverage.Extent.MAIN.value: "most of it",
    Coverage.Extent.PART.value: "part of it",
}


@dataclass(frozen=True, slots=True)
class SuccessorBoard:
    """A board that took over from another; `words` read on from that one's name."""

    ods_code: str
    name: str
    words: str
    said: Said


@dataclass(frozen=True, slots=True)
class BoardKnown:
    """A board on a day; `until` is "" while it lasts."""

    ods_code: str
    name: str
    since: str
    until: str
    heirs: tuple[SuccessorBoard, ...]

    @property
    def has_ended(self) -> bool:
        return bool(self.until)


@dataclass(frozen=True, slots=True)
class Cover:
    """That a board covers an area, and how far."""

    board: BoardKnown
    area: AreaLink
    extent: str
    is_part: bool
    said: Said


@once_a_version(most=32)
def read_covers(day: date) -> tuple[Cover, ...]:
    """What boards are known by `day` to cover, of all areas in their order.

    The largest part of an area comes first. Four queries, and two more where a board has ended.
    """
    # Hundreds of rows share a few dozen boards and two passages: fetched once each.
    rows = Coverage.objects.known_by(day).select_related("local_authority")
    rows = rows.prefetch_related("board", "passage__document")
    # A board that lasts has none, and most areas had one board all the time.
    ended = {row.board_id for row in rows if _has_ended(row.board, day)}
    heirs = _read_heirs(day, ended) if ended else {}
    boards: dict[int, BoardKnown] = {}
    said: dict[tuple[Hashable, ...], Said] = {}
    for row in rows:
        if row.board_id not in boards:
            boards[row.board_id] = _board(row.board, heirs.get(row.board_id, ()), day)
        if _who_says(row) not in said:
            said[_who_says(row)] = build_said(row)
    size = list(EXTENTS)
    return tuple(
        Cover(
            board=boards[row.board_id],
            area=AreaLink(row.local_authority.slug, row.local_authority.name),
            extent=EXTENTS[row.extent],
            is_part=row.extent == Coverage.Extent.PART,
            said=said[_who_says(row)],
        )
        for row in sorted(rows, key=lambda row: (row.local_authority.name, size.index(row.extent)))
    )


def _who_says(row: Coverage) -> tuple[Hashable, ...]:
    return row.basis, row.reason, row.known_on, row.passage_id


def heirs_here(board: BoardKnown, covers: Iterable[Cover]) -> tuple[SuccessorBoard, ...]:
    """Those that took over from `board` in the area of `covers`; all, where none of them is there.

    A board that was split went to several, of which an area's page names its own.
    """
    here = {cover.board.ods_code for cover in covers if not cover.board.has_ended}
    return tuple(heir for heir in board.heirs if heir.ods_code in here) or board.heirs


def _has_ended(row: IntegratedCareBoard, day: date) -> bool:
    return row.valid_to is not None and row.valid_to < day


def _read_heirs(day: date, ended: Collection[int]) -> dict[int, tuple[SuccessorBoard, ...]]:
    heirs: dict[int, tuple[SuccessorBoard, ...]] = {}
    rows = Succession.objects.known_by(day).filter(on__lte=day, predecessor__in=ended)
    for row in rows.select_related("successor", "passage__document").order_by("successor__name"):
        heir = SuccessorBoard(
            ods_code=row.successor.ods_code,
            name=row.successor.name,
            words=str(row.get_kind_display()),
            said=build_said(row),
        )
        heirs[row.predecessor_id] = (*heirs.get(row.predecessor_id, ()), heir)
    return heirs


def _board(row: IntegratedCareBoard, heirs: tuple[SuccessorBoard, ...], day: date) -> BoardKnown:
    return BoardKnown(
        ods_code=row.ods_code,
        name=row.name,
        since=print_day(row.valid_from) if row.valid_from else "",
        until=print_day(row.valid_to) if row.valid_to and _has_ended(row, day) else "",
        heirs=heirs,
    )
