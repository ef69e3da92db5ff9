"""What the pages tell of dates that moved: from the log alone, as known on any day."""

import csv
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.days import Day
from libs.vaguedates.shift import Shift
from libs.vaguedates.vague_date import window_of
from reforms.actions import correct, record_update
from reforms.models import Audience, Event, Involvement, Milestone, Update
from reforms.pages.slippage import read_slippage
from reforms.pages.slips import SlipSaid
from seeds.actions import Source
from seeds.models import Basis, Document, Passage
from tests.html import faults
from tests.rows import DAY, add
from tests.torture import examples

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)
LATER, LAST = date(2024, 6, 1), date(2025, 6, 1)


def say(milestone: Milestone, edtf: str, known_on: date = DAY, **says: Any) -> Update:
    says = {"target_words": f"said {edtf}", "target_edtf": edtf, "known_on": known_on} | says
    return add(Update, reform=milestone.reform, milestone=milestone, kind="target", **says)


def slip_of(milestone: Milestone, day: date = TODAY) -> SlipSaid:
    return next(
        row.slip
        for row in read_slippage(Day(day, TODAY))
        if row.milestone.slug == milestone.slug and row.reform[0] == milestone.reform.slug
    )


def test_a_move_is_known_from_its_day_on() -> None:
    milestone = add(Milestone)
    say(milestone, "../2023-12-31")
    say(milestone, "../2025-12-31", LATER)
    assert slip_of(milestone, LATER - timedelta(1)).moved == ""
    assert slip_of(milestone, LATER).moved == "put back by 24 months"


def test_of_two_dates_said_on_one_day_the_last_recorded_counts() -> None:
    milestone = add(Milestone)
    say(milestone, "../2023-12-31")
    say(milestone, "../2024-12-31")
    assert slip_of(milestone).first.words == "said ../2024-12-31"
    assert not slip_of(milestone).moves


@settings(max_examples=examples(8))
@given(*[st.sampled_from(["../2023", "2023-23", "2024", "2025/..", "2024-02-01"])] * 4)
def test_correcting_an_update_corrects_the_shift(
    wrong: str, first: str, second: str, third: str
) -> None:
    mended, right = add(Milestone), add(Milestone)
    slip = say(mended, wrong)
    for milestone in (mended, right):
        say(milestone, second, LATER)
        say(milestone, third, LAST)
    say(right, first)
    source = Source(slip.known_on, Basis.STATED, passage=slip.passage)
    correct(
        slip,
        correction_reason="A slip of ours.",
        source=source,
        by=None,
        target_words=f"said {first}",
        target_edtf=first,
    )
    found, wanted = slip_of(mended), slip_of(right)
    assert (found.total, found.moved) == (wanted.total, wanted.moved)
    assert found.total == Shift.between(window_of(first), window_of(third))


def test_a_withdrawn_date_is_no_move() -> None:
    milestone = add(Milestone)
    say(milestone, "../2023-12-31")
    wrong = say(milestone, "../2025-12-31", LATER)
    say(milestone, "../2025-12-31", LATER, corrects=wrong, withdrawn=True)
    assert not slip_of(milestone).is_of_interest


def test_a_date_moves_when_the_event_that_it_waits_for_does() -> None:
    event, milestone = add(Event), add(Milestone)
    say(milestone, "", target_words="after the election", after=event)
    for known_on, edtf in ((LATER, "2024-07-04"), (LAST, "2025-07-04")):
        expected = {"kind": "target", "target_words": edtf, "target_edtf": edtf}
        add(Update, reform=None, event=event, known_on=known_on, **expected)
    slip = slip_of(milestone)
    assert [move.in_words for move in slip.moves] == ["given a first date", "put back by 12 months"]


def test_what_was_stopped_or_replaced_ends_the_list() -> None:
    milestone = add(Milestone)
    say(milestone, "../2023-12-31")
    outcome = {"reform": milestone.reform, "milestone": milestone, "kind": "outcome"}
    add(Update, **outcome, outcome="stopped", known_on=LATER)
    assert (slip_of(milestone).moved, slip_of(milestone).asks_why) == ("dropped", True)


def test_the_reason_has_a_passage_and_says_nothing_new() -> None:
    milestone = add(Milestone)
    say(milestone, "../2023-12-31")
    moved = say(milestone, "../2025-12-31", LATER)
    passage = add(Passage)
    again = record_update(
        subject=milestone,
        kind=Update.Kind.TARGET,
        target_words=moved.target.words,
        target_edtf=moved.target.edtf,
        why_moved="The tests took longer.",
        source=Source(LAST, Basis.STATED, passage=passage),
        by=None,
    )
    (move,) = slip_of(milestone).moves
    assert move.reason == "The tests took longer."
    assert move.reason_said is not None
    assert move.reason_said.source is not None
    assert move.reason_said.source.href == passage.get_absolute_url()
    assert again.value() == moved.value()
    assert slip_of(milestone, LAST - timedelta(1)).asks_why


