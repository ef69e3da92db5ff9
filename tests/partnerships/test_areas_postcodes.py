"""Postcodes are read as people type them and answered as the ONS has them; names agree with it."""

from collections import Counter

import pytest

from partnerships.lookup import AnswerKind
from partnerships.lookup.names import NameKind, committed_names
from partnerships.lookup.postcode_table import NOWHERE, pack, postcode_table, unpack
from partnerships.lookup.postcode_text import TypedPostcode, read_postcode
from tests.partnerships.test_areas_search import KNOWN, ask, slugs

READ = {
    "LS1 4AP": TypedPostcode("LS1", "4AP"),
    "  ls14ap ": TypedPostcode("LS1", "4AP"),
    "l s 1 4 a p": TypedPostcode("LS1", "4AP"),
    "EC1A1BB": TypedPostcode("EC1A", "1BB"),
    "LS1": TypedPostcode("LS1"),
    "ls1 4": TypedPostcode("LS1", "4"),
    "LS1 4a": TypedPostcode("LS1", "4A"),
    "LS14": TypedPostcode("LS14"),
    "SW1A OAA": TypedPostcode("SW1A", "0AA", is_corrected=True),
    "S017 1BJ": TypedPostcode("SO17", "1BJ", is_corrected=True),
    "0X1 1AA": TypedPostcode("OX1", "1AA", is_corrected=True),
    "LSI 4AP": TypedPostcode("LS1", "4AP", is_corrected=True),
    "1 The Street, Leeds, LS1 4AP.": TypedPostcode("LS1", "4AP"),
}


def test_a_postcode_is_read_however_it_is_typed() -> None:
    assert {typed: read_postcode(typed) for typed in READ} == READ


@pytest.mark.parametrize(
    "typed", ["", "Leeds", "Boston", "383", "E08000035", "MK", "Soton", "L" * 99]
)
def test_other_texts_are_no_postcode(typed: str) -> None:
    assert read_postcode(typed) is None


def test_a_table_answers_each_row_that_it_was_packed_of_and_no_other() -> None:
    rows = {"AB1 0AA": "S1", "AB1 0AB": "S1", "AB1 0ZD": "E1", "AB10 1AA": "E1", "ZE1 9ZZ": NOWHERE}
    table = unpack(pack(rows.items(), {"edition": "now"}))
    assert {row: table.code_of(*row.split()) for row in rows} == rows
    assert [table.code_of(*typed.split()) for typed in ("AB1 0AD", "AB1 1AA", "AB1 0A9")] == [
        None
    ] * 3
    assert table.codes_in("AB1") == Counter({"S1": 2, "E1": 1})
    assert table.codes_in("AB10") == Counter({"E1": 1})
    assert (len(table), table.about["edition"]) == (5, "now")


def test_every_code_of_the_committed_table_leads_somewhere() -> None:
    table = postcode_table()
    assert len(table) == 2_720_556
    lost = [
        code
        for code in table.codes
        if code != NOWHERE and not {code.lower()} & {*KNOWN.by_code, *KNOWN.districts}
    ]
    assert lost == []


def test_a_town_has_the_council_of_most_postcodes_of_its_centre() -> None:
    table, wrong = postcode_table(), []
    for name in committed_names():
        if name.kind == NameKind.PLACE:
            councils: Counter[str] = Counter()
            for code, count in table.codes_in(name.postcodes).items():
                district = KNOWN.districts.get(code.lower())
                slug = (
                    district.areas[0]
                    if district and district.areas
                    else KNOWN.by_code.get(code.lower())
                )
                councils[slug or ""] += count
            if (councils.most_common(1)[0][0],) != name.areas or len(councils) == 0:
                wrong.append(name.name)
    assert wrong == []


def test_names_say_where_they_are_from_and_lead_to_councils_of_today() -> None:
    names = [name for name in committed_names() if name.kind != NameKind.OUTSIDE]
    assert len(names) > 900
    assert [name.name for name in names if not name.source or not name.areas] == []
    assert {area for name in names for area in name.areas} <= KNOWN.names.keys()
    former = [name for name in names if name.kind == NameKind.FORMER]
    assert all(name.until for name in former)
    assert {name.until.year for name in former if name.until} >= {2009, 2019, 2020, 2021, 2023}
    countries = {name.country for name in committed_names() if name.country}
    assert countries == {"Wales", "Scotland", "Northern Ireland", "Isle of Man", "Channel Islands"}


def test_a_district_of_a_postcode_leads_to_its_county() -> None:
    answer = ask("gu1 3js")
    assert (answer.kind, slugs("GU1 3JS")) == (AnswerKind.FOUND, {"surrey"})
    assert answer.areas[0].because == "Guildford is a district of Surrey."
    assert answer.areas[0].by_name == "Guildford"


def test_a_first_half_lists_the_councils_it_spans_and_says_what_lies_abroad() -> None:
    assert slugs("PE9") == {"lincolnshire", "peterborough", "rutland", "north-northamptonshire"}
    assert ask("PE9").areas[0].slug == "lincolnshire"
    assert ask("PE9").kind == AnswerKind.SEVERAL
    assert "are in Scotland" in ask("TD15").sentence
    assert "in Wales" in ask("CF10").sentence


def test_a_postcode_that_is_not_listed_says_so_and_is_never_answered_for_certain() -> None:
    newer = ask("LS1 4ZZ")
    assert newer.kind == AnswerKind.DID_YOU_MEAN
    assert "ONS list of November 2025" in newer.sentence
    assert [area.slug for area in newer.areas] == ["leeds"]
    assert ask("ZZ1 1ZZ").kind == AnswerKind.UNKNOWN
    assert ask("ZZ1").kind == AnswerKind.UNKNOWN


@pytest.mark.parametrize("typed", ["LS1 4AP", "LS1 4ZZ", "SW1A OAA", "ZZ1 1ZZ", "BT1 5GS", "CF10"])
def test_nothing_of_a_postcode_stands_in_its_answer(typed: str) -> None:
    answer = ask(typed)
    assert answer.is_postcode
    assert not any(half in repr(answer) for half in typed.split())
