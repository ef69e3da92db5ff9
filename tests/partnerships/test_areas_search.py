"""Councils are found as people write them, and by their codes."""

import csv
from collections.abc import Iterator

import pytest

from config.environment import BASE_DIR
from partnerships.search import SearchPlace, find_places


def all_places() -> list[SearchPlace]:
    path = BASE_DIR / "seeds" / "reference" / "local_authorities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            SearchPlace(
                row["slug"],
                row["name"],
                (row["other_names"],) if row["other_names"] else (),
                (row["code"], row["dfe_code"]),
            )
            for row in csv.DictReader(file)
        ]


PLACES = all_places()


def first(query: str) -> str:
    found = find_places(PLACES, query)
    return (*found.exact, *found.matches, *found.nearest, "")[0]


def slips(name: str) -> Iterator[str]:
    """A letter left out, doubled or swapped with its neighbour, in the middle of the name."""
    middle = len(name) // 2
    yield name[:middle] + name[middle + 1 :]
    yield name[:middle] + name[middle] + name[middle:]
    yield name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.key))
def test_every_council_is_found_by_its_name_and_its_codes(place: SearchPlace) -> None:
    assert find_places(PLACES, place.name).exact == (place.key,)
    assert find_places(PLACES, place.name.upper()).exact == (place.key,)
    for code in place.codes:
        assert find_places(PLACES, code).exact == (place.key,)
        assert find_places(PLACES, code.lower()).exact == (place.key,)


AS_WRITTEN = {
    "Leeds City Council": "leeds",
    "leeds": "leeds",
    "Durham County Council": "county-durham",
    "durham": "county-durham",
    "City of Bristol": "bristol",
    "bristol": "bristol",
    "Hull": "kingston-upon-hull",
    "City of York Council": "york",
    "London Borough of Camden": "camden",
    "Royal Borough of Greenwich": "greenwich",
    "LB Tower Hamlets": "tower-hamlets",
    "Telford & Wrekin": "telford-and-wrekin",
    "telford": "telford-and-wrekin",
    "Brighton": "brighton-and-hove",
    "Hove": "brighton-and-hove",
    "BCP": "bournemouth-christchurch-and-poole",
    "poole": "bournemouth-christchurch-and-poole",
    "St Helens": "st-helens",
    "Herefordshire": "herefordshire",
    "Stoke": "stoke-on-trent",
    "stoke on trent": "stoke-on-trent",
    "scilly": "isles-of-scilly",
    "Newcastle": "newcastle-upon-tyne",
    "Sandwell MBC": "sandwell",
    "birmingam": "birmingham",
    "Worcestershrie": "worcestershire",
    "glocestershire": "gloucestershire",
    "city of london": "city-of-london",
}


@pytest.mark.parametrize(("written", "key"), AS_WRITTEN.items())
def test_a_council_is_found_as_people_write_it(written: str, key: str) -> None:
    assert first(written) == key


def test_nearly_every_slip_leads_to_the_council_first() -> None:
    tried = [(place.key, slip) for place in PLACES for slip in slips(place.name)]
    missed = [(key, slip) for key, slip in tried if first(slip) != key]
    assert len(tried) > 400
    assert len(missed) <= len(tried) * 0.01, missed


@pytest.mark.parametrize("code", ["849", "e0600", "E99999999", "E0600004A"])
def test_a_code_is_taken_as_it_is_written(code: str) -> None:
    found = find_places(PLACES, code)
    assert found.exact == ()
    assert found.nearest == ()
    codes = {place.key: place.codes for place in PLACES}
    assert all(any(c.lower().startswith(code.lower()) for c in codes[key]) for key in found.matches)


def test_a_word_of_several_names_finds_them_all() -> None:
    found = find_places(PLACES, "yorkshire")
    assert {*found.exact, *found.matches} == {"north-yorkshire", "east-riding-of-yorkshire"}


@pytest.mark.parametrize("query", ["", " ", "!?", "council", "\N{SNOWMAN}", "x" * 100])
def test_what_names_no_council_finds_none(query: str) -> None:
    found = find_places(PLACES, query)
    assert (found.exact, found.matches) == ((), ())
