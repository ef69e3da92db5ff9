"""Dated figures: models, pages of each day, the file, and the fixtures themselves."""

import csv
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from libs.days import Day
from reforms.models import Figure, Measure, Reform, Update
from reforms.pages.figures import build_figures, build_measure
from seeds.actions import Source, correct_fact, withdraw_fact
from seeds.models import Passage
from tests.documents import everything_once
from tests.rows import add, new

__all__ = ["everything_once"]

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

EARLY, LATER, TODAY = date(2024, 1, 2), date(2025, 6, 30), date(2026, 11, 22)
NOW = Day(TODAY, TODAY)


def figure(
    measure: Measure, value: float, edtf: str, known_on: date = EARLY, **more: Any
) -> Figure:
    period = {"period_words": edtf, "period_edtf": edtf}
    return add(
        Figure, measure=measure, value=Decimal(str(value)), known_on=known_on, **(period | more)
    )


def test_figures_stand_newest_first_and_the_latest_counted_of_the_whole_leads() -> None:
    measure = add(Measure)
    for value, edtf, more in (
        (1, "2022", {}),
        (4, "2030", {"is_projection": True, "projected_by": "a council"}),
        (2, "2024", {"part": "one half"}),
        (3, "2023", {}),
    ):
        figure(measure, value, edtf, **more)
    (known,) = build_figures(NOW).measures
    assert [line.period for line in known.lines] == ["2030", "2024", "2023", "2022"]
    assert known.latest.amount == "3 people"


def test_a_past_day_shows_what_was_known_then() -> None:
    measure = add(Measure)
    figure(measure, 1, "2022")
    figure(measure, 2, "2023", LATER)
    add(Measure)

    def amounts(on: date) -> list[list[str]]:
        page = build_figures(Day(on, TODAY))
        return [[line.amount for line in known.lines] for known in page.measures]

    assert amounts(date(2024, 1, 1)) == []
    assert amounts(EARLY) == [["1 people"]]
    assert amounts(TODAY) == [["2 people", "1 people"]]


def test_a_corrected_figure_gives_way_and_both_stay_in_the_history() -> None:
    measure = add(Measure)
    wrong = figure(measure, 1, "2022")
    source = Source(LATER, "stated", add(Passage))
    right = correct_fact(
        wrong, correction_reason="Misread.", source=source, by=None, value=Decimal(5)
    )
    page = build_measure(measure, NOW, "")
    assert [line.amount for line in page.measure.lines] == ["5 people"]
    assert [entry.anchor for entry in page.entries] == [right.key, wrong.key]
    then = build_measure(measure, Day(EARLY, TODAY), "")
    assert [line.amount for line in then.measure.lines] == ["1 people"]
    withdraw_fact(right, correction_reason="Taken back.", source=source, by=None)
    assert build_measure(measure, NOW, "").measure.lines == ()
    assert build_figures(NOW).measures == ()


def test_a_line_needs_three_times_and_mixes_no_kinds_of_year() -> None:
    measure = add(Measure)
    for value, edtf in ((1, "2022"), (2, "2023"), (2, "2023"), (3, "2023-09/2024-08")):
        figure(measure, value, edtf)
    assert build_measure(measure, NOW, "").measure.series == ()
    figure(measure, 4, "2024")
    (series,) = build_measure(measure, NOW, "").measure.series
    assert len(series.drawing.marks) == 4
    assert series.scale == "people"


def test_figures_of_a_part_stand_in_a_line_of_their_own() -> None:
    measure = add(Measure, is_at_one_time=True)
    for year in (2022, 2023, 2024):
        figure(measure, 1, f"{year}-01")
        figure(measure, 2, f"{year}-01", part="of a part")
    lines = build_measure(measure, NOW, "").measure.series
    assert {series.part for series in lines} == {"", "of a part"}


def test_a_vague_time_is_drawn_as_far_as_it_reaches() -> None:
    measure = add(Measure, is_at_one_time=True)
    for edtf in ("2019", "2025-01", "../2029-08"):
        figure(measure, 1, edtf)
    (series,) = build_measure(measure, NOW, "").measure.series
    assert [mark.is_spread for mark in series.drawing.marks] == [True, False, False]


def test_the_reforms_page_shows_its_figures_and_the_measure_leads_back(client: Client) -> None:
    reform, other = add(Reform, slug="plans"), add(Reform, title="Not known yet")
    add(Update, reform=reform, known_on=EARLY)
    measure = add(Measure, slug="counted", title="Plans counted", unit="plans")
    measure.reforms.set([reform, other])
    figure(measure, 1234.5, "2022", note="Our remark.", bound="at-least")
    page = client.get("/reforms/plans/").content.decode()
    assert 'href="/figures/counted/"' in page
    assert "At least 1,234.5 plans" in page
    assert "Our remark." in page
    own = client.get("/figures/counted/").content.decode()
    assert 'href="/reforms/plans/"' in own
    assert "Not known yet" not in own
    assert client.get("/figures/counted/?on=2023-01-01").status_code == 404
    assert client.get("/figures/nothing/").status_code == 404
    assert "No figure was known" in client.get("/figures/?on=2023-01-01").content.decode()


def test_the_file_has_every_figure_with_bare_numbers_and_its_source(client: Client) -> None:
    measure = add(Measure, slug="counted")
    figure(measure, 15, "2035", value_to=Decimal("20.5"), words="=15 to 20", part="a part")
    answer = client.get("/figures.csv?on=2024-06-01")
    (row,) = csv.DictReader(answer.content.decode("utf-8-sig").splitlines())
    assert (row["value"], row["value_to"], row["bound"]) == ("15", "20.5", "exactly")
    assert (row["earliest"], row["latest"]) == ("2035-01-01", "2035-12-31")
    assert row["words"] == "'=15 to 20"
    assert row["source"] == "A document, 2023"
    assert "/figures/counted/?on=2024-06-01#" in row["address"]
    assert "counted" not in client.get("/figures.csv?on=2023-01-01").content.decode()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"value": Decimal(-1)}, "value"),
        ({"value": None}, "value"),
        ({"value": Decimal("1e20")}, "value"),
        ({"bound": "roughly"}, "bound"),
        ({"words": ""}, "words"),
        ({"period_edtf": "next year"}, "period_edtf"),
        ({"is_projection": True}, "__all__"),
        ({"value_to": Decimal(7)}, "__all__"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_words(given: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        new(Figure, **given).full_clean()
    assert field in refused.value.message_dict


@pytest.mark.usefixtures("everything_once")
def test_each_figure_of_the_fixtures_gives_a_number_that_its_source_s_words_have() -> None:
    written = {"£4 billion": 4_000_000_000, "only half": 50, "less than half": 50}
    for row in Figure.objects.select_related("measure"):
        plain = row.words.replace(",", "").casefold()
        size = next(
            (size for size in (10**9, 10**6) if row.value >= size and row.measure.unit == "pounds"),
            1,
        )
        number = f"{(row.value / size).normalize():f}"
        said = [value for words, value in written.items() if words in row.words]
        assert number in plain or row.value in said, (row.key, number, plain)
