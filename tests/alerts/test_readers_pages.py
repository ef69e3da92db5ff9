"""The form and the pages behind links: who is refused, and what nobody learns."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from alerts import tokens
from alerts.forms import LEAST_AGE, MOST_AGE
from alerts.limits import PER_ADDRESS, PER_NETWORK, network_of
from alerts.models import Alert, Knock, Subscriber
from tests.admin.admin_urls import signed_in
from tests.alerts.readers import (
    ADDRESS,
    confirmed,
    link_in,
    mail_as_files,
    mails,
    milestone,
    typed,
    visitor,
)
from tests.site.checks import Read

__all__ = ["mail_as_files", "milestone", "visitor"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("milestone")]
FORM = "/alerts/?reform=plan"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"website": "x"}, "Leave the last box empty"),
        ({"opened": ""}, "Part of the form was missing"),
        ({"opened": "1.forged"}, "Part of the form was missing"),
        ({"age": LEAST_AGE - timedelta(seconds=1)}, "That was very quick"),
        ({"age": MOST_AGE + timedelta(seconds=1)}, "open for too long"),
        ({"address": "nobody"}, "correct format, like name@example.org"),
        # A line more would be a header more.
        ({"address": "a@b.example\nBcc: c@d.example"}, "correct format, like name@example.org"),
        ({"frequency": "hourly"}, "Choose once a day or once a week"),
    ],
    ids=lambda part: str(part)[:24],
)
def test_who_is_refused_keeps_what_was_typed(
    sent: dict[str, Any], says: str, visitor: Client
) -> None:
    age = sent.pop("age", timedelta(minutes=1))
    answer = visitor.post(FORM, typed(timezone.now() - age) | sent)
    page = Read(FORM, answer.content.decode())
    assert (answer.status_code, page.faults()) == (400, [])
    assert says in answer.content.decode()
    assert sent.get("address", ADDRESS) in answer.content.decode()
    assert not Subscriber.objects.exists()
    assert not answer.cookies
    # Who is a person sends the same form again, some moments later.
    if "opened" not in sent and "website" not in sent and not {"address", "frequency"} & set(sent):
        with time_machine.travel(timezone.now() + timedelta(seconds=5)):
            again = typed() | {"opened": answer.context["form"]["opened"].value()}
            assert visitor.post(FORM, again).status_code == 302


def test_an_address_that_is_known_is_answered_as_one_that_is_not(visitor: Client) -> None:
    known = confirmed("reform", "plan")
    answers = [
        visitor.post(FORM, typed(address=address, frequency="weekly"))
        for address in ("reader1@example.org", "other@example.org")
    ]
    assert len({(one.status_code, one["Location"], one.content) for one in answers}) == 1
    assert len({str(one["Subject"]) for one in mails()}) == 1
    known.refresh_from_db()
    assert known.frequency == "daily"  # until its reader confirms


def test_the_form_is_counted_by_network_and_by_address(visitor: Client) -> None:
    for _ in range(PER_ADDRESS + 2):
        assert visitor.post(FORM, typed()).status_code == 302
    assert len(mails()) == PER_ADDRESS
    Knock.objects.update(count=PER_NETWORK)
    answer = visitor.post(FORM, typed(address="other@example.org"))
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert not [one.who for one in Knock.objects.all() if "example" in one.who]
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert visitor.post(FORM, typed(address="other@example.org")).status_code == 302
    assert network_of("192.0.2.77") == network_of("192.0.2.8") != network_of("192.0.3.8")
    assert network_of("2001:db8:0:1::1") == network_of("2001:db8:0:2::1")


def test_a_link_that_is_changed_old_or_renewed_opens_nothing(visitor: Client) -> None:
    alert = confirmed("reform", "plan")
    keys = {
        "confirm": tokens.confirming(alert, "daily"),
        "leave": tokens.leaving(alert),
        "yours": tokens.managing(alert.subscriber),
    }
    for page, key in keys.items():
        assert visitor.get(f"/alerts/{page}/?key={key}").status_code == 200
        others = [one for name, one in keys.items() if name != page]
        for wrong in ("", "x", key[:-1], f"x{key}", key.replace(".", "~", 1), "\0", *others):
            for ask in (visitor.get, visitor.post):
                answer = ask(f"/alerts/{page}/", query_params={"key": wrong})
                assert answer.status_code == 404, (page, wrong)
                assert "This link does not work" in answer.content.decode()
    with time_machine.travel(timezone.now() + tokens.CONFIRM_WITHIN + timedelta(seconds=1)):
        assert visitor.post(f"/alerts/confirm/?key={keys['confirm']}").status_code == 404
    renewed = visitor.post(f"/alerts/yours/?key={keys['yours']}", {"act": "renew"})
    assert visitor.get(f"/alerts/yours/?key={keys['yours']}").status_code == 404
    assert visitor.get(renewed["Location"]).status_code == 200
    assert Alert.objects.count() == 1


def test_a_reader_sees_changes_and_deletes_their_own_alone(visitor: Client) -> None:
    one, other = confirmed("reform", "plan"), confirmed("reform", "plan", number=2)
    confirmed("all")
    key = tokens.managing(one.subscriber)
    page = f"/alerts/yours/?key={key}"
    answer = visitor.get(page)
    assert Read(page, answer.content.decode()).faults() == []
    assert "r…@example.org" in answer.content.decode()
    assert "reader1" not in answer.content.decode()
    visitor.post(page, {"act": "save", "alert": one.key, "frequency": "weekly"})
    visitor.post(page, {"act": "save", "alert": one.key, "frequency": "hourly"})
    visitor.post(page, {"act": "leave", "alert": other.key})
    assert Alert.objects.get(pk=one.pk).frequency == "weekly"
    visitor.post(page, {"act": "leave", "alert": one.key})
    assert list(Alert.objects.order_by("pk").values_list("kind", flat=True)) == ["reform", "all"]
    visitor.post(page, {"act": "forget"})
    assert [str(row.address) for row in Subscriber.objects.all()] == ["reader2@example.org"]


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("", 200, "Everything"),
        ("?q=plan", 200, "“plan”"),
        ("?q=LS1+4AP", 404, "This may be somebody’s home"),
        ("?q=%00", 404, "must not include invisible characters"),
        ("?q=" + "a" * 101, 404, "must be 100 characters or fewer"),
        ("?reform=nothing", 404, "Nothing here is called that"),
        ("?for=%00&area=", 404, "Nothing here is called that"),
        ("?area=" + "a" * 999, 404, "Nothing here is called that"),
    ],
)
def test_what_can_be_followed(query: str, status: int, says: str, visitor: Client) -> None:
    answer = visitor.get(f"/alerts/{query}")
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert Read("/alerts/", answer.content.decode()).faults() == []
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == (
        "no-store, private",
        "no-referrer",
    )
    assert not answer.cookies


def test_a_key_in_an_address_shows_nobodys_address_and_goes_nowhere_else(
    visitor: Client,
) -> None:
    alert = confirmed("reform", "plan")
    address = alert.subscriber.address
    keys = {
        "confirm": tokens.confirming(alert, "daily"),
        "leave": tokens.leaving(alert),
        "yours": tokens.managing(alert.subscriber),
    }
    for page, key in keys.items():
        answer = visitor.get(f"/alerts/{page}/?key={key}")
        assert address not in answer.content.decode()
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies
        elsewhere = re.findall(r'(?:href|src|action)="(https?:[^"]+)"', answer.content.decode())
        assert [link for link in elsewhere if key in link] == []


def test_no_log_and_no_list_names_an_address(
    visitor: Client, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.EMAIL_BACKEND = "tests.alerts.test_sending.Deaf"
    assert visitor.post(FORM, typed()).status_code == 503
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert visitor.post(FORM, typed()).status_code == 302
    assert len(mail.outbox) == 1
    publisher, editor = signed_in("publisher"), signed_in("editor")
    assert editor.get("/admin/alerts/").status_code == 403
    assert "/admin/alerts/" not in editor.get("/admin/").content.decode()
    assert "/admin/alerts/" in publisher.get("/admin/").content.decode()
    counts = publisher.get("/admin/alerts/").content.decode()
    assert "1 address." in counts
    answer = publisher.post("/admin/alerts/", {"address": f" {ADDRESS.upper()} "}, follow=True)
    assert "Deleted, with 1 alert." in answer.content.decode()
    assert not Subscriber.objects.exists()
    for text in (caplog.text, counts, answer.content.decode()):
        assert ADDRESS not in text.lower()


def test_a_copy_that_sends_no_mail_offers_no_alerts(visitor: Client, settings: Any) -> None:
    settings.ALERTS_OFFERED = False
    assert visitor.get(FORM).status_code == 404
    assert "/alerts/" not in visitor.get("/reforms/plan/").content.decode()


def test_a_question_names_what_is_asked(visitor: Client) -> None:
    sent = visitor.post("/alerts/?q=plan", typed(frequency="weekly"), follow=True)
    assert Read("/alerts/sent/", sent.content.decode()).faults() == []
    (question,) = mails()
    page = visitor.get(link_in(question, "/alerts/confirm/")).content.decode()
    assert "“plan”" in page
    assert "at most once a week" in page
