"""What a reader does with the form and with the mails that come, and an editor meanwhile."""

import re
from datetime import date, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from alerts.forms import sign_moment
from alerts.models import Alert, Subscriber
from reforms.models import Milestone, Reform, Update
from reforms.pages.changes.recorded import newest_seal
from tests.rows import add

ADDRESS = "reader@example.org"
LONG_AGO = date(2023, 8, 14)


@pytest.fixture(autouse=True)
def mail_as_files(settings: Any, tmp_path: Path) -> None:
    """Mail is kept as files, in a folder of each test's own."""
    settings.EMAIL_BACKEND = "libs.mailfiles.MailFiles"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


@pytest.fixture
def visitor() -> Client:
    """A browser that no test helps past the check of forms."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def milestone(db: None) -> Milestone:
    """A date of a reform that is known for long."""
    reform = add(Reform, slug="plan", title="A plan")
    add(Update, reform=reform, kind="description", note="It is a plan.", known_on=LONG_AGO)
    row = add(Milestone, reform=reform, slug="begins", title="Testing begins")
    facts = {"reform": reform, "milestone": row, "kind": "target", "known_on": LONG_AGO}
    add(Update, **facts, target_words="by the end of 2027", target_edtf="../2027-12-31")
    return row


def mails() -> list[EmailMessage]:
    """The mails that were kept as files, read by Python's own parser, in the order of sending."""
    own: Any = settings
    files = Path(own.EMAIL_FILE_PATH).glob("*.eml")
    read = BytesParser(EmailMessage, policy=policy.default).parsebytes
    return [read(file.read_bytes()) for file in sorted(files, key=_written)]


def _written(file: Path) -> int:
    return file.stat().st_mtime_ns


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def link_in(mail: EmailMessage, path: str) -> str:
    """The link of a mail to one of the reader's pages, as the test's client asks for it."""
    found = re.search(rf"http://\S+{path}\?\S+", text_of(mail))
    assert found, text_of(mail)
    parts = urlsplit(found[0])
    return f"{parts.path}?{parts.query}"


def typed(opened: datetime | None = None, **other: Any) -> dict[str, Any]:
    """What a person's browser sends."""
    then = opened or timezone.now() - timedelta(seconds=10)
    sent = {"address": ADDRESS, "frequency": "daily", "website": "", "opened": sign_moment(then)}
    return sent | other


def confirmed(kind: str = "all", about: str = "", *, number: int = 1, **more: Any) -> Alert:
    """An alert of a reader who has confirmed it by now."""
    now = timezone.now()
    reader = Subscriber.objects.get_or_create(address=f"reader{number}@example.org")[0]
    return Alert.objects.create(
        subscriber=reader,
        kind=kind,
        about=about,
        asked_at=now,
        confirmed_at=now,
        due_at=now,
        told_seal=close_chain(),
        **({"frequency": "daily"} | more),
    )


def close_chain() -> int:
    """The newest point of the log; PostgreSQL numbers it when a transaction ends."""
    connection.check_constraints()
    return newest_seal()


def say(milestone: Milestone, words: str, edtf: str = "", **more: Any) -> Update:
    """A date of a milestone, known and recorded today."""
    facts = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
    known = {"known_on": timezone.localdate(), "target_words": words, "target_edtf": edtf}
    return add(Update, **facts, **(known | more))


def leave_in_one_click(mail: EmailMessage) -> Any:
    """What a mail program sends: to the address in the header, with no cookie and no token."""
    address = str(mail["List-Unsubscribe"]).strip("<> ")
    parts = urlsplit(address)
    body = str(mail["List-Unsubscribe-Post"])
    return Client(enforce_csrf_checks=True).post(
        f"{parts.path}?{parts.query}", body, content_type="application/x-www-form-urlencoded"
    )
