"""What is dear is made for one address so many times; what is kept is given to anybody."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from config import limits
from libs.limits import Allowance, Counters
from libs.pagememo.wsgi import PageMemo
from tests.site.checks import Read
from tests.wsgi import ask

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NAMES = ("SEARCHES", "DRAWINGS", "SIGN_INS")


@pytest.fixture(autouse=True)
def two_of_each(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.RATE_LIMITS = True
    monkeypatch.setattr(limits, "counters", Counters())
    few = {getattr(limits, name): Allowance(name, at_once=2, seconds=1000) for name in NAMES}
    for name in NAMES:
        monkeypatch.setattr(limits, name, few[getattr(limits, name)])
    monkeypatch.setattr(limits, "FORMS", {key: few[one] for key, one in limits.FORMS.items()})


@pytest.mark.parametrize(
    "address",
    [
        *("/search/?q=a{0}", "/glossary/?q=a{0}", "/areas/?q=a{0}", "/sources/?q=a{0}"),
        *("/roadmap/?q=a{0}", "/roadmap.svg?q=a{0}"),
    ],
)
def test_the_third_is_told_when_to_come_again(address: str, client: Client) -> None:
    asked = [client.get(address.format(number)) for number in range(3)]

    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert asked[2]["Cache-Control"] == "no-store"
    assert 900 < int(asked[2]["Retry-After"]) <= 1000
    page = Read(address, asked[2].content.decode())
    assert (page.heading, page.faults()) == ("Too many requests", [])
    assert "default-src 'none'" in asked[2]["Content-Security-Policy"]
    assert not asked[2].cookies
    # Others, and what costs little, go on.
    assert client.get(address.format(4), REMOTE_ADDR="192.0.2.9").status_code == 200
    assert client.get("/about/").status_code == 200


@pytest.mark.parametrize("address", ["/glossary.json", "/roadmap.csv", "/changes.json"])
def test_whoever_asks_for_data_is_refused_as_the_api_refuses(address: str, client: Client) -> None:
    asked = [client.get(address, {"q": f"a{number}"}) for number in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert asked[2]["Content-Type"] == "application/problem+json"
    assert asked[2].json()["problems"][0]["name"] == "q"
    assert 900 < int(asked[2]["Retry-After"]) <= 1000


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/admin/login/", {"username": "anna", "password": "wrong"}),
        ("/areas/find/", {"q": "Leeds"}),
    ],
)
def test_so_is_who_sends_forms(address: str, typed: dict[str, str], client: Client) -> None:
    User.objects.create_user("anna")
    statuses = [client.post(address, typed).status_code for _ in range(3)]

    assert statuses[2] == 429
    assert 429 not in statuses[:2]
    assert client.get("/admin/login/").status_code == 200


def test_a_program_is_told_as_the_description_says(client: Client) -> None:
    asked = [client.get(f"/api/v1/terms/?q=a{number}") for number in range(3)]

    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert asked[2].json()["problems"][0]["name"] == "q"
    assert 900 < int(asked[2]["Retry-After"]) <= 1000
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    responses = paths["/api/v1/terms/"]["get"]["responses"]
    assert list(responses["429"]["content"]) == [asked[2]["Content-Type"]]
    assert "429" not in paths["/api/v1/passages/"]["get"]["responses"]


def test_a_kept_page_is_given_all_the_same() -> None:
    memo = PageMemo(WSGIHandler(), budget_bytes=10**6)

    def from_one_address(environ: dict[str, Any], start_response: Any) -> Any:
        return memo(environ | {"REMOTE_ADDR": "192.0.2.1"}, start_response)

    words = ("b", "b", "b", "c", "d", "b")
    asked = [ask(from_one_address, f"/search/?q={word}").status for word in words]
    assert asked == [200, 200, 200, 200, 429, 200]


def test_the_desk_is_not_counted(client: Client) -> None:
    client.force_login(User.objects.create_superuser("anna"))
    assert {client.get(f"/admin/glossary/term/?q=a{n}").status_code for n in range(4)} == {200}
