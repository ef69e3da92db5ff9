"""The brief: what is chosen, what is told, what fits on one side, and what is left out."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import NO_WINDOW, Window, window_of
from reforms.brief import Block, Detail, Line, fit
from reforms.brief.fitting import TABLE_HEAD
from reforms.brief.paper import room
from reforms.models import Audience, Milestone, Reform, Update
from reforms.pages.brief.entries import first_sentence
from reforms.soonest import by_need, days_left
from reforms.standing import Standing, standing_on
from tests.html import faults
from tests.rows import DAY, add

TODAY = date(2026, 11, 27)
FOOT = Block(((Line("How to read it.", 400),),), padding=0)


@dataclass(frozen=True)
class DatedThing:
    """What `soonest` reads of a milestone."""

    window: Window
    sense: TimeSense = TimeSense.DUE
    outcome: str = ""

    @property
    def standing(self) -> Standing:
        return standing_on(TODAY, self.window, sense=self.sense, outcome=self.outcome)


@pytest.mark.parametrize(
    ("edtf", "sense", "left"),
    [
        ("../2026-12-31", TimeSense.DUE, "34 days left"),
        ("2026-11-28", TimeSense.DUE, "1 day left"),
        ("2026-11-27", TimeSense.DUE, "ends today"),
        ("2026-11-26", TimeSense.DUE, ""),
        ("2024-07-05/..", TimeSense.DUE, ""),
        ("2027-01/..", TimeSense.BEGINNING, "begins: 35 days from now"),
        ("2027-01/..", TimeSense.FLOOR, "not before: 35 days from now"),
        ("2026-11-27/..", TimeSense.BEGINNING, "begins today"),
    ],
)
def test_days_are_counted_whole_to_the_last_one_or_to_a_beginning(
    edtf: str, sense: TimeSense, left: str
) -> None:
    assert days_left(DatedThing(window_of(edtf), sense), TODAY) == left


def test_what_ends_soonest_comes_first_and_what_is_settled_or_undated_does_not_come() -> None:
    soon, later, no_end, gone = (
        DatedThing(window_of(edtf))
        for edtf in ("../2026-12-31", "../2028-12-31", "2024-07-05/..", "2025")
    )
    met = DatedThing(window_of("2025"), outcome="met")
    nothing = DatedThing(NO_WINDOW)
    assert by_need([gone, no_end, met, later, nothing, soon]) == (soon, later, no_end, gone)


HEIGHTS = st.lists(st.tuples(*[st.integers(10, 900)] * 4), min_size=1, max_size=80)


@given(HEIGHTS)
def test_nothing_is_cut_and_all_that_is_told_has_room(rows: list[tuple[int, ...]]) -> None:
    heights = dict(zip(Detail, (list(column) for column in zip(*rows, strict=True)), strict=True))
    fitted = fit(heights, FOOT)
    told = heights[fitted.detail][: fitted.count]
    head = TABLE_HEAD if fitted.detail.is_table else 0
    is_whole = fitted.count == len(rows)
    free = room(FOOT, has_left_out=not is_whole)
    assert sum(told) + head <= free or fitted.count == 1
    if not is_whole:
        assert fitted.detail is Detail.LINE
        assert sum(heights[Detail.LINE][: fitted.count + 1]) + head > free


def test_a_text_is_as_high_as_its_lines_and_a_block_as_its_highest_column() -> None:
    short, long = Line("Word", 100), Line("Word " * 40, 100)
    assert (short.height, Line("", 100).height) == (12, 0)
    assert long.height > 5 * short.height
    assert Block(((short,), (long, short)), padding=7).height == long.height + 12 + 7


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A plan. It is new.", "A plan."),
        ("A plan, e.g. For Leeds. It is new.", "A plan, e.g. For Leeds."),
        ("It costs £1.8 billion a year", "It costs £1.8 billion a year"),
        ("", ""),
    ],
)
def test_a_first_sentence_ends_where_another_begins(text: str, first: str) -> None:
    assert first_sentence(text) == first


@pytest.fixture
def reforms() -> None:
    """Forty reforms; the first has a date by which schools must act."""
    for number in range(40):
        row = add(Reform, slug=f"r{number}", title=f"Reform number {number}")
        add(Update, reform=row, kind="description", note="It does something for everybody. " * 6)
    first = Reform.objects.get(slug="r0")
    due = add(Milestone, reform=first, title="Plans due")
    due.audiences.add(add(Audience, slug="schools", title="Schools"))
    dated = {"target_words": "by 2027", "target_edtf": "../2027"}
    add(Update, reform=first, kind="target", milestone=due, **dated)
    add(Update, reform=first, kind="stage", stage="in-delivery", known_on=date(2024, 2, 1))


@pytest.mark.django_db
@pytest.mark.usefixtures("reforms")
def test_a_brief_of_one_says_what_when_who_and_what_changed(client: Client) -> None:
    response = client.get("/brief/?reform=r0&from=2024-01-01&on=2024-06-01")
    text = response.content.decode()
    assert faults(response) == []
    for said in ("Plans due: “by 2027”", "1,308 days left", "Schools", "Stage: In delivery"):
        assert said in text, said
    assert "http://testserver/brief/?on=2024-06-01&amp;reform=r0&amp;from=2024-01-01" in text
    assert "<title>Brief: Reform number 0" in text


@pytest.mark.django_db
@pytest.mark.usefixtures("reforms")
def test_every_tick_counts_and_what_does_not_fit_is_counted_and_named(client: Client) -> None:
    two = client.get("/brief/?reform=r1&reform=r2&reform=r1").content.decode()
    assert "Brief: 2 reforms" in two
    every = "&".join(f"reform=r{number}" for number in range(40))
    text = " ".join(client.get(f"/brief/?{every}").content.decode().split())
    told = text.count('<th scope="row">')
    assert 5 < told < 40
    assert f"<b>{told} of 40 reforms fit</b>" in text
    assert f"{40 - told} more reforms do not fit on this side" in text
    # What has a date to come leads; the rest can be had as another brief.
    assert text.index("Reform number 0<") < text.index("Reform number 1<")
    assert "Leave out what has no date to come" in text
    assert f"A second brief of the {40 - told} that do not fit" in text


@pytest.mark.django_db
@pytest.mark.usefixtures("reforms")
def test_a_choice_without_reforms_and_a_wrong_one_are_answered_in_words(client: Client) -> None:
    bare = client.get("/brief/")
    assert faults(bare) == []
    assert 'value="r39"' in bare.content.decode()
    audience = client.get("/brief/?for=schools").content.decode()
    assert "<title>Brief for Schools" in audience
    add(Audience, slug="nobody", title="Nobody")
    empty = client.get("/brief/?for=nobody")
    assert (empty.status_code, faults(empty)) == (200, [])
    assert "No reform fits these choices" in empty.content.decode()
    for query, words in (
        ("reform=r1&reform=nope", "No reform known on"),
        ("reform=%00", "No reform known on"),
        ("for=martians", "No audience with a date has that name."),
        ("since=ever&reform=r1", "Choose one of 7-days, 30-days"),
        ("from=soon", "year-month-day"),
        ("strand=nope", "No strand has that name"),
        (f"reform=r1&on={DAY.replace(year=1999)}", "No reform known on 14 August 1999"),
    ):
        refused = client.get(f"/brief/?{query}")
        assert refused.status_code == 400, query
        assert words in refused.content.decode(), query


@pytest.mark.django_db
@pytest.mark.usefixtures("reforms")
def test_a_filter_of_the_roadmap_becomes_a_brief(client: Client) -> None:
    assert (
        'href="/brief/?stage=in-delivery"'
        in client.get("/roadmap/?stage=in-delivery").content.decode()
    )
    assert "Brief: Reform number 0" in client.get("/brief/?stage=in-delivery").content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("reforms")
def test_a_long_list_offers_its_first_reforms_and_those_ticked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reforms.pages.brief.choice.MOST_OFFERED", 3)
    bare = client.get("/brief/").content.decode()
    offered = re.findall('type="checkbox" name="reform" value="([^"]+)"', bare)
    assert len(offered) == 3
    assert "These are the first 3 reforms of the roadmap." in bare
    last = next(slug for slug in ("r39", "r20") if slug not in offered)
    ticked = client.get(f"/brief/?reform={last}").content.decode()
    assert re.findall('type="checkbox" name="reform" value="([^"]+)"', ticked) == [*offered, last]
    assert f'value="{last}" checked' in ticked
    monkeypatch.setattr("reforms.pages.brief.choice.MOST_OFFERED", 40)
    assert "These are the first" not in client.get("/brief/").content.decode()
