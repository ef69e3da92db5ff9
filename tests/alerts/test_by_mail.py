"""From asking to leaving, as a stranger and an administrator do it, with mails read from files."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from alerts.models import Alert, Subscriber
from alerts.sending import send_alerts
from libs.backoffice.panels import list_of
from reforms.models import Milestone, Update
from seeds.models import Passage
from tests.admin.forms import record
from tests.alerts.readers import (
    ADDRESS,
    confirmed,
    leave_in_one_click,
    link_in,
    mail_as_files,
    mails,
    milestone,
    say,
    text_of,
    typed,
    visitor,
)
from tests.rows import add
from tests.threads import for_threads

__all__ = ["for_threads", "mail_as_files", "milestone", "visitor"]


@pytest.mark.django_db(transaction=True)
def test_a_stranger_is_told_what_an_administrator_records(
    milestone: Milestone, visitor: Client, admin_client: Client
) -> None:
    page = visitor.get("/reforms/plan/").content.decode()
    assert '<a href="/alerts/?reform=plan" rel="nofollow">Tell me when this changes</a>' in page
    assert visitor.get("/alerts/?reform=plan").status_code == 200
    assert visitor.post("/alerts/?reform=plan", typed())["Location"] == "/alerts/sent/"
    (question,) = mails()
    link = link_in(question, "/alerts/confirm/")
    # A scanner of mail follows the link; only the button confirms.
    assert visitor.get(link).status_code == 200
    assert Alert.objects.get().confirmed_at is None
    assert visitor.post(link)["Location"].startswith("/alerts/yours/?key=")

    passage = add(Passage)
    address = list_of(Update, "add", reform=milestone.reform_id)
    said = {"basis": "stated", "passage": passage.pk, "milestone": milestone.pk}
    moved = {"kind": "target", "target_words": "by the end of 2029", "target_edtf": "../2029-12-31"}
    assert record(admin_client, address, **said, **moved).status_code == 302
    call_command("send_alerts")
    call_command("send_alerts")

    _, told = mails()
    assert (told["To"], told["Subject"]) == (ADDRESS, "A plan: 1 change")
    for kind in ("plain", "html"):
        text = text_of(told, kind)
        for part in (
            *("Date moved", "Testing begins", "by the end of 2027", "by the end of 2029"),
            *("Ends 731 days later", f"Stated by {passage.document.short_title}"),
            *(f"{passage.get_absolute_url()}", "/alerts/leave/?key=", "/alerts/yours/?key="),
        ):
            assert part in text, part
    assert "<img" not in text_of(told, "html")

    # A minor update and one that says the same again tell nothing, a day later.
    say(milestone, "by the end of 2030", "../2030-12-31", is_significant=False)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert send_alerts(timezone.now()).sent == 0
    assert leave_in_one_click(told).status_code == 200
    assert leave_in_one_click(told).status_code == 200
    assert not Subscriber.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_each_mail_is_sent_by_one(
    milestone: Milestone, for_threads: Callable[..., Any]
) -> None:
    for number in range(6):
        confirmed(number=number)
    say(milestone, "by the end of 2029", "../2029-12-31")
    now = timezone.now()
    outcomes = for_threads(lambda: send_alerts(now), lambda: send_alerts(now))
    assert sum(outcome.sent for outcome in outcomes) == 6
    assert sorted(str(mail["To"]) for mail in mails()) == [
        f"reader{number}@example.org" for number in range(6)
    ]
