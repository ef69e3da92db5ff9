"""The fixtures since 2023: what they carry, with which source, and what they leave as it was."""

from dataclasses import replace
from datetime import date

import pytest

from reforms.models import Audience, Dependency, Event, Milestone, Reform, Update
from reforms.pages.known import read_known
from seeds.loading import FIXTURES
from seeds.models import Caveat, Document
from tests.libs.ingest.folder import numbers
from tests.seeds.since import (
    COMMITMENTS,
    DATES,
    EVENTS,
    KNOWN_BEFORE_THE_SUMMARY,
    LEGAL_FORCE,
    RIVALS,
    SAID,
    SHARPER_SINCE,
)
from tests.seeds.since_2026 import CORRECTED_READINGS
from tests.seeds.since_loaded import (
    FIRST,
    SECOND,
    TODAY,
    Loaded,
    fact,
    known,
    loaded,
    milestone,
    see,
    since,
    source,
)
from tests.torture import share

__all__ = ["loaded"]

pytestmark = pytest.mark.usefixtures("loaded", "db")


def test_the_documents_load_in_full_and_a_second_load_writes_nothing(loaded: Loaded) -> None:
    assert len(list(FIXTURES.glob("*.yaml"))) >= 4
    assert loaded.second.counts["updates"]["unchanged"] > 400
    assert set(numbers(loaded.second)) == {"unchanged"}
    assert loaded.second.differing == ()


def test_the_facts_name_32_commitments_and_50_events() -> None:
    assert len(COMMITMENTS) == len({row[0] for row in COMMITMENTS}) == 32
    assert len(EVENTS) == len({row[0] for row in EVENTS}) == 50
    assert len(SAID) >= 30


@pytest.mark.parametrize(("number", "reform", "slug", "promised_by", "standing"), COMMITMENTS)
def test_each_commitment_stands_with_its_source_and_what_became_of_it(
    number: str, reform: str, slug: str, promised_by: str, standing: str
) -> None:
    updates = Update.objects.filter(reform__slug=reform, milestone__slug=slug or None)

    assert promised_by in {source(update) for update in updates if update.passage}, number
    if slug:
        assert milestone(reform, slug).standing.value == standing


@pytest.mark.parametrize(("number", "key", "known_on"), share(EVENTS, 4))
def test_each_event_is_known_from_its_day_and_cites_its_source(
    number: str, key: str, known_on: str
) -> None:
    row = fact(key)

    assert row.known_on.isoformat() == known_on, number
    assert source(row) == key.partition("-")[0]


@pytest.mark.parametrize(("key", "piece", "cited"), SAID)
def test_a_fact_says_what_its_source_says(key: str, piece: str, cited: str) -> None:
    row = fact(key)
    text = " ".join(str(getattr(row, name, "")) for name in ("note", "text", "described_as"))

    assert piece in text
    assert source(row) == cited


@pytest.mark.parametrize(("reform", "slug", "words", "earliest", "latest", "proposed"), DATES)
def test_a_date_ahead_has_its_words_its_days_and_whether_it_is_proposed(
    reform: str, slug: str, words: str, earliest: str, latest: str, proposed: bool
) -> None:
    row = milestone(reform, slug)
    ends = [
        "" if end is None else end.isoformat() for end in (row.window.earliest, row.window.latest)
    ]

    assert (row.words, ends, row.is_proposed) == (words, [earliest, latest], proposed)


def test_only_these_dates_are_proposed() -> None:
    proposed = Update.objects.filter(is_proposed=True).values_list(
        "reform__slug", "milestone__slug"
    )

    assert set(proposed) == {(row[0], row[1]) for row in DATES if row[5]}


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_every_fact_the_two_summaries_gave_for_their_days_is_unchanged_or_corrected(
    loaded: Loaded, day: date
) -> None:
    before, after = loaded.before[day], see(day)
    changed = {
        f"{key.reform}/{key.milestone}"
        for key, value in before.values.items()
        if after.values.get(key) != value
    }

    assert changed == CORRECTED_READINGS[day.isoformat()]
    assert changed <= {
        f"{row.reform.slug}/{row.milestone.slug}"
        for row in Update.objects.exclude(corrects=None).exclude(correction_reason="")
        if row.reform and row.milestone
    }
    assert before.names.items() <= after.names.items()
    for slug, reform in before.reforms.items():
        kept = {one.slug for one in reform.milestones if f"{slug}/{one.slug}" not in changed}
        same, old = (
            tuple(row for row in one.milestones if row.slug in kept)
            for one in (after.reforms[slug], reform)
        )
        assert replace(after.reforms[slug], milestones=same) == replace(reform, milestones=old)
    for slug, event in before.events.items():
        if day == FIRST or slug not in SHARPER_SINCE:
            assert after.events[slug] == event


def test_a_summary_s_vague_day_does_not_cover_a_sharper_one_of_the_same_time() -> None:
    events = see(SECOND).events
    windows = {slug: events[slug].window for slug in SHARPER_SINCE}

    assert {
        slug: tuple(day.isoformat() for day in (window.earliest, window.latest) if day)
        for slug, window in windows.items()
    } == SHARPER_SINCE


