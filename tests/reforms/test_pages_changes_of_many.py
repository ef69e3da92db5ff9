"""Many changes between two days: read in short, a few shown, all counted."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from reforms.models import Event, Milestone, Reform, Update
from reforms.models.kinds import KINDS
from reforms.pages import parts
from reforms.pages.changes import build_changes, touched
from reforms.pages.changes.short import FactInShort
from tests.reforms.two_days import LATER, say, target
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db


def test_a_fact_in_short_has_all_that_an_update_is_compared_by() -> None:
    compared = {name for kind in KINDS.values() for name in kind.all_columns}
    remarks = {name for kind in KINDS.values() for name in kind.remarks}
    assert {name for name in compared - remarks if not hasattr(FactInShort, name)} == set()


def test_a_group_has_so_many_rows_and_counts_the_others() -> None:
    for number in range(5):
        new = add(Reform, slug=f"new-{number}", position=number)
        say(new, LATER, kind="description", note=f"Number {number}.")
        say(new, LATER, kind="name", name=f"called {number}")
        target(add(Milestone, reform=new), LATER, "by 2025", "../2025")
    (every,) = build_changes(DAY, LATER).groups
    (some,) = build_changes(DAY, LATER, most=2).groups
    assert some.rows == every.rows[:2]
    assert [row.name for row in some.rows] == ["Called 0", "Called 1"]
    assert (some.count, some.more, every.count, every.more) == (5, 3, 5, 0)


@pytest.mark.parametrize("looked_through", [0, 2_000])
def test_of_many_reforms_those_touched_are_compared_in_parts(
    client: Client, monkeypatch: pytest.MonkeyPatch, looked_through: int
) -> None:
    """Whether by the entries of the time or reform by reform, the same ones are found."""
    monkeypatch.setattr(parts, "PART_SIZE", 2)
    monkeypatch.setattr(touched, "MOST_ENTRIES", looked_through)
    long_ago: dict[str, Any] = {"recorded_at": datetime(2019, 1, 1, 12, tzinfo=UTC)}
    event = add(Event, slug="law")
    same, said, late, moved, new = (
        add(Reform, slug=slug, position=place)
        for place, slug in enumerate(("same", "said", "late", "moved", "new"))
    )
    for reform in (same, said, late, moved):
        say(reform, DAY, kind="stage", stage="future", **long_ago)
    say(said, LATER, kind="stage", stage="in-delivery", **long_ago)
    recorded = {"recorded_at": datetime(2023, 12, 1, 12, tzinfo=UTC)}
    say(late, DAY, kind="legal-force", legal_force="proposal", **recorded)
    target(add(Milestone, reform=moved), DAY, "after the law", after=event, **long_ago)
    dated = {"kind": "target", "target_words": "2025-03-01", "target_edtf": "2025-03-01"}
    add(Update, event=event, reform=None, known_on=LATER, **dated, **long_ago)
    say(new, LATER, kind="description", note="New.", **long_ago)
    pages = [build_changes(DAY, LATER, most=200, number=number) for number in (1, 2, 3)]
    assert [[row.slug for group in page.groups for row in group.rows] for page in pages] == [
        ["said", "late"],
        ["moved", "new"],
        [],
    ]
    assert [(page.part.first, page.part.last, page.part.following) for page in pages[:2]] == [
        (1, 2, 2),
        (3, 4, 0),
    ]
    whole = {row.slug for group in build_changes(DAY, LATER).groups for row in group.rows}
    assert whole >= {"said", "late", "moved", "new"}
    days = f"from={DAY}&to={LATER}"
    text = client.get(f"/changes/?{days}").content.decode()
    assert "reforms 1 to 2" in text
    assert 'part=2" rel="next"' in text
    assert client.get(f"/changes/?{days}&part=3").status_code == 200
