"""How many queries a page asks: as many for 3,000 reforms as for 30, and as many as are pinned."""

from collections.abc import Sequence

import pytest
from django.test import Client

from libs.pagememo.readings import forget_readings
from reforms.finding import kept_words
from tests.rendering import queries_apart
from tests.site.growing_data import GrowingData
from tests.torture import WHOLE, share

pytestmark = [
    pytest.mark.django_db,
    # The number does not hang on the database: PostgreSQL is asked under torture.
    pytest.mark.both_databases if WHOLE else pytest.mark.one_database,
]

FEW_REFORMS, MANY_REFORMS = 30, 3_000 if WHOLE else 120

PINNED = {
    "/": 28,
    "/?on=2022-05-01": 29,
    "/roadmap/": 19,
    "/roadmap/?on=2022-05-01": 20,
    "/roadmap/?view=table": 18,
    "/roadmap/?group=stage": 19,
    "/roadmap/?sort=title": 18,
    "/roadmap/?sort=-stage": 18,
    "/roadmap/?sort=target": 19,
    "/roadmap/?strand=strand-1&stage=future&body=body-0&q=reform": 19,
    "/roadmap/?group=force&view=table": 18,
    "/roadmap/?strand=strand-1&body=body-0&standing=open&years=2020-2030": 19,
    "/next/": 19,
    "/brief/": 8,
    "/brief/?strand=strand-1&since=7-days": 18,
    "/search/": 3,
    "/search/?q=t0": 24,
    "/search/?q=nothing like it": 17,
    "/evidence/": 9,
    "/reforms/reform-0/": 29,
    "/reforms/reform-0/feed.atom": 7,
    "/events/event-0/": 18,
    "/figures/": 5,
    "/slippage/": 14,
    "/slippage/?strand=strand-1&year=2030": 14,
    "/slippage.csv": 10,
    "/lacking/?lacks=money": 13,
    "/lacking.csv": 10,
    "/recommendations/?answer=unknown": 8,
    "/recommendations.csv": 5,
    "/next/ready/": 12,
    "/next/documents/": 9,
    "/next/answers.csv": 5,
    "/figures/measure-0/": 8,
    "/figures.csv": 2,
    "/roadmap.csv": 11,
    "/next.csv": 16,
    "/areas.json": 4,
    "/sources.csv": 3,
    "/delivery-model.json": 9,
    "/strands/strand-1/feed.json": 6,
    "/calendar.ics": 15,
    "/strands/strand-1/calendar.ics": 12,
    "/data/": 7,
    "/api/v1/reforms/": 15,
    "/api/v1/milestones/": 10,
    "/api/v1/recommendations/": 5,
    "/api/v1/expected-evidence/": 5,
    "/api/v1/updates/": 1,
    "/api/v1/bodies/": 8,
    "/api/v1/relations/": 1,
    "/api/v1/memberships/": 1,
    "/api/v1/terms/": 7,
    "/api/v1/documents/": 3,
    "/api/v1/passages/": 1,
    "/api/v1/areas/": 3,
    "/api/v1/changes/": 14,
    "/feeds/changes.atom": 6,
    "/changes/?from=2022-04-28&to=2023-08-14": 17,
    "/delivery-model/": 12,
    "/delivery-model/acting/": 10,
    "/bodies/body-0/": 13,
    "/glossary/": 12,
    "/glossary/?q=t0": 16,
    "/glossary/?q=nothing like it": 16,
    "/glossary/term-0/": 31,
    "/sources/": 7,
    "/sources/document-0-0/": 36,
    "/about/": 6,
    "/accessibility/": 4,
}
"""An address, and the queries that its view asks; three of each page are those of its strip,
and one explains its abbreviations where it has words that look like one. On a past day one more
finds what was corrected since. Each page is asked as the first of a new process."""

IN_PARTS = PINNED | {
    "/slippage/": 15,
    "/slippage/?strand=strand-1&year=2030": 16,
    "/lacking/?lacks=money": 15,
    "/changes/?from=2022-04-28&to=2023-08-14": 22,
}
"""Those where there are more reforms than one part has: a choice is asked of the database, and
the word for the table of all is explained."""

OF_THOUSANDS = IN_PARTS | {
    "/search/?q=t0": 28,
    "/search/?q=nothing like it": 21,
}
"""Those where a search first looks for the reforms that may be meant."""

AGAIN = {
    "/roadmap/": 6,
    "/roadmap/?view=table": 5,
    "/evidence/": 2,
    "/next/": 3,
    "/search/?q=t0": 0,
}
"""Those of pages that were asked before, and nothing was written since."""


def count_queries(client: Client, tried: Sequence[str]) -> dict[str, int]:
    """The queries of each view; while a page is rendered there are none."""
    counts = {}
    for address in tried:
        forget_readings()
        with queries_apart() as queries:
            assert client.get(address).status_code == 200, address
        assert queries.rendering == [], address
        counts[address] = len(queries.view)
    return counts


def test_pages_ask_as_much_of_thirty_reforms_as_of_many(client: Client) -> None:
    data = GrowingData()
    data.grow(FEW_REFORMS)
    pinned = list(PINNED)
    assert count_queries(client, pinned) == PINNED
    data.grow(MANY_REFORMS)
    kept_words.read_unread(MANY_REFORMS)
    expected = OF_THOUSANDS if WHOLE else IN_PARTS
    many = share(pinned, 10)
    assert count_queries(client, many) == {address: expected[address] for address in many}
    assert count_again(client) == (AGAIN | {"/search/?q=t0": 3} if WHOLE else AGAIN)


def count_again(client: Client) -> dict[str, int]:
    """The queries of each view once the process has read what other pages show too."""
    counts = {}
    for address in AGAIN:
        client.get(address)
        with queries_apart() as queries:
            client.get(address)
        counts[address] = len(queries.view)
    return counts
