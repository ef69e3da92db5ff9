"""Pages that are kept are the pages that would be made: every address, on several days, edited."""

import re
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.urls import resolve

from glossary.forms import LookupForm
from libs.pagememo import known_parameters
from libs.pagememo.version import public_models
from libs.pagememo.wsgi import PageMemo
from partnerships.forms import DeliveryModelForm
from reforms.derived.models import UnsettledDate
from reforms.forms import ActingForm, ChangesForm, NextForm, PageForm
from reforms.roadmap_form import RoadmapForm
from seeds.forms import SourcesForm
from tests.site.addresses import FILES, PARAMETERS, one_of, one_of_each
from tests.torture import share
from tests.wsgi import Answer, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

DAYS = ["", "2022-04-28", "2023-08-14", "1989-11-09", "2026-11-22", "2026-11-23", "soon"]
"""Today, days of documents, one before all of them, today by name, and two that are refused."""

FORMS: dict[str, Any] = {
    "reforms:roadmap": RoadmapForm,
    "reforms:roadmap-embed": RoadmapForm,
    "reforms:roadmap-svg": RoadmapForm,
    "reforms:roadmap-png": RoadmapForm,
    "reforms:acting": ActingForm,
    "partnerships:delivery-model": DeliveryModelForm,
    "partnerships:delivery-model-embed": DeliveryModelForm,
    "partnerships:delivery-model-svg": DeliveryModelForm,
    "partnerships:delivery-model-png": DeliveryModelForm,
    "reforms:timeline-svg": RoadmapForm,
    "reforms:overview-png": RoadmapForm,
    "reforms:evidence": PageForm,
    "reforms:changes": ChangesForm,
    "reforms:next": NextForm,
    "partnerships:areas": LookupForm,
    "glossary:index": LookupForm,
    "seeds:sources": SourcesForm,
}
OF_THE_LAYER = {"etag", "cache-control", "vary", "content-length"}


class Pair:
    """The site as it is served, and Django alone."""

    def __init__(self) -> None:
        self.django = get_wsgi_application()
        self.memo = PageMemo(self.django, budget_bytes=50_000_000)

    def differs(self, address: str) -> bool:
        """Whether a page made, a page kept, and a page without any memo are not the same."""
        bare = ask(self.django, address)
        return any(_told(ask(self.memo, address)) != _told(bare) for _ in range(2))


def _told(answer: Answer) -> Any:
    others = {
        # The policy's parts stand in no order.
        name: sorted(value.split("; "))
        for name, value in answer.headers.items()
        if name not in OF_THE_LAYER
    }
    return answer.status, others, answer.body


@pytest.fixture
def pair() -> Pair:
    return Pair()


@pytest.mark.parametrize("name", [*PARAMETERS, *FILES])
def test_the_site_knows_every_parameter_of_every_page(name: str) -> None:
    known = known_parameters(resolve(one_of(name)).func)
    assert known is not None, "mark its view with libs.pagememo.kept"
    fields = set(FORMS[name].base_fields) if name in FORMS else set()
    assert set(known) >= {"on", *PARAMETERS.get(name, []), *fields}


@pytest.mark.usefixtures("as_in_a_new_process")
def test_public_pages_read_no_table_without_a_version() -> None:
    # Who recorded a fact is shown by name, and names count: see PAGE_MEMO_FIELDS.
    # What is worked out from the log changes with it alone.
    besides = {"auth_user", UnsettledDate._meta.db_table}
    tables = {model._meta.db_table for model in public_models()} | besides
    pages = [address for name, address in one_of_each().items() if "png" not in name]
    read = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        read.update(re.findall(r'(?:FROM|JOIN)\s+"(\w+)"', sql))
        return execute(sql, *rest)

    django = get_wsgi_application()
    with connection.execute_wrapper(note):
        for at, address in enumerate([*share(pages, 2), "/nowhere/", "/roadmap/?view=table"]):
            for day in share(["", "2023-08-14"], 2, start=at):
                ask(django, f"{address}{'&' if '?' in address else '?'}on={day}")
    assert len(read) > 20
    assert read <= tables


NAMES = [*PARAMETERS, *(name for name in FILES if "png" not in name)]


@pytest.mark.parametrize("name", share(NAMES, 10))
def test_a_kept_page_is_the_page_that_would_be_made(name: str, pair: Pair) -> None:
    address = one_of(name)
    asked = [f"{address}?on={day}" if day else address for day in DAYS]
    asked += [f"{address}?x=1&on=2023-08-14&on=&y[]=2", f"{address}?on=%00", f"{address}?%ff=%fe"]
    # Each page is tried as of one day that has a page and one that is refused or odd, its
    # neighbours as of the others.
    at = NAMES.index(name) // 5
    tried = [*share(asked[:5], 5, start=at), *share(asked[5:], 5, start=at)]
    assert [one for one in tried if pair.differs(one)] == []


QUERIES = [
    *(
        "/roadmap/?view=table",
        "/roadmap/?sort=-target&on=2023-08-14",
        "/roadmap/?q=plan&group=stage",
        "/roadmap/?years=next-12-months&for=local-authorities&standing=open",
    ),
    *("/glossary/?q=sendco", "/glossary/?all=1", "/glossary/?all=1&q=EHCP", "/areas/?q=leeds"),
    *("/search/?q=EHCP", "/search/?q=senko&on=2023-08-14", "/search/?q=when+do+ehcps+end"),
    *("/changes/?from=2022-04-28&to=2023-08-14", "/changes/?format=csv", "/sources/?sort=title"),
    *("/evidence/?page=2", "/next/?for=schools", "/roadmap/embed/?years=2023-2025", "/?q="),
    *("/nowhere/", "/reforms/nothing/", "/roadmap", "/roadmap/?page=0", "/glossary/?q=%00"),
    *("/roadmap.png?on=2023-08-14", "/glossary/?q=a&q=b", "/roadmap/?" + "q=a&" * 300),
    *(
        "/roadmap/?q=%ed%a0%80",
        "/roadmap/?q=ü&strand=%C3%A4",
        "/areas/?q=a+b%20c",
        "/?" + "x" * 9_000,
    ),
]


@pytest.mark.parametrize("address", share(QUERIES, 6), ids=lambda address: address[:40])
def test_a_query_string_is_read_as_django_reads_it(address: str, pair: Pair) -> None:
    assert not pair.differs(address)


def test_parameters_in_another_order_are_the_same_page(pair: Pair) -> None:
    one, other = (
        "/roadmap/?group=stage&q=plan&on=2023-08-14",
        "/roadmap/?on=2023-08-14&q=plan&group=stage",
    )
    assert ask(pair.django, one).body == ask(pair.django, other).body
    assert ask(pair.memo, one).body == ask(pair.memo, other).body
    assert len(pair.memo.store) == 1


def test_a_public_page_leaves_no_cookie_and_varies_by_nothing_else(pair: Pair) -> None:
    # All drawings are sent by one function, and a PNG takes as long as ten pages.
    pages = [address for name, address in one_of_each().items() if "png" not in name]
    for address in [*share(pages, 6), one_of("reforms:overview-png")]:
        answer = ask(pair.memo, address, accept_encoding="br")
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "public" in answer.headers["cache-control"]
        assert "set-cookie" not in answer.headers
        again = ask(pair.memo, address, accept_encoding="br", if_none_match=answer.headers["etag"])
        assert (again.status, again.body) == (304, b"")
