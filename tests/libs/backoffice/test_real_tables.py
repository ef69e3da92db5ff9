"""Tables from real life come in: their columns are asked about, and nothing is guessed."""

import pytest
from django.test import Client

from glossary.models import Sense
from tests.libs.backoffice.tables import confirm, errors_of, fields_of, match, said, send
from tests.libs.ingest.real_tables import REAL

ORDERS = {"headings in two rows": "day", "days as numbers": "serial", "unclear days": "day"}
DAYS = {
    "headings in two rows": ["2023-08-14", "2023-09-15"],
    "short days": ["2023-08-14", "2023-09-01"],
    "days as numbers": ["2023-08-14", "2023-08-15"],
    "unclear days": ["2023-04-03", "2023-06-05"],
}


@pytest.mark.parametrize("origin", REAL)
def test_a_table_from_elsewhere_becomes_terms_and_senses(origin: str, admin_client: Client) -> None:
    name, make, wanted = REAL[origin]
    page = send(admin_client, Sense, make(), name)
    assert "layout" in page.context, said(page)
    typed = {"fixed-basis": "inferred", "fixed-reason": "A list says so"}
    typed["fixed-origin"] = "outside"
    if origin not in DAYS:
        typed["fixed-known_on"] = "2023-08-14"
    if origin in ORDERS:
        at = next(one for one in page.context["form"].fields if one.startswith("order-"))
        if origin != "headings in two rows":
            assert not fields_of(page).get(at)
            refused = match(admin_client, Sense, page, **typed)
            assert "Choose how the days in" in errors_of(refused)
        typed[at] = ORDERS[origin]
    preview = match(admin_client, Sense, page, **typed)
    assert confirm(admin_client, Sense, preview).status_code == 302
    senses = Sense.objects.order_by("pk")
    assert {one.term.text: one.expansion for one in senses} == wanted
    assert [str(one.known_on) for one in senses] == DAYS.get(origin, ["2023-08-14"] * len(wanted))
    # Sent again, it is all here already.
    again = match(admin_client, Sense, send(admin_client, Sense, make(), name), **typed)
    assert f"0 new, 0 changed, {len(wanted)} unchanged, 0 wrong" in said(again)
