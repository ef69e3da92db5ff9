"""What a browser does with a form of the editors' room, and what the answer says."""

import re
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
    """Open a form, type, and save."""
    page = room.get(address)
    assert page.status_code == 200
    return room.post(address, form_of(page) | typed | {"_save": "Publish"})


def errors(answer: Any) -> str:
    assert answer.status_code == 200, "the form was accepted"
    return " ".join(re.sub(r"<[^>]+>", " ", str(answer.context["errors"])).split())
