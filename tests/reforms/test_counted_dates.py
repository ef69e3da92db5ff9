"""Dates counted from an event, in the lists that the database sorts by date."""

from datetime import date

import pytest

from libs.days import Day
from reforms.models import Event, Milestone, Reform, Update
from reforms.pages.open_dates import open_dates
from reforms.pages.roadmap import order_reforms
from tests.rows import add


def says(milestone: Milestone, words: str, edtf: str = "", after: Event | None = None) -> Update:
    about = {"reform": milestone.reform, "milestone": milestone, "after": after}
    return add(Update, kind="target", target_words=words, target_edtf=edtf, **about)


@pytest.mark.django_db
def test_a_date_counted_from_an_event_stands_among_the_others_once_the_event_has_a_day() -> None:
    start = add(Event, title="Commencement")
    reform = add(Reform)
    waits, due, floor = (
        says(add(Milestone, reform=reform), f"{words} commencement", after=start)
        for words in ("two years after", "within six months of", "no sooner than a year after")
    )
    own = says(add(Milestone, reform=reform), "in 2025", "2025")

    def on(day: date) -> dict[str, list[Update]]:
        found = open_dates(Day(day, day))
        lists = ("upcoming", "open_ended", "passed", "waiting")
        return {name: list(getattr(found, name)) for name in lists}

    before = on(date(2025, 1, 1))
    assert before == {
        "upcoming": [own],
        "open_ended": [],
        "passed": [],
        "waiting": [waits, due, floor],
    }
    known = {"known_on": date(2025, 1, 2), "event": start, "reform": None}
    add(Update, kind="target", target_words="1 May 2025", target_edtf="2025-05-01", **known)
    assert on(date(2025, 6, 1)) == {
        "upcoming": [due, own, waits],  # 1 November 2025, the end of 2025, 1 May 2027
        "open_ended": [floor],
        "passed": [],
        "waiting": [],
    }
    after = on(date(2027, 6, 1))
    assert (after["passed"], after["upcoming"]) == ([waits, own, due], [])


@pytest.mark.django_db
def test_the_roadmap_sorted_by_date_puts_a_counted_one_among_the_others() -> None:
    start, day = add(Event, title="Commencement"), Day(date(2025, 6, 1), date(2025, 6, 1))
    known = {"known_on": date(2025, 1, 2), "event": start, "reform": None}
    add(Update, kind="target", target_words="1 May 2025", target_edtf="2025-05-01", **known)
    for title, words, edtf in (
        ("late", "in 2028", "2028"),
        ("counted", "two years after commencement", ""),
        ("early", "in 2026", "2026"),
        ("never", "in due course", ""),
    ):
        milestone = add(Milestone, reform=add(Reform, title=title))
        says(milestone, words, edtf, after=start if title == "counted" else None)

    def sorted_by(sort: str) -> list[str]:
        rows = order_reforms(Reform.objects.all(), day, grouped_by="strand", sort=sort)
        return [row.title for row in rows]

    assert sorted_by("target") == ["early", "counted", "late", "never"]
    assert sorted_by("-target") == ["late", "counted", "early", "never"]
