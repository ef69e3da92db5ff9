"""The committed names of places: what they are, which council they lead to, and who says so.

districts.csv        districts of counties, and councils that ended, with their last day
names.csv            towns, short and everyday names, and counties with several councils
advice.csv           documents that are a page of a council's local offer or SENDIASS
outside_england.csv  councils and names of the rest of the United Kingdom and the islands

A town's council is that of most postcodes in the postcode district of its centre: a test proves it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class NameKind(IntEnum):
    """What a name is; of two that lead to one council, the first of these explains it."""

    COUNCIL = 1
    SHORT = 2
    EVERYDAY = 3
    DISTRICT = 4
    PLACE = 5
    FORMER = 6
    COUNTY = 7
    OUTSIDE = 8


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name and the areas, by slug, that it leads to.

    `country` is set for what is outside England; `code` is its GSS code, `until` a former council's
    last day, `postcodes` the postcode district of a town's centre. "" or None where there is none.
    """

    name: str
    kind: NameKind
    areas: tuple[str, ...] = ()
    country: str = ""
    code: str = ""
    until: date | None = None
    postcodes: str = ""
    source: str = ""


@cache
def committed_names() -> tuple[PlaceName, ...]:
    """All names of the three tables."""
    return (*_districts(), *_names(), *_outside())


def _districts() -> Iterator[PlaceName]:
    for row in _rows("districts.csv"):
        until = date.fromisoformat(row["until"]) if row["until"] else None
        yield PlaceName(
            name=row["name"],
            kind=NameKind.FORMER if until else NameKind.DISTRICT,
            areas=(row["authority"],),
            code=row["code"],
            until=until,
            source=row["source"],
        )


KINDS = {
    "short": NameKind.SHORT,
    "name": NameKind.EVERYDAY,
    "place": NameKind.PLACE,
    "county": NameKind.COUNTY,
}


def _names() -> Iterator[PlaceName]:
    for row in _rows("names.csv"):
        yield PlaceName(
            name=row["name"],
            kind=KINDS[row["kind"]],
            areas=tuple(row["authorities"].split()),
            postcodes=row["postcodes"],
            source=row["source"],
        )


def _outside() -> Iterator[PlaceName]:
    for row in _rows("outside_england.csv"):
        yield PlaceName(row["name"], NameKind.OUTSIDE, country=row["country"], code=row["code"])


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
