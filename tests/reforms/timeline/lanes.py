"""Lanes and groups for the tests of the timeline."""

from datetime import date

from libs.vaguedates.reading import TimeSense
from reforms.timeline import (
    LaneGroup,
    Mark,
    MarkKind,
    MilestoneLane,
    ReformLane,
    layout_timeline,
)
from reforms.timeline.glyphs import Strip

SAID = date(2022, 4, 28)
TODAY = date(2023, 7, 1)
ELECTION = Mark(
    "election", "General election", MarkKind.EVENT, date(2023, 4, 1), date(2023, 12, 31)
)


def lane(
    anchor: str = "m",
    earliest: date | None = None,
    latest: date | None = None,
    *,
    said_on: date | None = SAID,
    is_approximate: bool = False,
    waits_for: str = "",
    title: str = "Starts",
    words: str = "soon",
    sense: TimeSense = TimeSense.DUE,
    narrow_latest: date | None = None,
    standing: str = "upcoming",
) -> MilestoneLane:
    return MilestoneLane(
        anchor=anchor,
        href=f"/reforms/r/#{anchor}",
        title=title,
        words=words,
        interval="",
        earliest=earliest,
        latest=latest,
        said_on=said_on,
        is_approximate=is_approximate,
        is_proposed=False,
        waits_for=waits_for,
        standing=standing,
        standing_label="Upcoming",
        sense=sense,
        narrow_latest=narrow_latest,
    )


def reform(*milestones: MilestoneLane, stage: str = "in-delivery") -> ReformLane:
    return ReformLane("r", "/reforms/r/", "Reform", stage, "In delivery", False, "", milestones)


def group(*milestones: MilestoneLane) -> tuple[LaneGroup, ...]:
    return (LaneGroup("g", "Strand", (reform(*milestones),)),)


def strip_of(
    milestone: MilestoneLane, *marks: Mark, years: tuple[int, int] = (2022, 2023)
) -> Strip:
    """The drawing of one milestone on an axis of two years, 500 thousandths each."""
    timeline = layout_timeline(group(milestone), marks, SAID, SAID, years=years)
    return timeline.groups[0].reforms[0].rows[0].strip
