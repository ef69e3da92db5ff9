"""The dates of the loaded log, worked out by hand from its entries."""

from datetime import date

import pytest

from libs.days import Day
from libs.vaguedates.shift import Shift
from reforms.pages.slippage import SlippageRow, read_slippage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]

NOW = date(2026, 11, 22)

BY_HAND = [
    # milestone; days between first days and between last days; what became of it, in its order
    # 10 May 2022 to 31 Dec 2023; waits for an election; that is on 4 July 2024; given up
    ("national-standards/legislation", 787, None, "left-open put-back replaced"),
    # 1 Sep to 30 Nov 2023; 1 to 29 Feb 2024
    ("ofsted-ap-review/report-published", 153, 91, "put-back"),
    # 1 Mar to 31 May 2026; 24 June 2026
    ("inclusion-bases/buildings-guidance", 115, 24, "put-back"),
    # 2023; 1 June to 31 Aug 2023
    ("regional-expert-partnerships/formed", 151, -122, "sharper"),
    # 2025; March 2025, twice
    ("ap-specialist-taskforces/runs-until", 59, -275, "sharper"),
    # March 2025; "extended", of which a slip was withdrawn before
    ("change-programme/planned-end", None, None, "left-open"),
    # 1 Apr 2026 to 31 Mar 2030; 1 Apr 2025 to 31 Mar 2030
    ("high-needs-capital/whole-sum", -365, 0, "vaguer"),
    # by 31 Dec 2027; December 2027; by the end of 2027
    ("area-send-inspection/first-cycle", None, 0, ""),
    # by 31 Dec 2025, said twice; other standards took their place
    ("national-standards/significant-proportion-ready", None, 0, "replaced"),
    # by 31 Aug 2026 was our slip for by 31 Mar 2026: no date moved
    ("early-years-senco-training/further-thousand", None, 0, ""),
    # without a day until the election had one: then no earlier than the day after
    ("code-of-practice/amended-code", 0, None, "first-date"),
]


def read(day: date) -> dict[str, SlippageRow]:
    rows = read_slippage(Day(day, NOW))
    return {f"{row.reform[0]}/{row.milestone.slug}": row for row in rows}


def test_each_shift_is_the_one_worked_out_by_hand() -> None:
    found = read(NOW)
    told = [
        (name, slip.total, " ".join(slip.kinds))
        for name, *_ in BY_HAND
        for slip in [found[name].slip]
    ]
    assert told == [(name, Shift(first, last), kinds) for name, first, last, kinds in BY_HAND]


def test_on_a_past_day_nothing_is_known_of_later_moves() -> None:
    found = read(date(2023, 12, 1))
    review = found["ofsted-ap-review/report-published"].slip
    assert (review.kinds, review.total) == ((), Shift(0, 0))
    law = found["national-standards/legislation"].slip
    assert law.moved == "left without a date"
    assert "inclusion-bases/buildings-guidance" not in found
