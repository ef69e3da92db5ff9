"""The roadmap's groups, order and pages, and what may be asked of it, from small logs."""

import html
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client

from libs.days import Day
from partnerships.models import DeliveryBody
from reforms.models import Event, Involvement, Milestone, Reform, Strand, Update
from reforms.pages.fitting import MilestoneChoice
from reforms.pages.roadmap import PAGE_SIZE, RoadmapPage, build_roadmap
from reforms.roadmap_form import RoadmapForm
from reforms.roadmap_query import RoadmapQuery
from tests.rows import DAY, add, add_many

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
BEFORE, LATER = date(2023, 8, 13), date(2024, 1, 1)


def reform(slug: str, strand: Strand | None = None, **more: Any) -> Reform:
    """A reform that is known from DAY on."""
    given = {"strand": strand} if strand else {}
    row = add(Reform, slug=slug, **({"title": slug.title()} | given | more))
    add(Update, reform=row, kind="description", note=f"What {slug} does.")
    return row


def staged(row: Reform, stage: str, known_on: date = DAY) -> None:
    add(Update, reform=row, kind="stage", stage=stage, known_on=known_on)


def dated(row: Reform, edtf: str, **more: Any) -> None:
    milestone = add(Milestone, reform=row)
    target = {"target_words": edtf or "some day", "target_edtf": edtf}
    add(Update, reform=row, milestone=milestone, kind="target", **target, **more)


def shown(day: Day = NOW, **choices: Any) -> list[str]:
    page = build_roadmap(RoadmapQuery({}, day).reforms(), day, **choices)
    return [row.slug for row in page.reforms]


def found(day: Day = NOW, **asked: str) -> set[str]:
    return {row.slug for row in RoadmapQuery(asked, day).reforms()}


def headings(page: RoadmapPage) -> list[tuple[str, list[str]]]:
    return [(group.title, [row.slug for row in group.reforms]) for group in page.groups]


def test_reforms_stand_under_their_strand_in_its_order() -> None:
    second = add(Strand, slug="second", title="Second", position=2_000)
    first = add(Strand, slug="first", title="First", position=1_000)
    for slug, strand, position in (("b", first, 2), ("c", second, 1), ("a", first, 1)):
        reform(slug, strand, position=position)
    page = build_roadmap(RoadmapQuery({}, NOW).reforms(), NOW)
    assert headings(page) == [("First", ["a", "b"]), ("Second", ["c"])]


def test_what_is_in_force_stands_before_what_is_proposed() -> None:
    for slug, force in (("proposed", "proposal"), ("held", "in-force"), ("unsaid", "")):
        row = reform(slug)
        if force:
            add(Update, reform=row, kind="legal-force", legal_force=force)
    page = build_roadmap(RoadmapQuery({}, NOW).reforms(), NOW, grouped_by="force")
    assert headings(page) == [
        ("In force", ["held"]),
        ("Proposal", ["proposed"]),
        ("Not stated", ["unsaid"]),
    ]


def test_grouped_by_stage_they_stand_from_delivery_to_not_staged() -> None:
    for slug, stage in (("late", "future"), ("soon", "in-development"), ("now", "in-delivery")):
        staged(reform(slug), stage)
    reform("nowhere")
    page = build_roadmap(RoadmapQuery({}, NOW).reforms(), NOW, grouped_by="stage")
    assert headings(page) == [
        ("In delivery", ["now"]),
        ("In development", ["soon"]),
        ("Future", ["late"]),
        ("Not staged", ["nowhere"]),
    ]


def test_a_stage_counts_from_the_day_on_which_it_was_known() -> None:
    moved = reform("moved")
    staged(moved, "future")
    staged(moved, "in-delivery", known_on=LATER)
    assert found(Day(DAY, TODAY), stage="future") == {"moved"}
    assert found(Day(DAY, TODAY), stage="in-delivery") == set()
    assert found(NOW, stage="future") == set()
    assert found(NOW, stage="in-delivery") == {"moved"}


def test_sorted_by_target_the_soonest_end_comes_first_and_undated_ones_last() -> None:
    for slug, edtf in (("late", "2025"), ("soon", "2023-23"), ("open", "2022/.."), ("never", "")):
        dated(reform(slug), edtf)
    reform("bare")
    assert shown(sort="target")[:2] == ["soon", "late"]
    assert shown(sort="-target")[:2] == ["late", "soon"]
    for way in ("target", "-target"):
        assert set(shown(sort=way)[2:]) == {"open", "never", "bare"}


def test_a_reform_with_several_dates_is_sorted_by_its_soonest() -> None:
    both = reform("both")
    dated(both, "2030")
    dated(both, "2024")
    dated(reform("between"), "2027")
    assert shown(sort="target") == ["both", "between"]


def test_a_date_that_was_taken_back_sorts_nothing() -> None:
    first, second = reform("first"), reform("second")
    dated(first, "2024")
    dated(second, "2025")
    wrong = Update.objects.get(reform=first, kind="target")
    add(Update, reform=first, kind="checked", corrects=wrong, known_on=LATER)
    assert shown(Day(DAY, TODAY), sort="target") == ["first", "second"]
    assert shown(sort="target") == ["second", "first"]


def test_sorted_by_title_the_names_that_are_shown_stand_in_order() -> None:
    for slug in ("b", "d", "f"):
        reform(slug, title=slug.upper())
    renamed = reform("z", title="Z")
    add(Update, reform=renamed, kind="name", name="c, as it was called", known_on=DAY)
    add(Update, reform=renamed, kind="name", name="e, as it is called", known_on=LATER)
    assert shown(Day(DAY, TODAY), sort="title") == ["b", "z", "d", "f"]
    assert shown(sort="title") == ["b", "d", "z", "f"]
    assert shown(sort="-title") == ["f", "z", "d", "b"]


