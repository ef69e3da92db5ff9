"""Many changes between two days: read in short, a few shown, all counted."""

import pytest

from reforms.models import Milestone, Reform
from reforms.models.kinds import KINDS
from reforms.pages.changes import build_changes
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
