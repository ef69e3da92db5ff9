"""What can be taken away, with all facts loaded: each file once, and the API as programs use it."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import resolve

from libs.pagememo import known_parameters
from libs.pagememo.wsgi import PageMemo
from opendata.api.resources import RESOURCES
from reforms.models import Reform
from reforms.pages.known import read_known
from tests.documents import everything
from tests.site.addresses import ALIKE, addresses
from tests.torture import share
from tests.wsgi import ask

__all__ = ["everything"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
API = "/api/v1/"
LISTS = [one.name for one in RESOURCES]


@pytest.mark.one_database
def test_each_file_says_what_it_is_and_is_kept_as_it_is_made() -> None:
    django = get_wsgi_application()
    memo = PageMemo(django, budget_bytes=50_000_000)
    for name, kind in share(list(ALIKE.items()), 3):
        address = addresses(name)[0]
        assert "on" in set(known_parameters(resolve(address).func) or ()), name
        if name.startswith("opendata:api-"):
            continue  # asked for below
        kept = ask(memo, address)
        assert (kept.status, kept.headers["content-type"]) == (200, kind), name
        assert "set-cookie" not in kept.headers
        again = ask(memo, address, if_none_match=kept.headers["etag"])
        assert (again.status, again.body) == (304, b""), name
    for name in ("opendata:reform-calendar", "reforms:next-json"):
        address = f"{addresses(name)[0]}?on=2023-08-14"
        assert ask(django, address).body == ask(memo, address).body


def read_all(client: Client, address: str) -> list[Any]:
    """The items of all pages of a list."""
    found: list[Any] = []
    following: str | None = address
    while following:
        page = client.get(following).json()
        found += page["items"]
        following = page["next"]
    return found


@pytest.mark.parametrize("name", share(list(LISTS), 6))
def test_a_list_is_the_same_in_pages_of_any_size_and_holds_what_is_described(
    name: str, client: Client
) -> None:
    whole = read_all(client, f"{API}{name}/")
    # Few pages, so that the test is quick.
    few = read_all(client, f"{API}{name}/?limit={max(1, min(100, len(whole) // 4))}")
    ids = [one["id"] for one in whole]
    assert ids == [one["id"] for one in few]
    assert len(ids) == len(set(ids)) > 5
    described = client.get(f"{API}openapi.json").json()
    (item,) = described["components"]["schemas"][_list_of(described, name)]["properties"]["items"][
        "items"
    ].values()
    schema = described["components"]["schemas"][item.rpartition("/")[2]]
    assert all(list(one) == schema["required"] for one in whole)
    if name != "changes":
        assert f"{API}{name}/{{id}}/" in described["paths"]
        assert client.get(f"{API}{name}/{ids[-1]}/").json() == whole[-1]


def _list_of(described: Any, name: str) -> str:
    content = described["paths"][f"{API}{name}/"]["get"]["responses"]["200"]["content"]
    return str(content["application/json"]["schema"]["$ref"].rpartition("/")[2])


@pytest.mark.one_database
def test_the_api_has_the_values_of_the_pages(client: Client) -> None:
    day = date(2023, 8, 14)
    rows = Reform.objects.known_by(day).select_related("strand").order_by("slug")
    known = read_known(list(rows), day)
    told = read_all(client, f"{API}reforms/?on={day}")
    assert [one["name"] for one in told] == [one.name for one in known]
    pairs = [
        (milestone, one)
        for reform, item in zip(known, told, strict=True)
        for milestone, one in zip(reform.milestones, item["milestones"], strict=True)
    ]
    for milestone, one in pairs:
        assert one["date"]["words"] == milestone.words
        assert one["date"]["latest"] == (str(milestone.window.latest or "") or None)
        assert one["standing"] == {
            "key": milestone.standing.value,
            "label": milestone.standing.label,
            "on": str(day),
        }
    assert len(pairs) > 20


STRANGE = ["", "%00", "'", "a" * 300, "-1", "2023-02-30", "%ED%A0%80", "9" * 40, "..", "%0A", "😀"]


@pytest.mark.one_database
def test_a_strange_value_is_refused_in_json_and_says_which(client: Client) -> None:
    for place, one in enumerate(RESOURCES):
        for number, parameter in enumerate(one.parameters):
            # Each parameter gets some, its neighbours the others.
            for value in share(STRANGE, 10, start=place + number):
                answer = client.get(f"{API}{one.name}/?{parameter.name}={value}")
                assert answer.status_code in (200, 400, 404), answer.request
                if answer.status_code != 200:
                    assert answer["Content-Type"] == "application/problem+json"
                    names = {problem["name"] for problem in json.loads(answer.content)["problems"]}
                    assert names <= {parameter.name, ""}, answer.request
    for address in (f"{API}reforms/?on=2023-08-14&on=2023-08-14", f"{API}reforms/?limit=0"):
        assert client.get(address).status_code == 400
    for address in (f"{API}nothing/", f"{API}reforms/none/", f"{API}reforms/?on=9999-12-31"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    answer = client.post(f"{API}reforms/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