def test_sorted_by_stage_they_go_from_delivery_on_and_back() -> None:
    for slug, stage in (("late", "future"), ("now", "in-delivery"), ("soon", "in-development")):
        staged(reform(slug), stage)
    assert shown(sort="stage") == ["now", "soon", "late"]
    assert shown(sort="-stage") == ["late", "soon", "now"]


def test_a_sorted_roadmap_has_no_headings() -> None:
    reform("one")
    assert headings(build_roadmap(RoadmapQuery({}, NOW).reforms(), NOW, sort="title")) == [
        ("", ["one"])
    ]


def test_a_roadmap_of_many_reforms_has_pages() -> None:
    strand = add(Strand)
    reforms = add_many(Reform, PAGE_SIZE + 1, strand=strand)
    passage = add(Update, reform=reforms[0]).passage
    Update.objects.bulk_create(
        Update(reform=row, kind="checked", known_on=DAY, basis="stated", passage=passage)
        for row in reforms[1:]
    )
    first, second, third = (
        build_roadmap(RoadmapQuery({}, NOW).reforms(), NOW, number=number) for number in (1, 2, 3)
    )
    assert (first.reform_count, first.previous, first.following) == (PAGE_SIZE, 0, 2)
    assert (second.reform_count, second.previous, second.following) == (1, 1, 0)
    assert (third.is_empty, third.is_before_documents) == (True, False)
    # A page never looks through the others for what fits.
    met = MilestoneChoice(standings=("met",))
    narrowed = build_roadmap(RoadmapQuery({}, NOW).reforms(), NOW, choice=met)
    assert (narrowed.is_empty, narrowed.following) == (True, 2)
    slugs = {row.slug for page in (first, second) for row in page.reforms}
    assert slugs == {row.slug for row in reforms}


def test_a_strand_can_be_chosen() -> None:
    reform("one", add(Strand, slug="here"))
    reform("two", add(Strand, slug="there"))
    assert found(strand="here") == {"one"}


def test_a_body_can_be_chosen_from_the_day_on_which_its_part_was_known() -> None:
    body = add(DeliveryBody, slug="unit")
    add(Involvement, reform=reform("one"), body=body, known_on=LATER)
    reform("two")
    assert found(body="unit") == {"one"}
    assert not RoadmapForm({"body": "unit"}, Day(DAY, TODAY)).is_valid()


@pytest.mark.parametrize("words", ["harbour", "HARBOUR", "arbou", " harbour "])
@pytest.mark.parametrize(
    "says",
    [
        {"kind": "description", "note": "It builds a harbour."},
        {"kind": "name", "name": "The harbour scheme"},
    ],
)
def test_words_are_looked_for_in_what_was_said(words: str, says: dict[str, str]) -> None:
    add(Update, reform=reform("one"), known_on=DAY, **says)
    reform("two")
    assert found(q=words) == {"one"}


def test_words_are_looked_for_in_titles_and_milestones_and_dates() -> None:
    reform("one", title="The harbour scheme")
    add(Milestone, reform=reform("two"), title="Harbour opens")
    dated(reform("three"), "", note="")
    milestone = Milestone.objects.get(reform__slug="two")
    target = {"kind": "target", "target_words": "when the tide is out"}
    add(Update, reform=milestone.reform, milestone=milestone, **target)
    assert found(q="harbour") == {"one", "two"}
    assert found(q="tide") == {"two"}
    assert found(q="some day") == {"three"}


def test_words_said_later_are_not_found_before() -> None:
    add(Update, reform=reform("one"), kind="name", name="The harbour scheme", known_on=LATER)
    assert found(Day(DAY, TODAY), q="harbour") == set()
    assert found(q="harbour") == {"one"}


@pytest.mark.parametrize("words", ["%", "_", "\\", "100%", "a_b", "'; --"])
def test_signs_that_mean_something_to_a_database_are_only_signs(words: str) -> None:
    reform("one")
    assert found(q=words) == set()


def test_choices_add_up() -> None:
    strand = add(Strand, slug="here")
    both, other = reform("both", strand), reform("other", strand)
    staged(both, "future")
    staged(other, "in-delivery")
    reform("elsewhere")
    assert found(strand="here", stage="future", q="both") == {"both"}
    assert found(strand="here", stage="future", q="other") == set()


def test_where_nothing_fits_the_page_says_so_and_leads_back(client: Client) -> None:
    reform("one")
    text = client.get("/roadmap/?q=nowhere").content.decode()
    assert "Nothing fits these choices" in text
    assert "fits this:\n    words “nowhere”." in text
    assert '<a href="/roadmap/">show them all</a>' in text


def test_links_keep_every_choice_and_the_day(client: Client) -> None:
    staged(reform("one"), "future")
    asked = {"q": "what", "stage": "future", "on": "2023-09-01", "view": "table", "sort": "title"}
    text = client.get("/roadmap/", asked).content.decode()
    addresses = [
        parse_qs(html.unescape(one)) for one in re.findall(r'href="/roadmap/\?([^"]*)"', text)
    ]
    assert {name: [value] for name, value in (asked | {"sort": "-title"}).items()} in addresses
    assert 'href="/reforms/one/?on=2023-09-01"' in text


def test_nothing_is_known_before_the_first_word(client: Client) -> None:
    reform("one")
    add(Event)
    assert shown(Day(BEFORE, TODAY)) == []
    assert (
        "Nothing was known on 13 August 2023"
        in client.get("/roadmap/", {"on": BEFORE.isoformat()}).content.decode()
    )
