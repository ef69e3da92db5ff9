"""Any roadmap at all, for the tests of the timeline's properties."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from libs.vaguedates.reading import TimeSense
from reforms.timeline import (
    LaneGroup,
    Mark,
    MarkKind,
    MilestoneLane,
    Timeline,
)
from reforms.timeline.layout import MilestoneRow
from reforms.timeline.looks import LOOKS
from tests.reforms.timeline.lanes import lane, reform

days = st.dates(date(2019, 1, 1), date(2034, 12, 31))
wild_days = st.dates()
names = st.text("abcdefg hijWM’–", max_size=60)


@st.composite
def lanes(draw: st.DrawFn, dates: st.SearchStrategy[date] = days) -> MilestoneLane:
    ends = sorted(draw(st.lists(dates, min_size=2, max_size=2)))
    first, last = (draw(st.sampled_from([end, None])) for end in ends)
    sense = draw(st.sampled_from(TimeSense))
    if sense is TimeSense.FLOOR:
        last = None
    if sense is TimeSense.BEGINNING:
        first = ends[0]
    return lane(
        sense=sense,
        narrow_latest=draw(st.none() | dates) if sense is TimeSense.DUE and last else None,
        standing=draw(st.sampled_from(sorted(LOOKS))),
        earliest=first,
        latest=last,
        said_on=draw(st.none() | dates),
        is_approximate=draw(st.booleans()),
        waits_for=draw(st.sampled_from(["", "", "election", "bill"])),
        title=draw(names),
        words=draw(names),
    )


@st.composite
def marks(draw: st.DrawFn, dates: st.SearchStrategy[date] = days) -> tuple[Mark, ...]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        ends = sorted(draw(st.lists(dates, min_size=2, max_size=2)))
        latest = draw(st.sampled_from([ends[0], ends[1], None]))
        earliest = ends[0] if latest else None
        key = "election" if number == 0 else f"mark-{number}"
        found.append(Mark(key, draw(names), MarkKind.EVENT, earliest, latest))
    return tuple(found)


@st.composite
def roadmaps(
    draw: st.DrawFn, dates: st.SearchStrategy[date] = days
) -> tuple[tuple[LaneGroup, ...], tuple[Mark, ...], date]:
    reforms = st.lists(st.lists(lanes(dates), max_size=4), max_size=4)
    stages = ("in-delivery", "in-development", "future", "not-staged")
    groups = []
    for index, milestones in enumerate(draw(st.lists(reforms, max_size=3))):
        rows = tuple(
            reform(
                *(
                    replace(one, anchor=f"{index}-{number}-{place}")
                    for place, one in enumerate(own)
                ),
                stage=stages[number % 4],
            )
            for number, own in enumerate(milestones)
        )
        groups.append(LaneGroup(str(index), draw(names), rows))
    return tuple(groups), draw(marks(dates)), draw(dates)


Roadmap = tuple[tuple[LaneGroup, ...], tuple[Mark, ...], date]


def rows_of(timeline: Timeline) -> list[MilestoneRow]:
    return [row for one in timeline.groups for reform in one.reforms for row in reform.rows]
