"""Where answers will stand: read as known on a day, and what "no later evidence" waits for."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from libs.backoffice.panels import list_of
from libs.days import Day
from libs.vaguedates.vague_date import Window
from reforms.models import EvidenceReading, ExpectedEvidence, Milestone, Reform, Update
from reforms.pages.awaited import build_awaited, build_expected
from reforms.pages.expected import read_places
from reforms.pages.home import build_home
from reforms.pages.known import read_known
from reforms.standing import Standing, standing_on
from seeds.actions import Source, correct_fact, record_fact, withdraw_fact
from seeds.models import Caveat, Passage
from tests.admin.forms import publish
from tests.libs.backoffice.tables import cells_of, confirm, export, said, send
from tests.rows import add, new

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FIRST, BEFORE = date(2026, 1, 5), date(2026, 6, 29)
DUE, LATER, TODAY = date(2026, 6, 30), date(2026, 9, 1), date(2026, 11, 27)
ANY_DAY = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.fixture
def passed() -> Milestone:
    """A date that has passed, and sources that were read since."""
    milestone = add(Milestone, slug="out", title="Plans are out", reform=add(Reform, slug="plans"))
    says = {"milestone": milestone, "reform": milestone.reform, "known_on": FIRST}
    dated = {"target_words": "March 2026", "target_edtf": "2026-03"}
    add(Update, kind="target", **dated, **says)
    add(Caveat, kind="read", known_on=TODAY)
    return milestone


def place(milestone: Milestone, **more: object) -> ExpectedEvidence:
    whole = {"text": "The yearly statistics", "due_words": "June 2026", "due_edtf": "2026-06"}
    return add(ExpectedEvidence, milestone=milestone, known_on=FIRST, **(whole | more))


def read(where: ExpectedEvidence, on: date) -> EvidenceReading:
    return add(EvidenceReading, place=where, known_on=on)


def standing(on: date) -> Standing:
    (reform,) = read_known(list(Reform.objects.select_related("strand")), on)
    return reform.milestones[0].standing


def test_no_later_evidence_is_said_only_once_the_place_was_read(passed: Milestone) -> None:
    where = place(passed)
    assert standing(BEFORE) is Standing.DATE_PASSED
    assert standing(DUE) is Standing.NOT_READ
    read(where, LATER)
    assert standing(LATER - timedelta(days=1)) is Standing.NOT_READ
    assert standing(LATER) is Standing.DATE_PASSED
    assert standing(TODAY) is Standing.DATE_PASSED


def test_each_place_that_is_due_must_have_been_read(passed: Milestone) -> None:
    read(place(passed), LATER)
    minutes = place(passed, kind="minutes", text="The board's minutes")
    assert standing(TODAY) is Standing.NOT_READ
    read(minutes, DUE)
    assert standing(TODAY) is Standing.DATE_PASSED


def test_a_reading_before_the_place_was_due_does_not_count(passed: Milestone) -> None:
    read(place(passed), BEFORE)
    ((one,),) = read_places(TODAY).values()
    assert (one.read_on, one.is_unread, one.is_read) == (BEFORE, True, False)
    assert standing(TODAY) is Standing.NOT_READ


@pytest.mark.parametrize(
    ("words", "edtf"), [("", ""), ("from June 2026", "2026-06/.."), ("June 2027", "2027-06")]
)
def test_a_place_without_a_last_day_by_now_asks_for_nothing(
    passed: Milestone, words: str, edtf: str
) -> None:
    place(passed, due_words=words, due_edtf=edtf)
    assert standing(TODAY) is Standing.DATE_PASSED


def test_a_reading_there_is_one_for_the_milestone_where_nobody_read_on(passed: Milestone) -> None:
    Caveat.objects.update(known_on=FIRST)
    where = place(passed)
    assert standing(TODAY) is Standing.NOT_READ
    read(where, LATER)
    assert standing(TODAY) is Standing.DATE_PASSED


def test_an_outcome_needs_no_reading(passed: Milestone) -> None:
    place(passed)
    says = {"milestone": passed, "reform": passed.reform, "known_on": LATER}
    add(Update, kind="outcome", outcome="met", **says)
    assert standing(TODAY) is Standing.MET
    assert build_expected(Day(TODAY, TODAY)) == ()
    assert len(build_expected(Day(DUE, TODAY))) == 1


def test_a_reading_stays_with_a_place_that_is_corrected(passed: Milestone) -> None:
    where = place(passed)
    source = Source(FIRST, "stated", add(Passage))
    read(where, DUE)
    why = "The words were others."
    same = correct_fact(
        where, correction_reason=why, source=source, by=None, text="The yearly data"
    )
    assert same.reform == passed.reform
    assert standing(TODAY) is Standing.DATE_PASSED
    says = {"due_words": "July 2026", "due_edtf": "2026-07"}
    later = correct_fact(same, correction_reason=why, source=source, by=None, **says)
    assert standing(TODAY) is Standing.NOT_READ
    found = withdraw_fact(later, correction_reason="It ends.", source=source, by=None)
    assert found.withdrawn
    assert read_places(TODAY) == {}
    assert standing(TODAY) is Standing.DATE_PASSED


def test_a_reading_that_is_withdrawn_was_none(passed: Milestone) -> None:
    reading = read(place(passed), LATER)
    source = Source(TODAY, "inferred", None, "It was another series.")
    withdraw_fact(reading, correction_reason="It was another.", source=source, by=None)
    assert standing(LATER) is Standing.DATE_PASSED
    assert standing(TODAY) is Standing.NOT_READ


@given(ANY_DAY, ANY_DAY, st.integers(0, 400), st.sampled_from([*Standing, ""]), st.booleans())
def test_a_place_unread_changes_only_what_would_have_no_later_evidence(
    day: date, start: date, length: int, outcome: str, is_unread: bool
) -> None:
    window = Window(start, start + timedelta(days=length))
    settled = outcome if outcome in {one.value for one in Standing if one.is_settled} else ""
    without = standing_on(day, window, outcome=settled)
    with_place = standing_on(day, window, outcome=settled, is_place_unread=is_unread)
    if is_unread and without is Standing.DATE_PASSED:
        assert with_place is Standing.NOT_READ
    else:
        assert with_place is without


def test_the_reform_is_that_of_the_milestone_and_the_database_holds_it(passed: Milestone) -> None:
    fact = record_fact(new(ExpectedEvidence, milestone=passed, reform=None), by=None)
    reading = record_fact(new(EvidenceReading, place=fact, reform=None), by=None)
    assert (fact.reform, reading.reform) == (passed.reform, passed.reform)
    other = add(Reform)
    stranger = new(ExpectedEvidence, milestone=passed, reform=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpectedEvidence.objects.bulk_create([stranger])
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceReading.objects.bulk_create([new(EvidenceReading, place=fact, reform=other)])
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=passed.pk).update(reform=other)


def test_pages_and_files_name_the_place_and_what_is_still_to_be_read(
    client: Client, passed: Milestone
) -> None:
    where = place(passed, kind="statistics", address="https://example.org/statistics")

    def told(address: str) -> str:
        return " ".join(client.get(address).content.decode().split())

    on = "?on=2026-11-27"
    assert "Where the answer should stand by now" in told(f"/reforms/plans/{on}")
    assert "<b>due, still to be read</b>" in told(f"/reforms/plans/{on}")
    assert '<a href="https://example.org/statistics">' in told(f"/next/documents/{on}")
    assert "1 of them is due and still to be read" in told(f"/next/documents/{on}")
    assert "Where answers will stand" not in told("/next/documents/?on=2026-01-04")
    item = client.get(f"/api/v1/expected-evidence/{where.key}/{on}").json()
    assert (item["milestone"], item["is_unread"], item["read_on"]) == ("plans.out", True, None)
    read(where, LATER)
    item = client.get(f"/api/v1/expected-evidence/{on}&reform=plans").json()["items"][0]
    assert (item["is_unread"], item["read_on"], item["standing"]) == (
        *(False, "2026-09-01"),
        "date-passed",
    )
    assert "read on 1 September 2026, no answer there" in told(f"/reforms/plans/{on}")
    line = client.get(f"/next/answers.json{on}").json()["rows"][0]
    assert (line["where"], line["read_on"]) == ("The yearly statistics", "2026-09-01")
    assert "The yearly statistics" in told(f"/next/answers.csv{on}")


def test_the_home_page_and_awaited_documents_move_it(passed: Milestone) -> None:
    Milestone.objects.update(kind="document")
    where, day = place(passed), Day(TODAY, TODAY)
    assert [one.milestone.slug for one in build_home(day).unread] == ["out"]
    assert [one.milestone.slug for one in build_awaited(day).unread] == ["out"]
    read(where, LATER)
    assert [one.milestone.slug for one in build_home(day).passed] == ["out"]
    page = build_awaited(day)
    assert [one.milestone.slug for one in page.passed] == ["out"]
    assert (len(page.places), page.unread_places) == (1, 0)


def test_an_editor_names_a_place_and_the_start_page_leads_to_its_reading(
    admin_client: Client, admin_user: User, passed: Milestone
) -> None:
    typed = {
        "milestone": passed.pk,
        "kind": "series",
        "text": "The yearly report",
        "address": "",
        "due_words": "spring 2026",
        "due_edtf": "2026-21",
        "known_on": FIRST.isoformat(),
        "basis": "inferred",
        "passage": "",
        "reason": "It came out each spring.",
        "key": "here",
    }
    publish(admin_client, list_of(ExpectedEvidence, "add"), typed)
    fact = ExpectedEvidence.objects.get()
    assert (fact.key, fact.reform, fact.recorded_by) == ("here", passed.reform, admin_user)

    page = admin_client.get("/admin/").content.decode()
    assert "The answer should stand there by now" in page
    (link,) = re.findall(r'href="([^"]*evidencereading/add/[^"]*place=[^"]*)"', page)
    form = admin_client.get(unescape(link)).context["adminform"].form
    begun = {name: form[name].value() or "" for name in ("place", "basis", "reason")}
    assert begun["reason"] == "We read there on 27 November 2026 and found no answer."
    sent = {**begun, "text": "", "known_on": TODAY.isoformat(), "passage": "", "key": "read-it"}
    publish(admin_client, list_of(EvidenceReading, "add"), sent)
    assert EvidenceReading.objects.get().place == fact
    assert standing(TODAY) is Standing.DATE_PASSED
    assert "Every place that is due was read" in admin_client.get("/admin/").content.decode()


def test_both_kinds_go_out_as_tables_and_come_in_again(
    admin_client: Client, passed: Milestone
) -> None:
    read(place(passed, address="https://example.org/"), LATER)
    for model in (ExpectedEvidence, EvidenceReading):
        sent = export(admin_client, model, "csv")
        assert "0 new, 0 changed, 1 unchanged" in said(send(admin_client, model, sent))
        head, row = cells_of(sent, "csv")[:2]
        row[head.index("key")] = "another"
        row[head.index("text")] = "Somewhere else"
        again = "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in (head, row))
        confirm(admin_client, model, send(admin_client, model, again.encode()))
        assert model._default_manager.get(key="another").reform == passed.reform


def test_all_places_are_read_by_one_query(
    passed: Milestone, django_assert_num_queries: object
) -> None:
    for number in range(4):
        read(place(passed, text=f"Place {number}"), LATER)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(read_places(TODAY)[passed.pk]) == 4
