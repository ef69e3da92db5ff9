"""A postcode that was looked up stands in no address, log, Referer or kept page."""

import logging

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client

from config.logs import WithoutQuery
from libs.pagememo.wsgi import PageMemo
from tests.documents import everything
from tests.wsgi import ask

__all__ = ["everything"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]

FIND = "/areas/find/"


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("LS1 4AP", "/areas/leeds/"),
        ("gu13js", "/areas/surrey/?called=Guildford"),
        ("LS1", "/areas/leeds/"),
        ("Brum", "/areas/birmingham/?called=Brum"),
        ("leeds", "/areas/leeds/"),
        ("Northants", "/areas/?q=Northants"),
        ("", "/areas/"),
    ],
)
def test_the_posted_lookup_opens_the_area_or_leads_to_the_list(
    client: Client, typed: str, opened: str
) -> None:
    response = client.post(FIND, {"q": typed})
    assert (response.status_code, response["Location"]) == (302, opened)
    on = client.post(f"{FIND}?on=2023-08-14", {"q": typed})
    assert "on=2023-08-14" in on["Location"]


@pytest.mark.parametrize("typed", ["LS1 4ZZ", "SW1A OAA", "ZZ1 1ZZ", "TD15", "BT1 5GS", "7 Low Rd"])
def test_other_postcodes_are_answered_at_once_and_kept_by_nobody(
    client: Client, typed: str
) -> None:
    sent = client.post(FIND, {"q": typed})
    asked = client.get("/areas/", {"q": typed})
    for response in (sent, asked):
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "no-referrer"
        assert typed not in response.content.decode()
        assert "q=" not in response.content.decode().partition("<main")[0]
    assert client.post(FIND, {"q": "LS1 4AP"})["Cache-Control"] == "no-store, private"


def test_a_postcode_in_an_address_leads_on_without_it(client: Client) -> None:
    response = client.get("/areas/", {"q": "LS1 4AP", "on": "2023-08-14"})
    assert (response.status_code, response["Location"]) == (302, "/areas/leeds/?on=2023-08-14")
    assert response["Referrer-Policy"] == "no-referrer"


def test_no_kept_page_knows_of_a_postcode() -> None:
    memo = PageMemo(get_wsgi_application(), budget_bytes=1_000_000)
    for query in ("LS1+4AP", "LS1+4ZZ", "TD15"):
        ask(memo, f"/areas/?q={query}")
    assert len(memo.store) == 0
    ask(memo, "/areas/?q=leeds")
    assert len(memo.store) == 1


def test_the_log_of_requests_leaves_out_what_was_looked_up() -> None:
    line = '"%s" %s %s', ("GET /areas/?q=LS1+4AP HTTP/1.1", "200", "1234")
    record = logging.LogRecord("django.server", logging.INFO, "", 0, line[0], line[1], None)
    assert WithoutQuery().filter(record)
    assert record.getMessage() == '"GET /areas/ HTTP/1.1" 200 1234'
    assert any(isinstance(one, WithoutQuery) for one in logging.getLogger("django.server").filters)


def test_what_the_form_refuses_is_told_and_a_get_leads_to_the_list(client: Client) -> None:
    assert client.post(FIND, {"q": "x" * 200}).status_code == 400
    assert client.get(FIND)["Location"] == "/areas/"
    assert client.put(FIND)["Allow"] == "GET, HEAD, POST"


def test_the_area_says_by_which_name_it_was_found(client: Client) -> None:
    page = client.get("/areas/surrey/", {"called": "Guildford"}).content.decode()
    assert "Guildford is a district of Surrey." in page
    for other in ("Leeds", "<b>", "Huddersfield"):
        assert "district of" not in client.get("/areas/surrey/", {"called": other}).content.decode()
    assert client.get("/areas/surrey/", {"called": "x" * 99}).status_code == 400
