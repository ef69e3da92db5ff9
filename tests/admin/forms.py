"""What a browser does with a form of the editors' room, and what the answer says."""

import re
from typing import Any

from django.test import Client


def form_of(page: Any) -> dict[str, Any]:
    """What a browser would send for the form of a page if nobody typed anything."""
    fields = page.context["adminform"].form
    sent = {}
    for bound in fields:
        value = bound.value()
        if value not in (None, False):
            sent[bound.html_name] = value
    return sent


def record(room: Client, address: str, **typed: Any) -> Any:
    """Open a form, type, and save."""
    page = room.get(address)
    assert page.status_code == 200
    return room.post(address, form_of(page) | typed)


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "the form was accepted"
    return " ".join(re.sub(r"<[^>]+>", " ", str(answer.context["errors"])).split())
