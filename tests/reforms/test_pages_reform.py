"""A reform's page: its state on a day, its whole history, and how to cite both."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from glossary.models import Sense, Term
from libs.days import Day
from partnerships.models import BodyName, DeliveryBody
from reforms.models import Dependency, Event, Involvement, Milestone, Reform, Update
from reforms.pages.history import ReformHistory, split_history
from reforms.pages.reform import ReformPage, build_reform
from seeds.history import read_facts
from seeds.models import Caveat
from seeds.pages import caveats_known_by
from tests.html import faults
from tests.rows import DAY, add
from tests.torture import share

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
LATER = date(2024, 1, 1)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESS = "https://tracker.example.org/reforms/one/"


@pytest.fixture
def reform() -> Reform:
    return add(Reform, slug="one", title="the one reform")


def say(reform: Reform, known_on: date = DAY, **says: Any) -> Update:
    return add(Update, reform=reform, known_on=known_on, **says)


def page_of(reform: Reform, on: date = TODAY) -> ReformPage:
    rows = Reform.objects.select_related("strand").prefetch_related(caveats_known_by(on))
    return build_reform(rows.get(pk=reform.pk), Day(on, TODAY), ADDRESS)


def build_history(reform: Reform, day: date) -> ReformHistory:
    return split_history(reform, read_facts(reform, day), day)


def test_the_history_goes_from_the_newest_to_the_oldest(reform: Reform) -> None:
    say(reform, LATER, kind="stage", stage="in-delivery")
    say(reform, DAY, kind="description", note="It does something.")
    say(reform, LATER, kind="name", name="The other name")
    says = [(entry.day, entry.says) for entry in build_history(reform, TODAY).changes]
    assert says == [
        ("1 January 2024", "Called “The other name”"),
        ("1 January 2024", "Stage: In delivery"),
        ("14 August 2023", "Described"),
    ]


def test_the_history_ends_on_the_day_looked_at(reform: Reform) -> None:
    say(reform, DAY, kind="stage", stage="future")
    say(reform, LATER, kind="stage", stage="in-delivery")
    before = build_history(reform, date(2023, 12, 31))
    assert [entry.says for entry in before.changes] == ["Stage: Future"]


def test_what_was_checked_without_change_stands_apart(reform: Reform) -> None:
    say(reform, DAY, kind="stage", stage="future")
    say(reform, LATER, kind="checked", note="Said again.")
    history = build_history(reform, TODAY)
    assert [entry.says for entry in history.changes] == ["Stage: Future"]
    assert [entry.note for entry in history.checks] == ["Said again."]


def test_a_correction_says_what_it_corrects_and_that_one_leads_to_it(reform: Reform) -> None:
    wrong = say(reform, DAY, key="wrong", kind="stage", stage="in-delivery")
    say(reform, LATER, key="right", kind="stage", stage="future", corrects=wrong)
    new, old = build_history(reform, TODAY).changes
    assert new.correction == "Corrects “stage: In delivery” of 14 August 2023."
    assert (new.corrected_by, old.corrected_by) == ("", "right")
    (alone,) = build_history(reform, DAY).changes
    assert (alone.says, alone.corrected_by) == ("Stage: In delivery", "")


def test_a_correction_that_takes_back_is_no_mere_check(reform: Reform) -> None:
    wrong = say(reform, DAY, kind="stage", stage="in-delivery")
    say(reform, LATER, kind="checked", corrects=wrong)
    history = build_history(reform, TODAY)
    assert (len(history.changes), len(history.checks)) == (2, 0)
    assert page_of(reform).reform.stage == "not-staged"


def test_an_entry_says_who_inferred_it_and_why(reform: Reform) -> None:
    inferred: dict[str, Any] = {"basis": "inferred", "reason": "It is paid for.", "passage": None}
    say(reform, kind="stage", stage="in-delivery", **inferred)
    (entry,) = build_history(reform, TODAY).changes
    assert (entry.basis, entry.reason, entry.source) == ("inferred", "It is paid for.", None)


@time_machine.travel(NOON, tick=False)
def test_an_entry_says_when_and_by_whom_it_was_recorded(reform: Reform) -> None:
    editor = User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")
    say(reform, kind="stage", stage="future", recorded_by=editor)
    say(reform, kind="name", name="A name", recorded_by=User.objects.create_user("nameless"))
    say(reform, kind="description", note="A note.")
    recorded = {entry.recorded for entry in build_history(reform, TODAY).changes}
    assert recorded == {
        "Recorded 22 November 2026 by Ada Lovelace",
        "Recorded 22 November 2026 by an editor",
        "Recorded 22 November 2026, loaded with its document",
    }


@time_machine.travel(NOON, tick=False)
def test_what_is_recorded_today_about_2023_is_seen_in_2023(reform: Reform, client: Client) -> None:
    say(reform, date(2023, 3, 1), kind="stage", stage="future")
    say(reform, date(2023, 5, 1), kind="stage", stage="in-delivery")
    assert page_of(reform, date(2023, 4, 30)).reform.stage == "future"
    assert page_of(reform, date(2023, 5, 1)).reform.stage == "in-delivery"
    then = client.get("/reforms/one/?on=2023-05-01").content.decode()
    assert "1 May 2023" in then
    assert "Recorded 22 November 2026" in then
    assert "in-delivery" in client.get("/roadmap/?on=2023-05-01").content.decode()


def test_the_page_and_each_entry_can_be_cited(reform: Reform, client: Client) -> None:
    say(reform, key="first-word", kind="name", name="The one reform, as it is called")
    text = client.get("/reforms/one/?on=2023-09-01").content.decode()
    named = "The one reform, as it is called, SEND &amp; AP reform tracker, "
    dated = "as known on 1 September 2023, "
    address = "http://testserver/reforms/one/?on=2023-09-01"
    assert f'<p class="cite-text">{named}{dated}{address}</p>' in text
    assert f"In: {named}{dated}{address}#first-word</cite></p>" in text
    assert '<li id="first-word">' in text
    assert 'href="#first-word"' in text


def test_a_page_of_today_is_cited_with_its_day(reform: Reform, client: Client) -> None:
    say(reform)
    with time_machine.travel(NOON, tick=False):
        text = client.get("/reforms/one/").content.decode()
    assert "as known on 22 November 2026, http://testserver/reforms/one/?on=2026-11-22" in text


def test_milestones_stand_in_their_order_with_their_newest_words(reform: Reform) -> None:
    second = add(Milestone, reform=reform, slug="second", title="Second", position=2)
    first = add(Milestone, reform=reform, slug="first", title="First", position=1)
    for milestone, day, words, edtf in (
        (second, DAY, "by 2025", "../2025"),
        (first, DAY, "this autumn", "2023-23"),
        (second, LATER, "in spring 2026", "2026-21"),
    ):
        target = {"target_words": words, "target_edtf": edtf}
        say(reform, day, kind="target", milestone=milestone, **target)

    def shown(on: date) -> list[tuple[str, str, str, str]]:
        milestones = page_of(reform, on).reform.milestones
        return [(row.slug, row.words, row.interval, row.standing.value) for row in milestones]

    assert shown(DAY) == [
        ("first", "this autumn", "1 September to 30 November 2023", "upcoming"),
        ("second", "by 2025", "by 31 December 2025", "in-its-window"),
    ]
    assert shown(LATER) == [
        ("first", "this autumn", "1 September to 30 November 2023", "date-passed"),
        ("second", "in spring 2026", "1 March to 31 May 2026", "upcoming"),
    ]


def test_an_outcome_settles_a_milestone_until_it_is_corrected(reform: Reform) -> None:
    milestone = add(Milestone, reform=reform)
    target: dict[str, Any] = {"target_words": "2022", "target_edtf": "2022"}
    say(reform, kind="target", milestone=milestone, **target)
    met = say(reform, kind="outcome", outcome="met", milestone=milestone, note="It is there.")
    say(reform, LATER, kind="checked", corrects=met, note="It was another one.")

    def standing(on: date) -> str:
        (row,) = page_of(reform, on).reform.milestones
        return row.standing.value

    assert (standing(DAY), standing(LATER)) == ("met", "date-passed")


def test_a_waiting_milestone_says_what_for(reform: Reform, client: Client) -> None:
    election = add(Event, title="The next election")
    milestone = add(Milestone, reform=reform)
    after: dict[str, Any] = {"target_words": "after the election", "after": election}
    say(reform, kind="target", milestone=milestone, **after)
    (waiting,) = page_of(reform).reform.milestones
    assert (waiting.waits_for, waiting.standing.value) == ("The next election", "waiting")
    text = client.get("/reforms/one/").content.decode()
    assert "no day yet: it depends on “The next election”" in text


def test_parts_ties_and_caveats_count_from_their_own_day(reform: Reform) -> None:
    say(reform, DAY)
    body, other = add(DeliveryBody, title="The unit"), add(Reform, title="The other")
    add(BodyName, body=body, name="The old unit", known_on=DAY)
    add(BodyName, body=body, name="The new unit", known_on=LATER)
    add(Involvement, reform=reform, body=body, role="leads", known_on=DAY)
    add(Dependency, reform=other, on_reform=reform, kind="part-of", known_on=LATER)
    reform.caveats.add(add(Caveat, title="Take care", known_on=LATER))
    then, now = page_of(reform, DAY), page_of(reform)
    assert [(part.name, part.role) for part in then.parts] == [("The old unit", "leads")]
    assert [(part.name, part.role) for part in now.parts] == [("The new unit", "leads")]
    assert (then.links, then.caveats) == ((), ())
    assert [(link.words, link.name) for link in now.links] == [("includes", "The other")]
    assert [caveat.title for caveat in now.caveats] == ["Take care"]


def test_abbreviations_are_found_as_whole_words(reform: Reform) -> None:
    say(reform, kind="description", note="EHCPs (and the REP's ICB) are not REPRINTS of LA.")
    for text in ("EHCP", "REP", "ICB", "LA", "A", "RE", "PRINT", "C++"):
        add(Sense, term=add(Term, text=text), expansion=f"{text} in full", known_on=DAY)
    add(Sense, term=add(Term, text="of"), expansion="known later", known_on=LATER)
    used = {(term.text, term.expansion) for term in page_of(reform, DAY).terms}
    assert used == {
        ("EHCP", "EHCP in full"),
        ("REP", "REP in full"),
        ("ICB", "ICB in full"),
        ("LA", "LA in full"),
    }


ADDRESSES = ["/", "/roadmap/", "/roadmap/?view=table", "/reforms/one/", "/roadmap/?sort=target"]
BARE: list[dict[str, Any]] = [
    {"kind": "checked"},
    {"kind": "name", "name": "Only a name"},
    {"kind": "stage", "stage": "future"},
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("only", share(BARE, 3), ids=lambda only: only["kind"])
def test_a_reform_of_which_little_is_known_has_whole_pages(
    only: dict[str, Any], address: str, reform: Reform, client: Client
) -> None:
    say(reform, **only)
    response = client.get(address)
    assert response.status_code == 200
    assert faults(response) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_milestone_with_an_outcome_and_no_date_has_whole_pages(
    address: str, reform: Reform, client: Client
) -> None:
    say(reform, kind="outcome", outcome="met", milestone=add(Milestone, reform=reform))
    response = client.get(address)
    assert response.status_code == 200
    assert faults(response) == []


def test_a_reform_nobody_had_mentioned_is_not_known_yet(reform: Reform, client: Client) -> None:
    say(reform, LATER)
    response = client.get("/reforms/one/", {"on": DAY.isoformat()})
    text = response.content.decode()
    assert response.status_code == 404
    assert "mentions this reform by 14 August 2023" in text
    assert '<a href="/reforms/one/">See this page as known today</a>' in text


def test_what_happened_and_a_long_history_unfold_at_a_line_that_counts_them(
    reform: Reform, client: Client
) -> None:
    for number in range(3):
        milestone = add(Milestone, reform=reform, position=number)
        say(reform, kind="description", note=f"Told {number} times.")
        if number:
            say(reform, kind="outcome", outcome="met", milestone=milestone)
    page = client.get("/reforms/one/").content.decode()
    assert "Happened or stopped: 2</summary>" in page
    assert "5 entries, the newest of" in " ".join(page.split())