def test_only_sources_of_that_time_add_to_14_august_2023(loaded: Loaded) -> None:
    before, after = loaded.before[SECOND], see(SECOND)
    added = {place for place in after.values if place not in before.values}
    on_old_reforms = {f"{p.reform}/{p.milestone}" for p in added if p.reform in before.reforms}

    assert set(after.reforms) - set(before.reforms) == KNOWN_BEFORE_THE_SUMMARY["reforms"]
    assert on_old_reforms == KNOWN_BEFORE_THE_SUMMARY["milestones"]
    assert set(after.events) == set(before.events)


def test_nothing_is_known_from_the_day_it_was_read() -> None:
    latest = max(row.known_on for row in since())

    assert latest <= date(2026, 7, 31)
    assert not Caveat.objects.filter(known_on__gt=date(2026, 7, 31)).exists()


def test_councils_sector_bodies_and_the_press_report_and_never_state() -> None:
    reporting = {Document.Authority.COUNCIL, Document.Authority.SECTOR, Document.Authority.MEDIA}
    stated = [
        row.key
        for row in since()
        if row.passage and row.passage.document.authority in reporting and row.basis == "stated"
    ]

    assert stated == []


def test_superseded_is_said_only_where_a_source_says_what_took_the_place() -> None:
    superseded = Update.objects.filter(outcome="superseded", passage__document__file_name="")

    assert {source(update) for update in superseded} == {"m33"}
    assert {update.milestone.slug for update in superseded if update.milestone} == {
        "significant-proportion-ready",
        "complete",
        "legislation",
    }


def test_the_standards_of_2023_give_way_to_those_of_2026() -> None:
    replaced = Dependency.objects.known_by(TODAY).get(
        kind="replaces", on_reform__slug="national-standards"
    )

    assert replaced.reform.slug == "national-inclusion-standards"
    assert replaced.basis == "inferred"
    assert known("national-standards", date(2026, 2, 22)).stage == "in-development"
    assert known("national-standards").stage == "not-staged"


def test_names_change_on_the_day_on_which_a_source_has_the_new_one() -> None:
    names = {
        slug: [known(slug, day).name for day in (SECOND, date(2023, 10, 24))]
        for slug in ("regional-expert-partnerships", "local-inclusion-plans")
    }

    assert names == {
        "regional-expert-partnerships": [
            "Regional expert partnerships (REPs)",
            "Change Programme Partnerships (CPPs)",
        ],
        "local-inclusion-plans": ["Local inclusion plans", "Local area inclusion plans (LAIPs)"],
    }


def test_the_election_has_its_day_and_what_waited_for_it_waits_no_longer() -> None:
    election = Update.objects.get(event__slug="next-general-election", kind="outcome")

    assert election.basis == "inferred"
    assert milestone("national-standards", "legislation", SECOND).standing == "waiting"
    assert milestone("national-standards", "legislation").window.earliest == date(2024, 7, 5)


@pytest.mark.parametrize(("reform", "days"), LEGAL_FORCE)
def test_legal_force_moves_on_the_day_on_which_a_source_lets_it(
    reform: str, days: dict[str, str]
) -> None:
    assert {day: known(reform, date.fromisoformat(day)).legal_force for day in days} == days


def test_the_next_date_for_mainstream_schools_is_that_of_their_inclusion_strategies() -> None:
    ahead = [
        (row.window.latest, reform.slug)
        for reform in read_known(list(Reform.objects.select_related("strand")), TODAY)
        for row in reform.milestones
        if row.window.latest
        and row.window.latest >= TODAY
        and not row.standing.is_settled
        and Milestone.objects.filter(
            reform__slug=reform.slug, slug=row.slug, audiences__slug="mainstream-schools"
        ).exists()
    ]

    assert min(ahead) == (date(2026, 12, 31), "inclusion-strategies")


def test_each_audience_has_a_date_ahead_or_a_step_without_one() -> None:
    ahead = Update.objects.filter(kind="target").in_force_on(TODAY).filter(target_latest__gt=TODAY)
    audiences = Audience.objects.filter(milestones__updates__in=ahead)

    assert {audience.slug for audience in audiences} == {
        "colleges",
        "dfe",
        "early-years-settings",
        "families",
        "integrated-care-boards",
        "local-authorities",
        "mainstream-schools",
        "ofsted-and-cqc",
    }
    undated = Audience.objects.exclude(pk__in=audiences).filter(milestones__updates__kind="target")
    assert {row.slug for row in undated} == {"independent-special-schools", "tribunal"}


def test_rival_accounts_stand_side_by_side() -> None:
    sides = {
        caveat.key: {source(reading) for reading in caveat.readings.all()}
        for caveat in Caveat.objects.filter(kind="contradiction", known_on__gt=SECOND)
    }

    assert RIVALS.items() <= sides.items()


def test_the_plan_itself_says_that_later_policy_took_its_place() -> None:
    plan, roadmap = (
        Document.objects.get(slug=slug)
        for slug in ("p02-improvement-plan", "p01-send-and-ap-roadmap")
    )
    event = Event.objects.get(slug="improvement-plan")
    superseded = Caveat.objects.get(key="plan-superseded-in-2026")

    assert superseded.known_on == date(2026, 2, 23)
    assert all(superseded in row.caveats.all() for row in (plan, roadmap, event))


def test_what_was_not_found_is_said_on_the_roadmap() -> None:
    caveat = Caveat.objects.get(key="looked-for-and-not-found")

    assert caveat.place == "roadmap"
    assert "a revised Code of Practice" in caveat.text
