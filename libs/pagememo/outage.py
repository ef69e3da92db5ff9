"""A kept page while the database does not answer: given all the same, and marked as of when."""

import re
import time
from dataclasses import replace
from datetime import UTC, datetime

from django.utils import timezone

from libs.pagememo.encodings import PLAIN
from libs.pagememo.page import Page, finish

CANNOT = "503"
"""How the status begins by which the application says that it cannot answer now."""
BODY = re.compile(rb"<body[^>]*>")
NOTE = (
    '<p class="warning outage" role="status">The database does not answer just now. '
    "This page is as of {time} on {day}; it may have changed since.</p>"
)


def as_of(page: Page, confirmed: float) -> Page:
    """The page with a note of the second (Unix time) at which it was last known to stand.

    Nobody may keep it. Where no note can stand, as in a picture, the age is a header (RFC 9111).
    """
    plain = page.in_form(PLAIN)
    told = timezone.localtime(datetime.fromtimestamp(confirmed, UTC))
    note = NOTE.format(time=f"{told:%H:%M}", day=f"{told.day} {told:%B %Y}")
    body = BODY.sub(lambda found: found[0] + note.encode(), plain.body, count=1)
    age = max(0, int(time.time() - confirmed))
    told_page = finish(page.headers, body, page.encoding)
    sent = [one for one in told_page.sent if one[0].lower() not in {"cache-control", "etag"}]
    sent += [("Cache-Control", "no-store"), ("Age", str(age))]
    return replace(told_page, sent=sent, is_for_everybody=False)
