"""The timeline's markup: one row for each milestone, well-formed pictures, the site's colours."""

import re
from datetime import date
from xml.etree import ElementTree

import html5lib
import pytest
from django.template.loader import render_to_string

from reforms.timeline import LaneGroup, Mark, MarkKind, MilestoneLane, ReformLane, layout_timeline
from reforms.timeline.poster import layout_sheet

DAY, TODAY = date(2023, 8, 14), date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"


def lane(slug: str, first: date | None, last: date | None, **facts: str) -> MilestoneLane:
    return MilestoneLane(
        anchor=f"reform--{slug}",
        href=f"/reforms/reform/#{slug}",
        title=f"Milestone {slug}",
        words=facts.get("words", f"words & {slug}"),
        interval=f"read as {slug}",
        earliest=first,
        latest=last,
        said_on=DAY,
        is_approximate=False,
        is_proposed=slug == "a",
        waits_for=facts.get("waits_for", ""),
        standing="waiting" if "waits_for" in facts else "upcoming",
        standing_label="Upcoming",
    )


def reform(stage: str, label: str) -> ReformLane:
    milestones = (
        lane("a", None, date(2025, 12, 31)),
        lane("b", date(2024, 9, 1), None),
        lane("c", date(2023, 6, 6), date(2023, 6, 6)),
        lane("d", None, None, words=""),
        lane("e", None, None, waits_for="election"),
        lane("f", date(2023, 9, 1), date(2030, 11, 30)),
    )
    return ReformLane(
        "reform", "/reforms/reform/", "Reform <1>", stage, label, True, "", milestones
    )


GROUPS = (
    LaneGroup("one", "One", (reform("in-delivery", "In delivery"), reform("future", "Future"))),
    LaneGroup("two", "Two", (reform("in-development", "In development"),)),
    LaneGroup("three", "Three", (reform("not-staged", "Not staged"),)),
)
MARKS = (
    Mark("election", "General election", MarkKind.EVENT, DAY, date(2025, 1, 31)),
    Mark("summary", "NAHT summary", MarkKind.DOCUMENT, DAY, DAY),
)


@pytest.fixture(params=[GROUPS, GROUPS * 20], ids=["open", "folded"])
def drawn(request: pytest.FixtureRequest) -> ElementTree.Element:
    timeline = layout_timeline(request.param, MARKS, DAY, TODAY)
    html = render_to_string("reforms/timeline.html", {"timeline": timeline})
    return html5lib.parse(html, namespaceHTMLElements=False)


def text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_milestone_is_a_row_with_its_words_interval_and_standing(
    drawn: ElementTree.Element,
) -> None:
    rows = [row for row in drawn.iter("tr") if "reform--" in row.get("id", "")]
    reforms = [row for row in drawn.iter("tr") if row.get("class") == "timeline__reform"]

    assert len(rows) == 6 * len(reforms)
    assert [text(cell) for cell in rows[0]] == [
        "Milestone a",
        "words & a proposed · read as a",
        "read as a",
        "Upcoming",
    ]
    assert [text(cell) for cell in reforms[0]] == ["Reform <1>", "In delivery inferred", "", ""]


def test_a_milestone_without_a_date_says_so(drawn: ElementTree.Element) -> None:
    words = [text(cell) for cell in drawn.iter("td") if cell.get("class") == "timeline__words"]

    assert [told for told in words if told.startswith("no date given")]


def test_nothing_on_the_page_needs_a_style_attribute(drawn: ElementTree.Element) -> None:
    assert [element for element in drawn.iter() if element.get("style")] == []


def test_every_reference_within_the_drawing_leads_somewhere(drawn: ElementTree.Element) -> None:
    ids = {element.get("id") for element in drawn.iter()}
    values = [value for element in drawn.iter() for value in element.attrib.values()]
    referred = {name for value in values for name in re.findall(r"url\(#([\w-]+)\)", value)}
    referred |= {
        value[1:]
        for element in drawn.iter()
        for key, value in element.attrib.items()
        if key.endswith("href") and value.startswith("#")
    }

    assert referred
    assert referred <= ids


def test_the_sheet_is_a_picture_that_needs_nothing_else() -> None:
    timeline = layout_timeline(GROUPS, MARKS, DAY, TODAY)
    sheet = layout_sheet(timeline, "Roadmap & more", ["As known"], ["Source"])

    picture = render_to_string(
        "reforms/timeline_sheet.svg", {"timeline": timeline, "sheet": sheet}
    ).strip()

    root = ElementTree.fromstring(picture)  # noqa: S314 - our own markup
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == "Roadmap & more"
    assert picture.startswith("<svg")
    assert "var(" not in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert words.count("Milestone a") == 4
    assert words.count("Reform <1>") == 4
