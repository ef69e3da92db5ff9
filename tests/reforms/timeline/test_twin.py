"""The timeline tells what the page's table tells, row by row, on every document's day."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.test import Client

from libs.days import Day
from reforms.models import Reform
from reforms.pages.events import read_events
from reforms.pages.roadmap import RoadmapPage, build_roadmap
from reforms.pages.timeline import build_timeline
from reforms.timeline import Timeline
from tests.documents import documents

__all__ = ["documents"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("documents"),
]

TODAY = date(2026, 11, 22)
DAYS = [date(2022, 4, 28), date(2023, 8, 14), TODAY]


def both(on: date, grouped_by: str) -> tuple[RoadmapPage, Timeline]:
    day = Day(on=on, today=TODAY)
    reforms = Reform.objects.known_by(on).select_related("strand")
    page = build_roadmap(reforms, day, grouped_by=grouped_by)
    return page, build_timeline(page, read_events(day), day)


@pytest.mark.parametrize("grouped_by", ["strand", "stage"])
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_reform_and_milestone_of_the_page_has_its_row(on: date, grouped_by: str) -> None:
    page, timeline = both(on, grouped_by)

    assert [group.title for group in timeline.groups] == [group.title for group in page.groups]
    reforms = list(chain.from_iterable(group.reforms for group in timeline.groups))
    assert len(reforms) > 20
    assert [
        (reform.lane.title, reform.lane.stage_label, reform.lane.is_inferred) for reform in reforms
    ] == [
        (reform.name, reform.stage_label, bool(reform.stage_said and reform.stage_said.is_inferred))
        for reform in page.reforms
    ]
    rows = list(chain.from_iterable(reform.rows for reform in reforms))
    milestones = list(chain.from_iterable(reform.milestones for reform in page.reforms))
    assert rows
    assert [
        (row.lane.title, row.lane.words, row.lane.standing_label, row.lane.is_undated)
        for row in rows
    ] == [(one.title, one.words, one.standing_label, one.is_undated) for one in milestones]


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_the_page_as_a_timeline_has_the_rows_of_the_page_as_a_table(
    on: date, client: Client
) -> None:
    def rows(view: str) -> list[str]:
        html = client.get(f"/roadmap/?on={on}&view={view}&open=all").content.decode()
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        counts = {head for one in tree.iter("details") for head in _counted(one)}
        heads = [head for head in tree.iter("th") if head.get("scope") in {"row", "rowgroup"}]
        heads = [head for head in heads if head not in counts]
        # The table of key dates stands below both.
        return [text for head in heads if (text := "".join(head.itertext()).strip())]

    drawn, table = rows("timeline"), rows("table")

    assert len(drawn) > 30
    # In the table, the name of a reform has its strand or "context only" behind it.
    assert len(drawn) == len(table)
    assert all(one.startswith(other) for one, other in zip(table, drawn, strict=True))


def _counted(details: Element) -> Iterator[Element]:
    """The heads of the overview's twin, which counts rows and shows none."""
    if details.get("class") == "overview__twin":
        yield from details.iter("th")
