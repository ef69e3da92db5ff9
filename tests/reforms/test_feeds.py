"""The Atom feeds, read by a parser that knows nothing of the one who wrote them."""

from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.models import BodyName, DeliveryBody
from reforms.models import Event, Involvement, Milestone, Reform, Update
from reforms.pages.news import MAX_ENTRIES
from tests.rows import DAY, add, add_many

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ALL = "/feeds/changes.atom"


def read(client: Client, address: str = ALL) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own markup


def entries(client: Client, address: str = ALL) -> list[tuple[str, list[str]]]:
    """Title and paragraphs of each entry."""
    return [
        (_text(one, "title"), _paragraphs(one))
        for one in read(client, address).iter(f"{ATOM}entry")
    ]


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def _paragraphs(entry: ElementTree.Element) -> list[str]:
    html = html5lib.parseFragment(_text(entry, "summary"), namespaceHTMLElements=False)
    return ["".join(one.itertext()) for one in html.iter("p")]


@pytest.fixture
def milestone() -> Milestone:
    return add(Milestone, title="Testing begins", reform=add(Reform, slug="plan", title="A plan"))


def date_it(milestone: Milestone, words: str, edtf: str, **more: Any) -> Update:
    facts = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
    return add(Update, **facts, target_words=words, target_edtf=edtf, **more)


def test_an_entry_says_what_changed_from_what_and_who_says_so(
    milestone: Milestone, client: Client
) -> None:
    date_it(milestone, "autumn 2023", "2023-23")
    date_it(milestone, "in 2024", "2024", known_on=date(2023, 9, 1), note="It\nslips & <slides>.")
    assert entries(client)[0] == (
        "A plan: Testing begins: “in 2024”",
        [
            "Read as: 1 January to 31 December 2024.",
            "Before: “autumn 2023” (1 September to 30 November 2023).",
            "It",
            "slips & <slides>.",
            "Stated by A document, 2023, Chapter two. Known on 1 September 2023.",
        ],
    )


def test_the_feed_is_whole_atom(milestone: Milestone, client: Client) -> None:
    updates = [date_it(milestone, str(year), str(year)) for year in (2024, 2025)]
    for address in (ALL, "/reforms/plan/feed.atom"):
        feed = read(client, address)
        ids = [
            _text(one, "id") for one in feed.iter() if one.tag in {f"{ATOM}feed", f"{ATOM}entry"}
        ]
        assert len(set(ids)) == 1 + len(updates)
        assert all(one.startswith("urn:uuid:") for one in ids)
        for one in (feed, *feed.iter(f"{ATOM}entry")):
            assert datetime.fromisoformat(_text(one, "updated")).tzinfo
            assert _text(one, "title")
        assert _text(feed.find(f"{ATOM}author"), "name")  # type: ignore[arg-type]  # it is there
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == f"http://testserver{address}"
        assert {one.find(f"{ATOM}link").get("href") for one in feed.iter(f"{ATOM}entry")} == {  # type: ignore[union-attr]
            f"http://testserver/reforms/plan/#{update.key}" for update in updates
        }


def test_an_id_does_not_depend_on_where_the_site_is_served(
    milestone: Milestone, client: Client
) -> None:
    date_it(milestone, "2024", "2024")
    ids = [
        [one.text for one in ElementTree.fromstring(answer.content).iter(f"{ATOM}id")]  # noqa: S314
        for answer in (client.get(ALL), client.get(ALL, headers={"host": "localhost"}))
    ]
    assert ids[0] == ids[1]


def test_minor_updates_and_checks_stay_out_unless_they_take_something_back(
    milestone: Milestone, client: Client
) -> None:
    wrong = date_it(milestone, "2024", "2024")
    date_it(milestone, "2025", "2025", is_significant=False)
    add(Update, reform=milestone.reform)
    assert len(entries(client)) == 1
    add(Update, reform=milestone.reform, corrects=wrong, kind="checked")
    title, lines = entries(client)[0]
    assert title == "Correction: A plan: Mentioned, no change"
    assert "Corrects what was said before: “2024” (1 January to 31 December 2024)." in lines


