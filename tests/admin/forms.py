"""What a browser does with a form of the admin, and what the answer says."""

import re
from html import unescape
from typing import Any

from django.test import Client


def form_of(page: Any) -> dict[str, Any]:
    """What a browser would send for the form of a page if nobody typed anything."""
    sets = [one.formset for one in page.context["inline_admin_formsets"]]
    managing = [formset.management_form for formset in sets]
    inlines = [form for formset in sets for form in formset.forms]
    sent = {page.context["digests_field"]: page.context["digests"]}
    for form in (page.context["adminform"].form, *managing, *inlines):
        for bound in form:
            value = bound.value()
            if value is not None and value is not False and not bound.field.disabled:
                sent[bound.html_name] = value
    return sent


def record(room: Client, address: str, **typed: Any) -> Any:
    """Open a form, type, look at the preview where there is one, and save."""
    page = room.get(address)
    assert page.status_code == 200
    return publish(room, address, form_of(page) | typed)


def publish(room: Client, address: str, sent: dict[str, Any]) -> Any:
    """Send a form, and the preview that a fact's form leads to."""
    answer = room.post(address, sent | {"_save": "Publish"})
    if is_preview(answer):
        return room.post(address, sent_on(answer) | {"_save": "Publish"})
    return answer


def is_preview(answer: Any) -> bool:
    return answer.status_code in {200, 409} and "seen" in (answer.context or {})


def sent_on(answer: Any) -> dict[str, str]:
    """What the preview sends on, besides its buttons."""
    hidden = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode()
    )
    return {name: unescape(value) for name, value in hidden}


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "the form was accepted"
    return " ".join(re.sub(r"<[^>]+>", " ", str(answer.context["errors"])).split())
