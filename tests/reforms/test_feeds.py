"""The Atom feeds, read by a parser that knows nothing of the one who wrote them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerships.models import BodyName, DeliveryBody, LocalAuthority
from reforms.models import Audience, Event, Involvement, Milestone, Reform, Update
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
        "A plan: “Testing begins” is now dated “in 2024”, not “autumn 2023”",
        [
            "Read as: 1 January to 31 December 2024.",
            "Before: “autumn 2023” (1 September to 30 November 2023).",
            "It",
            "slips & <slides>.",
            "Stated by A document, 2023, Chapter two. Known on 1 September 2023.",
        ],
    )


def test_the_feed_is_whole_atom(milestone: Milestone, client: Client) -> None:
    updates = [
        date_it(milestone, str(year), str(year), known_on=date(year - 10, 1, 1))
        for year in (2024, 2025)
    ]
    for address in (
        ALL,
        "/reforms/plan/feed.atom",
        f"/strands/{milestone.reform.strand.slug}/feed.atom",
    ):
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
    assert title == "Correction: A plan: checked, and nothing changed"
    assert "Corrects what was said before: “2024” (1 January to 31 December 2024)." in lines


def test_a_reforms_feed_has_its_own_updates_only(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    add(Update, event=add(Event, title="A summit"), reform=None, kind="outcome", outcome="met")
    assert [title for title, _ in entries(client)] == [
        "A summit has happened",
        "A plan: “Testing begins” is dated “2024”",
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
    for days, row in enumerate((right, part.correction("It has none.", withdrawn=True)), 1):
        row.recorded_at += timedelta(days)
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
            "Correction: The board is called Board",
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
        "A plan: “Testing begins” is dated “2024”",
    ]


def test_a_feed_is_as_known_on_any_day(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    date_it(milestone, "2025", "2025", known_on=date(2024, 1, 1))
    assert len(entries(client)) == 2
    assert len(entries(client, f"{ALL}?on={DAY}")) == 1
    assert client.get("/reforms/plan/feed.atom?on=2001-01-01").status_code == 404


def test_signs_that_no_xml_may_hold_are_left_out(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "20\x0b24", "2024", note="Pasted\x0c from\ufffe a page")
    assert entries(client)[0][0] == "A plan: “Testing begins” is dated “2024”"


def test_a_feed_is_asked_for_by_its_tag(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    first = client.get(ALL)
    again = client.get(ALL, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    date_it(milestone, "2025", "2025")
    assert client.get(ALL, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.one_database
@pytest.mark.usefixtures("as_in_a_new_process")
def test_feeds_ask_the_same_few_queries_of_many_updates_as_of_few(
    milestone: Milestone, client: Client
) -> None:
    facts = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
    counts: dict[str, set[int]] = {}
    audience, area = add(Audience, slug="families"), add(LocalAuthority, slug="leeds")
    milestone.audiences.add(audience)
    strand = milestone.reform.strand.slug
    for number in (5, 60):
        add_many(Update, number, **facts, target_words="2024", target_edtf="2024")
        for row in (
            "reforms/plan",
            f"strands/{strand}",
            "audiences/families",
            f"areas/{area.slug}",
        ):
            with CaptureQueriesContext(connection) as asked:
                (entry,) = client.get(f"/{row}/feed.json").json()["items"]
            counts.setdefault(row, set()).add(len(asked))
            assert entry["content_html"].count("<b>") == min(number, 20)
    assert [len(found) for found in counts.values()] == [1, 1, 1, 1]


def test_what_became_known_of_a_reform_on_a_day_is_one_entry(
    milestone: Milestone, client: Client
) -> None:
    add(Update, reform=milestone.reform, kind="stage", stage="future")
    date_it(milestone, "2024", "2024")
    assert entries(client) == [
        (
            "A plan: “Testing begins” is dated “2024”, and 1 more change",
            [
                "A plan: “Testing begins” is dated “2024”.",
                "Read as: 1 January to 31 December 2024.",
                "A source places A plan under “Future”.",
                "Stated by A document, 2023, Chapter two. Known on 14 August 2023.",
            ],
        )
    ]


def test_what_the_first_load_brought_is_history_and_what_comes_later_is_news(
    milestone: Milestone, client: Client
) -> None:
    first = datetime(2023, 1, 1, tzinfo=UTC)
    date_it(milestone, "2024", "2024", known_on=date(2022, 4, 28), recorded_at=first)
    late = date_it(
        milestone,
        *("2025", "2025"),
        known_on=date(2022, 4, 29),
        recorded_at=datetime(2024, 2, 1, 9, tzinfo=UTC),
    )
    new, old = client.get("/feeds/changes.json").json()["items"]
    told = [(one["date_published"][:10], one["date_modified"][:10]) for one in (new, old)]
    assert told == [("2022-04-29", "2024-02-01"), ("2022-04-28", "2022-04-28")]
    assert new["url"].endswith(f"#{late.key}")
    assert _text(read(client), "updated").startswith("2024-02-01")


def test_an_empty_feed_and_that_of_a_past_day_are_told_apart_by_their_data(client: Client) -> None:
    first, again = client.get(ALL), client.get(ALL)
    assert first.content == again.content
    past = read(client, f"{ALL}?on={DAY}")
    assert _text(past, "updated").startswith("1970-01-01")
    assert _text(past, "id") != _text(read(client), "id")


def test_pages_lead_feed_readers_to_their_feed(milestone: Milestone, client: Client) -> None:
    date_it(milestone, "2024", "2024")
    feeds = {"/": ALL, "/changes/": ALL, "/reforms/plan/": "/reforms/plan/feed.atom"}
    for page, feed in feeds.items():
        link = f'<link rel="alternate" type="application/atom+xml" href="{feed}"'
        assert link in " ".join(client.get(page).content.decode().split())