@pytest.fixture
def plan() -> Document:
    """A plan with three dates: one was put back, one was replaced, one stands."""
    document = add(Document, short_title="The plan")
    late, replaced, steady = (add(Milestone, title=name) for name in ("Late", "Gone", "Steady"))
    for milestone in (late, replaced, steady):
        say(milestone, "../2023-12-31", passage=add(Passage, document=document))
    say(late, "../2025-12-31", LATER, why_moved="The tests took longer.")
    outcome = {"reform": replaced.reform, "milestone": replaced, "kind": "outcome"}
    add(Update, **outcome, outcome="superseded", known_on=LATER)
    late.audiences.add(add(Audience, title="Schools"))
    add(Involvement, reform=late.reform)
    other = add(Milestone, title="Of another document")
    say(other, "2024")
    say(other, "2026", LATER)
    return document


def test_a_clerk_sees_which_dates_of_a_plan_moved_how_far_and_who_says_why(
    client: Client, plan: Document
) -> None:
    assert f'<option value="{plan.slug}">The plan' in client.get("/slippage/").content.decode()
    page = client.get(f"/slippage/?document={plan.slug}")
    text = page.content.decode()
    assert "Sources gave 3 dates" in " ".join(text.split())
    assert "Put back by 24 months" in text
    assert "The tests took longer." in text
    assert "Replaced" in text
    assert "Steady" not in text
    assert "Of another document" not in text
    assert faults(page) == []


def test_what_there_is_not_to_choose_is_refused_with_words(client: Client, plan: Document) -> None:
    for wrong in ("document=none", "year=1066", "became=late", "page=0", "on=2999-01-01"):
        assert client.get(f"/slippage/?{wrong}").status_code == 400, wrong
    assert client.get("/slippage/?page=9").status_code == 200
    assert client.get("/slippage.csv?strand=%00").status_code == 400


def test_the_files_have_every_date_that_was_asked_for(client: Client, plan: Document) -> None:
    asked = f"?document={plan.slug}"
    lines = client.get(f"/slippage.csv{asked}&bom=no").content.decode().splitlines()
    rows = {row["milestone"]: row for row in csv.DictReader(lines)}
    assert {name: row["became"] for name, row in rows.items()} == {
        "Late": "put-back",
        "Gone": "replaced",
        "Steady": "",
    }
    late = rows["Late"]
    assert (late["days_first_end"], late["days_last_end"], late["reason"]) == (
        *("", "731"),
        "The tests took longer.",
    )
    taken = json.loads(client.get(f"/slippage.json{asked}").content)
    assert [row["milestone"] for row in taken["rows"]] == list(rows)


def test_the_api_and_the_reforms_page_tell_the_same(client: Client, plan: Document) -> None:
    late = Milestone.objects.get(title="Late")
    name = f"{late.reform.slug}.{late.slug}"
    slip = json.loads(client.get(f"/api/v1/milestones/{name}/").content)["slip"]
    assert (slip["first_latest"], slip["shift"]) == ("2023-12-31", {"first": None, "last": 731})
    assert [move["reason"] for move in slip["moves"]] == ["The tests took longer."]
    text = client.get(f"/reforms/{late.reform.slug}/").content.decode()
    assert "<b>Put back by 24 months</b>" in text
    assert "first “said ../2023-12-31”; put back by 24 months" in (
        client.get("/roadmap/?view=table").content.decode()
    )


def test_a_plan_is_told_in_a_sentence_and_drawn(client: Client, plan: Document) -> None:
    told = "3 dates: 1 replaced, 2 not heard of since their date"
    address = f"/slippage/?document={plan.slug}"
    assert told in client.get(address).content.decode()
    source = client.get(plan.get_absolute_url()).content.decode()
    assert f'<a href="{address}">{told}</a>' in source
    picture = client.get(f"/slippage.svg?document={plan.slug}").content.decode()
    assert "planned__done" in picture
    assert f"http://testserver/slippage/?on={TODAY}&amp;document={plan.slug}" in picture
    before = client.get("/slippage/?on=2022-01-01").content.decode()
    assert "No date that sources gave by 1 January 2022 fits" in " ".join(before.split())
    assert "planned__done" not in before
    assert client.get("/slippage.svg?on=2022-01-01").status_code == 200
