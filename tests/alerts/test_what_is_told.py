"""How a mail tells what is not simply a moved date: a mended entry, a new reform, an event."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from alerts.sending import send_alerts
from reforms.models import Event, Milestone, Reform, Update
from seeds.models import Document, Passage
from tests.alerts.readers import LONG_AGO, confirmed, mail_as_files, mails, milestone, text_of
from tests.rows import add

__all__ = ["mail_as_files", "milestone"]

pytestmark = pytest.mark.django_db


def record(**facts: Any) -> Update:
    """An update that was known for long, and is recorded only now."""
    update = add(Update, **({"known_on": LONG_AGO} | facts))
    connection.check_constraints()
    return update


def told() -> str:
    """The text of the one mail that is sent; its HTML says all of the same."""
    assert send_alerts(timezone.now()).sent == 1
    (mail,) = mails()
    text = text_of(mail)
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", text_of(mail, "html"))).split())
    parts = [part for line in lines(text) for part in line.split(": ", 1)]
    assert [part for part in parts if part not in shown] == []
    return text


def lines(text: str) -> list[str]:
    """What a mail says above its foot, without the lines that underline and those that lead on."""
    body = text.split("\n-- \n")[0].splitlines()
    said = [line.strip() for line in body if line.strip("=- ")]
    return [line for line in said if not line.startswith("http")]


def test_a_correction_says_what_was_wrong_and_why(milestone: Milestone) -> None:
    confirmed("reform", "plan")
    wrong = Update.objects.get(milestone=milestone)
    reason = "The year was misread."
    record(
        reform=milestone.reform,
        milestone=milestone,
        kind="target",
        target_words="by the end of 2028",
        target_edtf="../2028-12-31",
        corrects=wrong,
        correction_reason=reason,
    )
    assert lines(told()) == [
        *("A plan: 1 change", "Corrected", "A plan: Testing begins"),
        "It said: Testing begins, target date: by the end of 2027",
        "It says now: Testing begins, target date: by the end of 2028",
        f"Why: {reason}",
        "Stated by A document, 2023, Chapter two, known on 14 August 2023",
    ]


def test_a_new_reform_comes_once_with_its_dates(milestone: Milestone) -> None:
    confirmed()
    reform = add(Reform, slug="new", title="A new thing")
    record(reform=reform, kind="description", note="It is a new thing.")
    first = add(Milestone, reform=reform, slug="opens", title="It opens")
    dated = {"target_words": "in September 2029", "target_edtf": "2029-09"}
    record(reform=reform, milestone=first, kind="target", **dated)
    assert lines(told()) == [
        *("Everything: 1 change", "New", "A new thing: A strand", "It is a new thing."),
        "It opens: “in September 2029”, 1 to 30 September 2029",
        "Stated by A document, 2023, Chapter two, known on 14 August 2023",
    ]


def test_a_date_that_waits_is_told_once_its_event_has_a_day(milestone: Milestone) -> None:
    election = add(Event, slug="election", title="The election")
    waits = add(Milestone, reform=milestone.reform, slug="vote", title="The vote")
    add(
        Update,
        reform=milestone.reform,
        milestone=waits,
        kind="target",
        target_words="after the election",
        after=election,
        known_on=LONG_AGO,
    )
    confirmed("reform", "plan")
    dated = {"target_words": "4 July 2029", "target_edtf": "2029-07-04"}
    papers = add(Passage, document=add(Document, short_title="The papers"))
    record(reform=None, event=election, kind="target", passage=papers, **dated)
    assert lines(told()) == [
        *("A plan: 1 change", "Date moved", "A plan: The vote"),
        "Was: “after the election”",
        "Now: “after the election” (from 5 July 2029)",
        *("Now has an interval", "The election: “4 July 2029”"),
        "Stated by The papers, Chapter two, known on 14 August 2023",
    ]