def test_a_reforms_feed_has_its_own_updates_only(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    add(Update, event=add(Event, title="A summit"), reform=None, kind="outcome", outcome="met")
    assert [title for title, _ in entries(client)] == [
        "A summit: Happened",
        "A plan: Testing begins: “2024”",
    ]
    assert len(entries(client, "/reforms/plan/feed.atom")) == 1
    assert client.get("/reforms/nothing/feed.atom").status_code == 404


def test_corrections_and_withdrawals_of_every_kind_are_marked(
    milestone: Milestone, client: Client
) -> None:
    date_it(milestone, "2024", "2024")
    body = add(DeliveryBody, slug="board", title="The board")
    name = add(BodyName, body=body, name="Bord")
    right = name.correction("It was misread.", name="Board")
    part = add(Involvement, reform=milestone.reform, body=body)
    for row in (right, part.correction("It has none.", withdrawn=True)):
        row.save()
    assert entries(client)[:2] == [
        (
            "Withdrawal: A plan: tests: The board",
            [
                "Withdraws what was said before: tests: The board.",
                "Why: It has none.",
                "Stated by A document, 2023, Chapter two. Known on 14 August 2023.",
            ],
        ),
        (
            "Correction: The board: is called Board",
            [
                "Corrects what was said before: is called Bord.",
                "Why: It was misread.",
                "Stated by A document, 2023, Chapter two. Known on 14 August 2023.",
            ],
        ),
    ]
    marks = [one.get("term") for one in read(client).iter(f"{ATOM}category")]
    assert marks == ["withdrawal", "correction"]
    links = [one.find(f"{ATOM}link").get("href") for one in read(client).iter(f"{ATOM}entry")]  # type: ignore[union-attr]
    assert links[1] == f"http://testserver/bodies/board/#{right.key}"
    of_reform = entries(client, "/reforms/plan/feed.atom")
    assert [title for title, _ in of_reform] == [
        "Withdrawal: A plan: tests: The board",
        "A plan: Testing begins: “2024”",
    ]


def test_a_feed_is_as_known_on_any_day(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    date_it(milestone, "2025", "2025", known_on=date(2024, 1, 1))
    assert len(entries(client)) == 2
    assert len(entries(client, f"{ALL}?on={DAY}")) == 1
    assert client.get("/reforms/plan/feed.atom?on=2001-01-01").status_code == 404


def test_signs_that_no_xml_may_hold_are_left_out(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "20\x0b24", "2024", note="Pasted\x0c from a page")
    assert entries(client)[0][0] == "A plan: Testing begins: “2024”"


def test_a_feed_is_asked_for_by_its_tag(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    first = client.get(ALL)
    again = client.get(ALL, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    date_it(milestone, "2025", "2025")
    assert client.get(ALL, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_feeds_ask_the_same_few_queries_of_many_updates_as_of_few(
    milestone: Milestone, client: Client
) -> None:
    facts = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
    counts = {}
    for number in (5, 500):
        add_many(Update, number, **facts, target_words="2024", target_edtf="2024")
        for address in (ALL, "/reforms/plan/feed.atom"):
            with CaptureQueriesContext(connection) as asked:
                assert len(entries(client, address)) == min(MAX_ENTRIES, Update.objects.count())
            # One of them is the count just made.
            counts[number, address] = len(asked) - 1
    assert counts == {(5, ALL): 3, (5, "/reforms/plan/feed.atom"): 4} | {
        (500, ALL): 3,
        (500, "/reforms/plan/feed.atom"): 4,
    }


def test_pages_lead_feed_readers_to_their_feed(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    feeds = {"/": ALL, "/changes/": ALL, "/reforms/plan/": "/reforms/plan/feed.atom"}
    for page, feed in feeds.items():
        link = f'<link rel="alternate" type="application/atom+xml" href="{feed}"'
        assert link in " ".join(client.get(page).content.decode().split())
