"""What is asked of a list, and a page of it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from libs.days import Day, keep_day
from libs.openapi import Refused
from opendata.api.values import CitationData, WhoSaysData
from seeds.pages import Cite, Said

MOST = 100
"""Items on one page of a list."""

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class ListAsked:
    """The day, the parameters, and how many items after which. `only` asks for one, by its id."""

    day: Day
    root: str
    given: dict[str, str]
    limit: int = MOST
    cursor: str = ""
    only: str = ""

    def get(self, name: str) -> str:
        return self.given.get(name, "")

    def page(self, address: str) -> str:
        """The full address of a page on the day."""
        return f"{self.root}{keep_day(address, self.day)}"


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some items of a list; `next` is the cursor of those after them, "" at the end."""

    items: tuple[Any, ...]
    next: str = ""


def some_rows(rows: QuerySet[Row], asked: ListAsked, column: str = "slug") -> tuple[list[Row], str]:
    """The rows of one page, by the column that names them, and the next cursor. One query."""
    if asked.only:
        return list(rows.filter(**{column: asked.only})[:1]), ""
    after = Q(**{f"{column}__gt": asked.cursor}) if asked.cursor else Q()
    found = list(rows.filter(after).order_by(column)[: asked.limit + 1])
    last = getattr(found[asked.limit - 1], column) if len(found) > asked.limit else ""
    return found[: asked.limit], str(last)


def some_values(
    values: Sequence[Any], asked: ListAsked, name: Callable[[Any], str]
) -> tuple[list[Any], str]:
    """The same of values that were read already."""
    ordered = sorted(values, key=name)
    if asked.only:
        return [one for one in ordered if name(one) == asked.only], ""
    start = bisect_right(ordered, asked.cursor, key=name) if asked.cursor else 0
    found = ordered[start : start + asked.limit]
    more = start + asked.limit < len(ordered)
    return found, name(found[-1]) if more else ""


def whole_number(text: str) -> int:
    """A cursor that is a number. Refused (404) where it is not one that was ever given out."""
    if text.isascii() and text.isdigit() and len(text) < 19:
        return int(text)
    raise Refused(404, {"cursor": "No page has this cursor. Take it from “next” of a page."})


def who_says(said: Said, asked: ListAsked) -> WhoSaysData:
    return WhoSaysData(said.basis, said.reason, said.day, citation(said.source, asked))


def maybe_says(said: Said | None, asked: ListAsked) -> WhoSaysData | None:
    return who_says(said, asked) if said else None


def citation(cite: Cite | None, asked: ListAsked) -> CitationData | None:
    """Where something is said; ids are those in the address of its page."""
    if cite is None:
        return None
    page, _, passage = cite.href.partition("#")
    return CitationData(
        document=page.rstrip("/").rpartition("/")[2],
        title=cite.document,
        rank=cite.rank,
        passage=passage,
        page=asked.page(cite.href),
        published_at=cite.published_address,
    )
