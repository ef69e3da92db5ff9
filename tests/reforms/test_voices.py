"""Claimed, and said by somebody else: different in words, in mark, in list and in file."""

import csv
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from reforms.marks import OTHERS
from reforms.models import Involvement, Milestone, Update
from reforms.pages.known import MilestoneKnown, read_known
from seeds.models import Document, Passage
from tests.html import faults
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)


def settled(publisher: str, authority: str = "primary", **says: Any) -> Milestone:
    """A milestone that happened, as that publisher says."""
    milestone = add(Milestone, title=f"As {publisher} says")
    document = add(Document, publisher=publisher, authority=authority, kind="report")
    about = {"reform": milestone.reform, "milestone": milestone, "known_on": DAY}
    about |= {"passage": add(Passage, document=document)}
    add(Update, **about, kind="target", target_words="2023", target_edtf="2023")
    add(Update, **about | says, kind="outcome", outcome="met")
    return milestone


def known(milestone: Milestone) -> MilestoneKnown:
    (reform,) = read_known([milestone.reform], TODAY)
    (row,) = reform.milestones
    return row


def test_the_department_claims_and_the_regulator_found() -> None:
    claimed, found = known(settled("DfE")), known(settled("Ofsted"))
    assert (claimed.standing_label, claimed.is_others) == ("Happened, the DfE says", False)
    assert (found.standing_label, found.is_others) == ("Happened, Ofsted found", True)


def test_a_regulator_that_has_a_part_speaks_of_its_own_work() -> None:
    milestone = settled("Ofsted")
    ofsted = add(Involvement, reform=milestone.reform, role="advises").body
    type(ofsted).objects.filter(pk=ofsted.pk).update(slug="ofsted")
    assert known(milestone).is_others
    add(Involvement, reform=milestone.reform, body=ofsted, role="inspects")
    row = known(milestone)
    assert row.outcome_by is not None
    assert (row.outcome_by.voice.value, row.is_others) == ("own", False)


def test_what_an_editor_infers_nobody_says() -> None:
    milestone = settled("NAHT", "sector", basis="inferred", reason="It is listed.")
    assert known(milestone).standing_label == "Happened, an editor infers"


@pytest.mark.parametrize("page", ["/roadmap/", "/roadmap/?view=table", "/reforms/{}/"])
def test_the_two_differ_in_words_and_in_the_sign(client: Client, page: str) -> None:
    claimed, found = settled("DfE"), settled("Ofsted")
    for milestone, words, is_others in (
        (claimed, "Happened, the DfE says", False),
        (found, "Happened, Ofsted found", True),
    ):
        response = client.get(page.format(milestone.reform.slug))
        text = response.content.decode()
        signs = text.split(f"</svg><span>{words}")[0].rpartition("<svg")[2] + "</svg>"
        assert (f'{OTHERS}"/>' in signs) == is_others
        assert faults(response) == []


def test_the_drawings_have_a_square_and_their_keys_tell_of_it(client: Client) -> None:
    settled("DfE")
    assert 'href="#mark-met-others"' not in client.get("/roadmap/").content.decode()
    settled("Ofsted")
    told = "square: somebody else than those responsible says so"
    text = client.get("/roadmap/").content.decode()
    # Twice in the rows, twice in the keys; wide and narrow overviews have one each.
    assert text.count("#mark-met-others") >= 4
    # In the timeline's key and in the overview's, which a phone folds and a desk does not.
    assert text.count(told) == 3


def test_the_list_the_file_and_the_api_can_be_narrowed_to_a_voice(client: Client) -> None:
    settled("DfE")
    settled("Ofsted")
    for asked, titles in (
        ("own", {"As DfE says"}),
        ("checker", {"As Ofsted says"}),
        ("others", {"As Ofsted says"}),
        ("press", set()),
    ):
        lines = client.get(f"/roadmap.csv?by={asked}&bom=no").content.decode().splitlines()
        rows = list(csv.DictReader(lines))
        assert {row["milestone"] for row in rows} == titles, asked
        items = json.loads(client.get(f"/api/v1/milestones/?by={asked}").content)["items"]
        assert {item["title"] for item in items} == titles, asked
        if asked == "checker":
            assert (rows[0]["outcome_voice"], rows[0]["outcome_by"]) == ("checker", "Ofsted found")
            assert (items[0]["outcome_voice"], items[0]["outcome_by"]) == (
                *("checker", "Ofsted found"),
            )
    assert client.get("/roadmap/?by=somebody").status_code == 400
