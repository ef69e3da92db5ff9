"""The two documents by hand: what the pages say on their days, beside a table made from them."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.test import Client

from libs.days import Day
from libs.pagememo.readings import once_a_version
from reforms.models import Event, Milestone, Reform, Update
from reforms.pages.changes import build_changes
from reforms.pages.events import EventKnown, read_events
from reforms.pages.home import build_home
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from seeds.models import Caveat
from tests.reforms import facts
from tests.reforms.facts import FIRST, LONG_AFTER, SECOND
from tests.rows import add

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("documents"),
]


@once_a_version(most=8)
def reforms_on(day: date) -> dict[str, ReformKnown]:
    reforms = Reform.objects.known_by(day).select_related("strand")
    return {reform.slug: reform for reform in read_known(list(reforms), day)}


def milestone_on(day: date, reform: str, slug: str) -> MilestoneKnown:
    (found,) = (row for row in reforms_on(day)[reform].milestones if row.slug == slug)
    return found


def event_on(day: date, slug: str) -> EventKnown:
    (found,) = (event for event in read_events(Day(day, LONG_AFTER)) if event.slug == slug)
    return found


def row_of(milestone: MilestoneKnown) -> tuple[str, str, str, str]:
    ends = (milestone.window.earliest, milestone.window.latest)
    interval = [end.isoformat() if end else "" for end in ends]
    return milestone.words, interval[0], interval[1], milestone.waits_for


def changed(group: str) -> set[tuple[str, str]]:
    """Reform and what of it stands in a group, from the day of the first document to the second."""
    groups = {found.anchor: found.rows for found in build_changes(FIRST, SECOND).groups}
    return {(row.slug, row.what) for row in groups[group]}


@pytest.mark.parametrize("row", facts.REFORMS, ids=lambda row: row[0])
def test_each_row_of_the_check_list_is_a_reform(
    row: tuple[str, str, str | None, str | None, str | None, str],
) -> None:
    _, slug, first_name, first_stage, second_name, second_stage = row
    first, second = (reforms_on(day).get(slug) for day in (FIRST, SECOND))
    assert (first and (first.name, first.stage)) == (first_name and (first_name, first_stage))
    assert second is not None
    assert (second.name, second.stage) == (second_name or first_name, second_stage)


def test_the_core_is_32_reforms_and_nothing_else() -> None:
    core = {slug for slug, reform in reforms_on(SECOND).items() if not reform.is_context}
    assert core == {row[1] for row in facts.REFORMS}
    assert [row[0] for row in facts.REFORMS] == [str(number) for number in range(1, 33)]


def test_every_stage_is_marked_as_inferred_and_says_why() -> None:
    for day in (FIRST, SECOND):
        said = [reform.stage_said for reform in reforms_on(day).values()]
        assert all(one and one.is_inferred and len(one.reason) > 20 for one in said)


@pytest.mark.parametrize("row", facts.MILESTONES, ids=lambda row: f"{row[0]}-{row[2]}")
def test_a_milestone_has_its_words_interval_and_standing(
    row: tuple[str, str, str, str, str, str, str, str, str],
) -> None:
    _, reform, slug, *said, then, now = row
    on_the_day = milestone_on(SECOND, reform, slug)
    assert row_of(on_the_day) == tuple(said)
    assert on_the_day.standing == then
    later = milestone_on(LONG_AFTER, reform, slug)
    assert (row_of(later), later.standing.value) == (tuple(said), now)


def core_milestones(reforms: Iterable[ReformKnown]) -> set[tuple[str, str]]:
    return {
        (reform.slug, milestone.slug)
        for reform in reforms
        if not reform.is_context
        for milestone in reform.milestones
    }


def test_no_milestone_of_the_core_is_missing_or_added() -> None:
    expected = {(row[1], row[2]) for row in facts.MILESTONES}
    assert core_milestones(reforms_on(SECOND).values()) == expected
    first = {(row[0], row[1]) for row in facts.FIRST_DAY}
    assert core_milestones(reforms_on(FIRST).values()) == first


@pytest.mark.parametrize("row", facts.FIRST_DAY, ids=lambda row: f"{row[0]}-{row[1]}")
def test_on_the_first_day_a_milestone_stands_as_the_first_document_has_it(
    row: tuple[str, str, str, str, str, str],
) -> None:
    reform, slug, *said, standing = row
    known = milestone_on(FIRST, reform, slug)
    assert row_of(known) == (*said, "")
    assert known.standing == standing


def test_the_qualification_goes_from_a_question_to_a_decision_and_a_date() -> None:
    (question,) = reforms_on(FIRST)["senco-npq"].milestones
    assert (question.is_decision, question.words, question.standing.value) == (
        True,
        "consultation question",
        "no-date",
    )
    assert milestone_on(SECOND, "senco-npq", "decision").standing == "met"
    assert milestone_on(SECOND, "senco-npq", "available").interval == "1 to 30 September 2024"
    assert changed("decided") == {("senco-npq", "Decision on the qualification")}


def test_the_national_board_has_another_name_and_no_meeting_on_the_first_day() -> None:
    first, second = (reforms_on(day)["national-board"] for day in (FIRST, SECOND))
    assert first.name == "National SEND Delivery Board"
    assert [row.slug for row in first.milestones] == ["established"]
    assert second.name == "National SEND and AP Implementation Board"
    meeting = milestone_on(SECOND, "national-board", "first-meeting")
    assert (meeting.interval, meeting.standing.value) == ("6 June 2023", "met")


def test_nothing_is_said_of_what_became_of_dates_after_the_last_reading() -> None:
    passed = [
        milestone
        for reform in reforms_on(LONG_AFTER).values()
        for milestone in reform.milestones
        if milestone.standing in ("not-read", "date-passed")
    ]
    assert len(passed) == 9
    assert {row.standing.label for row in passed} == {"Date passed, not read since"}
    assert all(row.outcome_said is None for row in passed)


AFTER_THE_ELECTION = [("national-standards", "legislation"), ("code-of-practice", "amended-code")]
ELECTION_DAY = date(2024, 7, 4)


@pytest.fixture
def election() -> Event:
    """The election, once a source was recorded that gives its day."""
    event = Event.objects.get(slug="next-general-election")
    dated = {"target_words": "4 July 2024", "target_edtf": "2024-07-04"}
    add(Update, reform=None, event=event, kind="target", known_on=date(2024, 5, 22), **dated)
    return event


@pytest.mark.parametrize(("reform", "slug"), AFTER_THE_ELECTION)
def test_what_waits_for_the_election_has_no_invented_date(reform: str, slug: str) -> None:
    election = event_on(SECOND, "next-general-election")
    assert election.interval == "14 August 2023 to 31 January 2025"
    for day in (SECOND, LONG_AFTER):
        milestone = milestone_on(day, reform, slug)
        assert (milestone.interval, milestone.waits_for) == ("", "Next general election")
        assert milestone.standing == "waiting"


@pytest.mark.usefixtures("election")
@pytest.mark.parametrize(("reform", "slug"), AFTER_THE_ELECTION)
@pytest.mark.parametrize(
    ("day", "interval", "standing"),
    [
        (date(2024, 5, 21), "", "waiting"),
        (date(2024, 5, 22), "from 5 July 2024", "upcoming"),
        (ELECTION_DAY, "from 5 July 2024", "upcoming"),
        (date(2024, 7, 5), "from 5 July 2024", "in-its-window"),
        (LONG_AFTER, "from 5 July 2024", "in-its-window"),
    ],
)
def test_once_the_election_has_a_day_its_milestones_take_their_interval_from_it(
    day: date, interval: str, standing: str, reform: str, slug: str
) -> None:
    milestone = milestone_on(day, reform, slug)
    assert (milestone.interval, milestone.standing.value) == (interval, standing)
    assert "general election" in milestone.words


@pytest.mark.usefixtures("election")
def test_the_home_page_stops_waiting_for_an_election_that_has_a_day() -> None:
    def waiting(day: date) -> set[str]:
        return {line.milestone.slug for line in build_home(Day(day, LONG_AFTER)).waiting}

    assert waiting(date(2024, 5, 21)) == {"legislation", "amended-code"}
    assert waiting(date(2024, 5, 22)) == set()


def test_the_election_itself_is_waited_for_by_two_milestones_alone() -> None:
    waiting = Milestone.objects.filter(updates__after__slug="next-general-election").distinct()
    assert {(row.reform.slug, row.slug) for row in waiting} == set(AFTER_THE_ELECTION)


def test_sixteen_things_were_not_mentioned_again() -> None:
    silent = {slug for slug, _ in changed("not-mentioned-since")}
    assert silent == facts.SILENT_CORE | facts.SILENT_CONTEXT
    assert (len(facts.SILENT_CORE), len(facts.SILENT_CONTEXT)) == (5, 11)
    reforms = reforms_on(SECOND)
    assert {slug for slug in silent if reforms[slug].is_context} == facts.SILENT_CONTEXT
    assert all(reforms[slug].last_evidence == FIRST for slug in silent)


def test_what_is_context_is_never_due() -> None:
    context = {slug for slug, reform in reforms_on(LONG_AFTER).items() if reform.is_context}
    assert context == facts.SILENT_CONTEXT
    page = build_home(Day(LONG_AFTER, LONG_AFTER))
    lines = [*page.upcoming, *page.passed, *page.waiting]
    assert not {line.reform_slug for line in lines} & context
    assert page.reform_count == 32


def test_what_the_second_document_says_first_is_new() -> None:
    assert {slug for slug, _ in changed("new")} == {
        row[1] for row in facts.REFORMS if row[2] is None
    }


def test_what_moved_between_the_documents_is_told_once() -> None:
    assert changed("redated") == {("national-standards", "Legislation for the reforms")}
    assert changed("outcome-reached") == {
        ("senco-npq", "Guidance on the change published"),
        ("health-accountability", "Health and care legislation in force"),
        ("integrated-care-boards", "Boards replace clinical commissioning groups"),
        ("regions-group", "Regions group formed"),
        ("national-board", "Board established"),
        ("national-board", "First meeting held"),
    }
    assert changed("newly-dated") == {
        ("national-standards", "Testing begins"),
        ("national-standards", "A significant proportion is ready"),
        ("national-standards", "Work on the standards is complete"),
        ("digital-ehcps", "Everything for digital plans in place"),
        ("senco-npq", "Guidance on the change published"),
        ("senco-npq", "New qualification available"),
        ("national-board", "First meeting held"),
    }
    assert changed("renamed") == {
        ("local-partnerships", "name"),
        ("national-board", "name"),
        ("national-send-and-ap-implementation-board", "probably succeeds"),
    }
    assert {slug for slug, _ in changed("stage-moved")} == {
        row[1] for row in facts.REFORMS if row[3] and row[3] != row[5]
    }


EVENTS = [
    ("levelling-up-white-paper", "2 February 2022", "met"),
    ("schools-white-paper", "28 March 2022", "met"),
    ("send-green-paper", "29 March 2022", "met"),
    ("green-paper-consultation", "29 March to 1 July 2022", "date-passed"),
    ("queens-speech-2022", "10 May 2022", "date-passed"),
    ("improvement-plan", "1 to 31 March 2023", "met"),
    ("roadmap-document", "1 to 31 March 2023", "met"),
    ("next-general-election", "14 August 2023 to 31 January 2025", "in-its-window"),
]


@pytest.mark.parametrize(("slug", "interval", "standing"), EVENTS)
def test_a_key_date_stands_as_the_documents_have_it(
    slug: str, interval: str, standing: str
) -> None:
    event = event_on(SECOND, slug)
    assert (event.interval, event.standing.value) == (interval, standing)


def test_no_key_date_is_added() -> None:
    events = read_events(Day(SECOND, LONG_AFTER))
    assert {event.slug for event in events} == {row[0] for row in EVENTS}
    first = read_events(Day(FIRST, LONG_AFTER))
    assert {event.slug for event in first} == {row[0] for row in EVENTS[:5]}


@pytest.mark.parametrize(("number", "address", "anchor"), facts.CAVEATS)
def test_an_ambiguity_is_read_on_the_page_that_it_concerns(
    number: str, address: str, anchor: str, client: Client
) -> None:
    """An editor's remark stands on the method page instead, not beside the facts."""
    is_remark = Caveat.objects.remarks().filter(key=anchor).exists()
    page = client.get("/about/" if is_remark else address).content.decode()
    assert page.count(f'<section class="care" id="{anchor}">') == 1
    assert anchor.startswith(f"{number.lower()}-")


def test_every_ambiguity_of_the_check_list_is_looked_for() -> None:
    numbers = {number for number, _, _ in facts.CAVEATS}
    assert numbers == {f"A{number}" for number in range(1, 21)}
