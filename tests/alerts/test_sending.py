"""What a run does where a mail fails, where there is nothing to tell, and with many readers."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.actions import FAILING_FOR, next_time
from alerts.models import Alert, Subscriber
from alerts.sending import FIRST_WAIT, MAX_FAILURES, MAX_TRIES, send_alerts
from alerts.tokens import CONFIRM_WITHIN
from reforms.models import Milestone
from reforms.pages.changes.recorded import newest_seal
from tests.alerts.readers import confirmed, mail_as_files, mails, milestone, say, text_of

__all__ = ["mail_as_files", "milestone"]

pytestmark = pytest.mark.django_db


class Deaf(EmailBackend):
    """A mail server that takes nothing, and names the address in its answer."""

    def send_messages(self, messages: Any) -> int:
        raise OSError(f"No such mailbox: {messages[0].to}")


def told(milestone: Milestone, words: str) -> None:
    say(milestone, words, words[-4:])
    connection.check_constraints()


def test_a_mail_that_failed_is_tried_with_growing_waits_and_never_lost(
    milestone: Milestone, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    alert, works = confirmed(), settings.EMAIL_BACKEND
    told(milestone, "in 2029")
    settings.EMAIL_BACKEND = f"{__name__}.Deaf"
    now, waits = timezone.now(), []
    for _ in range(MAX_TRIES):
        assert send_alerts(now).failed == 1
        assert send_alerts(now).failed == 0
        alert.refresh_from_db()
        assert alert.due_at is not None
        waits.append(alert.due_at - now)
        now = alert.due_at
    # The last is no wait but the next morning: given up until then.
    assert waits[:-1] == [FIRST_WAIT * 2**number for number in range(MAX_TRIES - 1)]
    assert (timezone.localtime(now).hour, alert.tries) == (7, 0)
    assert "reader" not in caplog.text

    settings.EMAIL_BACKEND = works
    told(milestone, "in 2031")
    assert send_alerts(now).sent == 1
    # Nobody was told of 2029, so it is no step of its own.
    assert "Was: “by the end of 2027”" in text_of(mails()[0])
    assert "Now: “in 2031”" in text_of(mails()[0])


def test_a_server_that_takes_nothing_is_not_asked_for_everybody(
    milestone: Milestone, settings: Any
) -> None:
    for number in range(MAX_FAILURES + 2):
        confirmed(number=number)
    told(milestone, "in 2029")
    settings.EMAIL_BACKEND = f"{__name__}.Deaf"
    outcome = send_alerts(timezone.now())
    assert (outcome.failed, outcome.is_stopped) == (MAX_FAILURES, True)
    assert Alert.objects.filter(tries=0, told_seal__lt=newest_seal()).count() == 2


def test_whoever_has_no_news_waits_and_the_first_comes_at_once(milestone: Milestone) -> None:
    daily, weekly = confirmed(), confirmed(frequency="weekly", number=2)
    assert send_alerts(timezone.now()).sent == 0
    told(milestone, "in 2029")
    now = timezone.now()
    assert send_alerts(now).sent == 2
    told(milestone, "in 2031")
    assert send_alerts(now).sent == 0
    for alert, later in ((daily, 1), (weekly, 3)):
        alert.refresh_from_db()
        assert alert.due_at == next_time(alert.frequency, now)
        assert (timezone.localdate(alert.due_at) - timezone.localdate(now)).days == later


def test_mornings_are_those_of_london() -> None:
    friday = datetime(2026, 3, 27, 9, tzinfo=UTC)  # summer time begins on the Sunday
    assert next_time("daily", friday).isoformat() == "2026-03-28T07:00:00+00:00"
    assert next_time("weekly", friday).isoformat() == "2026-03-30T07:00:00+01:00"
    monday = datetime(2026, 3, 30, 6, 5, tzinfo=UTC)
    assert next_time("weekly", monday).isoformat() == "2026-04-06T07:00:00+01:00"


def test_a_first_load_is_told_to_nobody(db: None, request: pytest.FixtureRequest) -> None:
    alert = confirmed()
    assert alert.told_seal == 0
    request.getfixturevalue("milestone")
    connection.check_constraints()
    assert send_alerts(timezone.now()).sent == 0
    alert.refresh_from_db()
    assert alert.told_seal > 0


def test_what_nobody_confirms_and_what_takes_no_mail_is_deleted() -> None:
    now = timezone.now()
    old, dead, kept = (confirmed(number=number) for number in range(3))
    Alert.objects.filter(pk=old.pk).update(
        confirmed_at=None, due_at=None, asked_at=now - CONFIRM_WITHIN - timedelta(hours=1)
    )
    Alert.objects.filter(pk=dead.pk).update(failing_since=now - FAILING_FOR - timedelta(hours=1))
    send_alerts(now)
    assert list(Subscriber.objects.values_list("pk", flat=True)) == [kept.subscriber_id]


@pytest.mark.usefixtures("as_in_a_new_process")
def test_a_mail_is_composed_once_for_all_its_readers(
    milestone: Milestone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("alerts.sending"), "disabled", False)
    asked = []
    for number, words in ((3, "in 2029"), (30, "in 2030")):
        Alert.objects.all().delete()
        for one in range(number):
            confirmed("reform", "plan", number=one, frequency=("daily", "weekly")[one % 2])
        told(milestone, words)
        with CaptureQueriesContext(connection) as queries:
            outcome = send_alerts(timezone.now())
        assert (outcome.sent, outcome.composed) == (number, 1)
        asked.append(len(queries) - number)
    assert asked[0] == asked[1]
