"""Councils are found as people write them, by what they are part of, by codes and by postcodes."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.environment import BASE_DIR
from partnerships.lookup import AnswerKind, AreaAnswer
from partnerships.lookup.answer import answer_area, prepare_areas

ROWS = list(
    csv.DictReader(
        (BASE_DIR / "seeds" / "reference" / "local_authorities.csv").read_text("utf-8").splitlines()
    )
)
FIELDS = ("slug", "name", "other_names", "code", "dfe_code")
KNOWN = prepare_areas([[row[field] for field in FIELDS] for row in ROWS])

LOOKUPS = Path(__file__).with_name("area_lookups.txt")
KINDS = {
    "found": AnswerKind.FOUND,
    "several": AnswerKind.SEVERAL,
    "ask": AnswerKind.DID_YOU_MEAN,
    "outside": AnswerKind.OUTSIDE,
    "unknown": AnswerKind.UNKNOWN,
}


def ask(text: str) -> AreaAnswer:
    return answer_area(text, KNOWN)


def slugs(text: str) -> set[str]:
    return {area.slug for area in ask(text).areas}


def first(text: str) -> str:
    return (*[area.slug for area in ask(text).areas], "")[0]


def held_out() -> Iterator[tuple[str, str, str]]:
    for line in LOOKUPS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            typed, kind, meant = (part.strip() for part in line.split("|"))
            yield typed, kind, meant


def is_right(answer: AreaAnswer, kind: str, meant: str) -> bool:
    found = {area.slug for area in answer.areas}
    if kind == "outside":
        return answer.kind == KINDS[kind] and meant in answer.sentence
    if kind == "ask":
        return answer.kind == KINDS[kind] and found >= set(meant.split())
    return answer.kind == KINDS[kind] and found == set(meant.split())


def test_a_hundred_lookups_are_answered_rightly_and_none_wrongly_for_certain() -> None:
    asked = list(held_out())
    wrong = [one for one in asked if not is_right(ask(one[0]), one[1], one[2])]
    certain = {AnswerKind.FOUND, AnswerKind.SEVERAL}
    assert len(asked) > 100
    assert len(wrong) <= 0.05 * len(asked), wrong
    assert [typed for typed, *_ in wrong if ask(typed).kind in certain] == []


def test_every_council_is_found_by_its_name_and_its_codes() -> None:
    for row in ROWS:
        for typed in (row["name"], row["name"].upper(), row["code"].lower(), row["dfe_code"]):
            answer = ask(typed)
            assert (answer.kind, first(typed)) == (AnswerKind.FOUND, row["slug"]), typed
            assert not answer.is_postcode


AS_WRITTEN = {
    "Durham County Council": "county-durham",
    "City of Bristol": "bristol",
    "City of York Council": "york",
    "LB Tower Hamlets": "tower-hamlets",
    "Telford & Wrekin": "telford-and-wrekin",
    "Hove": "brighton-and-hove",
    "BCP": "bournemouth-christchurch-and-poole",
    "Saint Helens": "st-helens",
    "stoke on trent": "stoke-on-trent",
    "scilly": "isles-of-scilly",
    "Sandwell MBC": "sandwell",
    "city of london": "city-of-london",
    "Where is Whitby, North Yorkshire?": "north-yorkshire",
    "ashford kent": "kent",
    "12 Great George Street, Leeds LS1 3AE": "leeds",
}


@pytest.mark.parametrize(("written", "slug"), AS_WRITTEN.items())
def test_a_council_is_found_as_people_write_it(written: str, slug: str) -> None:
    assert (ask(written).kind, slugs(written)) == (AnswerKind.FOUND, {slug})


def typing_slips(name: str) -> Iterator[str]:
    """A letter left out, doubled or swapped with its neighbour, in the middle of the name."""
    middle = len(name) // 2
    yield name[:middle] + name[middle + 1 :]
    yield name[:middle] + name[middle] + name[middle:]
    yield name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


@pytest.mark.parametrize("typed", ["leeds icb", "the ICB of Leeds", "integrated care board Leeds"])
def test_whoever_asks_for_what_an_areas_page_tells_is_led_to_the_area(typed: str) -> None:
    assert (ask(typed).kind, first(typed)) == (AnswerKind.FOUND, "leeds")


def test_nearly_every_slip_suggests_the_council_and_is_never_said_to_be_found() -> None:
    tried = [(row["slug"], slip) for row in ROWS for slip in typing_slips(row["name"])]
    answers = [(slug, slip, ask(slip)) for slug, slip in tried]
    found = [(slug, slip, {area.slug for area in answer.areas}) for slug, slip, answer in answers]
    missed = [(slug, slip) for slug, slip, areas in found if slug not in areas]
    sure = {slip for _, slip, answer in answers if answer.kind == AnswerKind.FOUND}
    assert len(tried) > 400
    assert len(missed) <= len(tried) * 0.02, missed
    assert [slip for slug, slip, areas in found if slip in sure and areas != {slug}] == []


@pytest.mark.parametrize("code", ["849", "E99999999", "E0600004A"])
def test_a_code_is_taken_as_it_is_written(code: str) -> None:
    assert ask(code) == AreaAnswer(AnswerKind.UNKNOWN)


def test_codes_that_begin_so_and_codes_of_districts_lead_on() -> None:
    assert ask("e0600").kind == AnswerKind.WITHIN
    assert slugs("E07000209") == {"surrey"}
    assert ask("W06000015").kind == AnswerKind.OUTSIDE


def test_a_word_of_several_names_finds_them_all() -> None:
    assert slugs("yorkshire") == {"north-yorkshire", "east-riding-of-yorkshire"}
    assert ask("yorkshire").kind == AnswerKind.WITHIN


@pytest.mark.parametrize("typed", ["", " ", "!?", "council", "\N{SNOWMAN}", "x" * 100, "٣"])
def test_what_names_no_council_finds_none(typed: str) -> None:
    assert ask(typed).areas == ()


def test_the_answer_says_how_a_name_leads_to_todays_council() -> None:
    told = {
        "guildford": "Guildford is a district of Surrey.",
        "Huddersfield": "Huddersfield is in Kirklees.",
        "Herts": "“Herts” is short for Hertfordshire.",
        "Allerdale": "Allerdale had a council of its own until 31 March 2023. "
        "It is now part of Cumberland.",
        "Leeds": "",
    }
    assert {typed: ask(typed).areas[0].because for typed in told} == told
    assert ask("Cheshire").sentence == (
        "Cheshire has 4 councils that are responsible for education."
    )
    assert "One is in Wales" in ask("Newport").sentence


def test_a_name_that_ended_is_read_as_the_council_where_one_is_typed() -> None:
    assert "until 31 March 2009" in ask("Salisbury District Council").areas[0].because
    assert ask("Salisbury").areas[0].because == "Salisbury is in Wiltshire."
