"""A target date in plain words: what is read from them, what is asked, and what is stored."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from libs.backoffice.panels import list_of
from reforms.models import Event, Milestone, Reform, Update
from seeds.models import Passage
from tests.admin.forms import errors, record
from tests.rows import add
from tests.torture import share

pytestmark = pytest.mark.django_db
SAID_ON = "2023-08-14"


def ask(room: Client, words: str, known_on: str = SAID_ON) -> Any:
    address = reverse("admin:reforms_update_reading")
    return room.get(address, {"words": words, "known_on": known_on})


def told(room: Client, words: str, known_on: str = SAID_ON) -> str:
    answer = ask(room, words, known_on)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def target() -> dict[str, Any]:
    """What an editor types for a target date, but for its words."""
    milestone = add(Milestone, reform=add(Reform, title="A plan"))
    passage = add(Passage).pk
    typed = {"kind": "target", "milestone": milestone.pk, "basis": "stated", "passage": passage}
    return typed | {"known_on": SAID_ON}


def say(room: Client, target: dict[str, Any], words: str, **more: Any) -> Any:
    reform = Milestone.objects.get(pk=target["milestone"]).reform
    typed = target | {"target_words": words} | more
    return record(room, list_of(Update, "add", reform=reform.pk), **typed)


def test_plain_words_are_answered_with_their_interval_and_the_day_it_counts_from(
    admin_client: Client,
) -> None:
    page = told(admin_client, "this autumn")
    assert "Any day from 1 September to 30 November 2023." in page
    assert "Counted from 14 August 2023." in page
    assert "radio" not in page


def test_ambiguous_words_are_answered_with_each_reading_and_none_is_chosen(
    admin_client: Client,
) -> None:
    page = told(admin_client, "until 2025")
    assert page.count('type="radio"') == 4
    assert "checked" not in page
    assert "as it begins: 1 January 2025" in page


def test_words_that_wait_for_an_event_are_answered_with_the_events_like_it(
    admin_client: Client,
) -> None:
    election = add(Event, title="Next general election")
    add(Event, title="A summit of ministers")
    page = told(admin_client, "after the next general election")
    assert f'value="event-{election.pk}"' in page
    assert "After: Next general election" in page
    assert "summit" not in page


def test_words_that_name_no_time_say_so_and_show_the_way_on(admin_client: Client) -> None:
    page = told(admin_client, "in due course")
    assert "No date is given: “in due course”." in page
    assert "No date given: keep the words" in page
    assert "write your own reading below" in page
    page = told(admin_client, "something")
    assert "No time was found in these words." in page
    assert "write your own reading below" in page


def test_words_of_this_parliament_may_wait_for_the_election(admin_client: Client) -> None:
    election = add(Event, title="Next general election")
    page = told(admin_client, "by the end of this Parliament")
    assert 'value="words"' in page
    assert f'value="event-{election.pk}"' in page
    assert "Waits for: Next general election" in page


def test_a_reading_that_contradicts_its_words_is_refused(
    target: dict[str, Any], admin_client: Client
) -> None:
    refused = say(admin_client, target, "autumn 2026", target_edtf="2025-23")
    told_why = "These words are read as 1 September to 30 November 2026"
    assert told_why in errors(refused)
    assert not Update.objects.exists()
    say(admin_client, target, "autumn 2026", target_edtf="2026-10")
    assert Update.objects.get().target.edtf == "2026-10"


@pytest.mark.parametrize(
    ("words", "known_on"),
    [
        ("\0", SAID_ON),
        ("autumn", "\0"),
        ("autumn", "tomorrow"),
        ("a" * 201, SAID_ON),
        ("<script>alert(1)</script>", SAID_ON),
        ("after the <b>next</b> summit", "9999-12-31"),
        ("next year", "9999-12-31"),
        ("last year", "0001-01-01"),
    ],
)
def test_whatever_is_asked_is_answered_in_words(
    words: str, known_on: str, admin_client: Client
) -> None:
    page = told(admin_client, words, known_on)
    assert 'class="readings__told' in page
    assert "<script" not in page
    assert "<b>" not in page


def test_a_megabyte_is_refused(admin_client: Client) -> None:
    assert ask(admin_client, "a" * 1_000_000).status_code == 400


def test_nothing_can_be_sent_there(admin_client: Client) -> None:
    assert admin_client.post(reverse("admin:reforms_update_reading")).status_code == 405


@pytest.mark.parametrize("who", ["stranger", "visitor", "viewer"])
def test_nobody_else_is_answered(who: str, client: Client) -> None:
    if who != "stranger":
        user = User.objects.create_user("somebody", is_staff=who == "viewer")
        user.user_permissions.set(Permission.objects.filter(codename="view_update"))
        client.force_login(user)
    assert ask(client, "autumn 2025").status_code == 403


@pytest.mark.parametrize(("words", "queries"), [("autumn 2025", 2), ("after the election", 3)])
@pytest.mark.usefixtures("as_in_a_new_process")
def test_an_answer_takes_its_pinned_number_of_queries(
    words: str, queries: int, admin_client: Client
) -> None:
    add(Event, title="An election")
    with CaptureQueriesContext(connection) as asked:
        ask(admin_client, words)
    assert len(asked) == queries


def test_an_update_stores_the_words_and_their_reading(
    target: dict[str, Any], admin_client: Client
) -> None:
    say(admin_client, target, "by the end of the year")
    stored = Update.objects.get().target
    assert (stored.words, stored.edtf) == ("by the end of the year", "../2023-12-31")
    assert stored.window.latest == date(2023, 12, 31)


def test_ambiguous_words_are_asked_about_and_kept(
    target: dict[str, Any], admin_client: Client
) -> None:
    refused = say(admin_client, target, "until 2025")
    page = refused.content.decode()
    assert "Choose how to read these words" in errors(refused)
    assert 'value="until 2025"' in page
    assert 'value="2025-12-31"' in page
    assert Update.objects.count() == 0

    say(admin_client, target, "until 2025", target_reading="2025-12-31")
    assert Update.objects.get().target.edtf == "2025-12-31"


def test_a_reading_that_the_words_do_not_have_is_refused(
    target: dict[str, Any], admin_client: Client
) -> None:
    refused = say(admin_client, target, "until 2025", target_reading="1999")
    assert "Choose how to read these words" in errors(refused)


def test_words_that_wait_lead_to_the_event(target: dict[str, Any], admin_client: Client) -> None:
    election = add(Event, title="Next general election")
    words = "after the next general election"
    assert "Choose how to read these words" in errors(say(admin_client, target, words))

    say(admin_client, target, words, target_reading=f"event-{election.pk}")
    update = Update.objects.get()
    assert (update.target.words, update.target.edtf, update.after) == (words, "", election)


BOTH = {"target_reading": "../2035|../2034-12-31"}
SENSES = [
    ("not before September 2030", {}, ("2030-09/..", "floor", "")),
    ("from September 2029", {}, ("2029-09", "beginning", "")),
    ("by April 2035", {}, ("../2035-04", "", "../2035-03-31")),
    ("by 2035", BOTH, ("../2035", "", "../2034-12-31")),
    ("by 2035", {"target_reading": "../2035"}, ("../2035", "", "")),
    ("by 2035", {"target_reading": "../2034-12-31"}, ("../2034-12-31", "", "")),
    # What the editor says goes before what the words suggest.
    ("from September 2029", {"sense": "due"}, ("2029-09", "", "")),
    ("September 2029", {"sense": "beginning"}, ("2029-09", "beginning", "")),
    ("September 2029", {"sense": "floor"}, ("2029-09/..", "floor", "")),
    ("by 2035", BOTH | {"narrow_edtf": "../2034-06-30"}, ("../2035", "", "../2034-06-30")),
]


@pytest.mark.parametrize(("words", "more", "stored"), share(SENSES, 3))
def test_the_words_suggest_how_a_date_is_meant_and_the_editor_decides(
    words: str,
    more: dict[str, str],
    stored: tuple[str, str, str],
    target: dict[str, Any],
    admin_client: Client,
) -> None:
    say(admin_client, target, words, **more)
    update = Update.objects.get()
    assert (update.target.edtf, update.sense, update.narrow_edtf) == stored


def test_what_cannot_come_before_an_event_waits_for_it(
    target: dict[str, Any], admin_client: Client
) -> None:
    election = add(Event, title="Next general election")
    words = "cannot take place until after the next general election"
    assert "Not before: Next general election" in told(admin_client, words)
    say(admin_client, target, words, target_reading=f"event-{election.pk}")
    update = Update.objects.get()
    assert (update.after, update.sense, update.target.edtf) == (election, "floor", "")


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"sense": "floor", "target_edtf": "../2030"}, "its interval has no end"),
        ({"target_edtf": "2030", "narrow_edtf": "2031"}, "must lie within the wider one"),
        ({"target_edtf": "2030", "narrow_edtf": "soon"}, "No date was found in “soon”"),
        ({"sense": "beginning", "target_edtf": "../2030"}, "needs an interval that says from"),
    ],
)
def test_what_does_not_go_together_is_told_in_words(
    more: dict[str, str], wrong: str, target: dict[str, Any], admin_client: Client
) -> None:
    assert wrong in errors(say(admin_client, target, "in due course", **more))
    assert not Update.objects.exists()


def test_another_event_can_be_looked_up(target: dict[str, Any], admin_client: Client) -> None:
    other = add(Event, title="A summit")
    say(admin_client, target, "after the next general election", after=other.pk)
    assert Update.objects.get().after == other


def test_words_can_be_kept_alone(target: dict[str, Any], admin_client: Client) -> None:
    refused = say(admin_client, target, "in due course")
    assert "We read no date from these words" in errors(refused)
    say(admin_client, target, "in due course", target_reading="words")
    assert Update.objects.get().target.edtf == ""


def test_a_reading_given_in_edtf_is_taken_as_it_is(
    target: dict[str, Any], admin_client: Client
) -> None:
    say(admin_client, target, "in due course", target_edtf="2026/2027")
    assert Update.objects.get().target.edtf == "2026/2027"


@pytest.mark.parametrize(
    ("words", "edtf", "then", "reading"),
    [
        ("autumn 2023", "2023-23", "autumn 2024", "2024-23"),
        ("until 2025", "2025-12-31", "until 2025", "2025-12-31"),
        ("in due course", "2026", "in due course", "2026"),
    ],
)
def test_a_correction_keeps_the_reading_unless_the_words_change(
    words: str, edtf: str, then: str, reading: str, admin_client: Client
) -> None:
    milestone = add(Milestone)
    facts = {"kind": "target", "reform": milestone.reform, "milestone": milestone}
    wrong = add(Update, **facts, target_words=words, target_edtf=edtf)
    address = list_of(Update, "add", corrects=wrong.pk)
    record(admin_client, address, target_words=then, correction_reason="Misread.")
    assert Update.objects.get(corrects=wrong).target.edtf == reading
