"""A vaguer date covers a sharper one without hiding it."""

from datetime import date

import pytest
from django.test import Client

from libs.vaguedates.vague_date import window_of
from reforms.models import Milestone, Update
from reforms.pages.earlier import sharpest_covered
from tests.rows import DAY, add

LATER = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("newer", "older", "kept"),
    [
        ("2026-11", ["2026-23", "2026-11-09"], 1),
        ("2026-11", ["2026-10-09"], None),
        ("2026-11-09", ["2026-11"], None),
        ("2026-11", ["2026-11"], None),
        ("2026", ["2026-11", "2026-23", "2026-11-09", "2026-11-10"], 3),
        ("2026/..", ["2026-11"], 0),
        ("../2026-12-31", ["2026-11", "../2025"], 0),
        ("2026/..", ["../2026-11"], None),
        ("", ["2026-11-09"], None),
        ("2026", [""], None),
        ("2026", [], None),
    ],
)
def test_the_sharpest_date_that_still_fits_is_kept(
    newer: str, older: list[str], kept: int | None
) -> None:
    assert sharpest_covered(window_of(newer), [window_of(one) for one in older]) == kept


def say(milestone: Milestone, words: str, edtf: str, known_on: date) -> Update:
    says = {"kind": "target", "target_words": words, "target_edtf": edtf, "known_on": known_on}
    return add(Update, reform=milestone.reform, milestone=milestone, **says)


@pytest.mark.django_db
def test_the_page_and_the_roadmap_keep_both(client: Client) -> None:
    milestone = add(Milestone)
    say(milestone, "9 November 2026", "2026-11-09", DAY)
    page, roadmap = milestone.reform.get_absolute_url(), "/roadmap/?view=table"
    assert "An earlier" not in client.get(page).content.decode()
    say(milestone, "November 2026", "2026-11", LATER)
    assert (
        "An earlier, more exact date still fits: “9 November 2026”"
        in client.get(page).content.decode()
    )
    assert "earlier said: “9 November 2026”" in client.get(roadmap).content.decode()
    # On a day before the vaguer one the sharper stands alone, and so it does once it has moved.
    assert "An earlier" not in client.get(f"{page}?on=2023-12-31").content.decode()
    say(milestone, "December 2026", "2026-12", date(2024, 2, 1))
    assert "An earlier" not in client.get(page).content.decode()


@pytest.mark.django_db
def test_a_date_that_was_withdrawn_or_corrected_is_not_kept(client: Client) -> None:
    milestone = add(Milestone)
    wrong = say(milestone, "9 November 2026", "2026-11-09", DAY)
    says = {"target_words": "November 2026", "target_edtf": "2026-11", "milestone": milestone}
    add(Update, reform=milestone.reform, kind="target", corrects=wrong, known_on=DAY, **says)
    for address in (milestone.reform.get_absolute_url(), "/roadmap/?view=table"):
        page = client.get(address).content.decode()
        shown = page.partition('id="history"')[0]
        assert "An earlier" not in shown
        assert "earlier said" not in shown
