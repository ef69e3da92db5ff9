"""The search page: the answer to what was typed, and what else was found, by kind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from libs.days import Day, keep_day, page_address
from libs.search.index import STOP_WORDS, SearchItem
from libs.search.ranking import read_query
from partnerships.pages.areas.called import (
    AreaCalled,
    AreasCalled,
    areas_called,
)
from reforms.finding.asking import CALENDAR, TIMES
from reforms.finding.found import SiteFound
from reforms.finding.site_pages import SITE_PAGES
from reforms.finding.whole_site import search_site
from reforms.pages.search_answer import SiteAnswer, build_answer, question_addresses

_YEAR = re.compile(r"\b20[2-4][0-9]\b")

MAX_ROWS = 5
"""Rows of a group; the rest stand on the page that the group leads to."""

MAX_SUGGESTIONS = 4

LEAST_LIKENESS_OF_AREAS = 0.65
"""How alike, from 0 to 1, a council's name is to what was typed if it is suggested."""

TITLES = {
    "page": "Pages",
    "reform": "Reforms",
    "term": "Words",
    "area": "Areas",
    "question": "What people ask",
    "body": "Bodies",
    "event": "Dates",
    "figure": "Figures",
    "document": "Documents",
}
PAGES = {
    "reform": "reforms:reform",
    "term": "glossary:term",
    "area": "partnerships:area",
    "body": "partnerships:body",
    "event": "reforms:event",
    "figure": "reforms:figure",
    "document": "seeds:source",
}
WHOLE_LISTS = {"reform": "reforms:roadmap", "term": "glossary:index", "area": "partnerships:areas"}
"""The pages that answer the same `?q=` with all of a kind."""

CALLED = {
    "page": "Page",
    "reform": "Reform",
    "term": "Word",
    "area": "Area",
    "question": "What people ask",
    "body": "Body",
    "event": "Date",
    "figure": "Figure",
    "document": "Document",
}


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Something found: its key "kind/slug", where it stands, and what it is in a line or two."""

    key: str
    kind: str
    href: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What was found of one kind; `href` leads to all of it, "" where all is here."""

    kind: str
    title: str
    rows: tuple[FoundRow, ...]
    more: int
    href: str
    is_over: bool = False

    @property
    def how_many_more(self) -> str:
        return f"Over {self.more} more" if self.is_over else f"{self.more} more"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What /search/ shows; `of_areas` says what the areas have to do with what was typed.

    `is_private` is what may be somebody's home: the page must not be kept. `year` is one that was
    typed: the roadmap has its dates. `is_only_mentioned` where nothing is called so.
    """

    query: str
    answer: SiteAnswer | None = None
    groups: tuple[FoundGroup, ...] = ()
    nearest: tuple[FoundRow, ...] = ()
    of_areas: str = ""
    is_private: bool = False
    year: str = ""
    is_only_mentioned: bool = False

    @property
    def found_nothing(self) -> bool:
        return bool(self.query) and not (self.answer or self.groups)

    @property
    def is_of_a_year(self) -> bool:
        """Whether the year that was typed is all that there is to say."""
        return self.found_nothing and bool(self.year) and not self.nearest

    @property
    def first(self) -> str:
        """The key of what stands first, "" where nothing was found."""
        if self.answer:
            return self.answer.key
        return self.groups[0].rows[0].key if self.groups else ""


def build_search(day: Day, query: str) -> SearchPage:
    """The answer to what was typed on a day. Up to 22 queries, and ten where nothing changed."""
    if not query:
        return SearchPage(query)
    found, areas = search_site(day.on, query), areas_called(query)
    is_private = areas.may_be_home and not found.by_kind
    if not found.by_kind and not areas.named and not areas.within:
        near = tuple(_nearest(query, found, areas, day))[:MAX_SUGGESTIONS]
        if (areas.sentence and not areas.nearest) or _asks_for_a_year(query):
            near = ()  # A place outside England is known well, as a year is: no slip of a word.
        return SearchPage(
            query, nearest=near, of_areas=areas.sentence, is_private=is_private, year=_year(query)
        )
    # A council's name is the answer, unless a word of the field or a reform is called so too.
    named = areas.named if found.answer is None else ()
    answer = build_answer(found.answer.key, day, query) if found.answer else None
    groups = _groups(found, areas, query, day, answer)
    ordered = sorted(groups, key=lambda group: bool(named) and group.kind != "area")
    said = areas.sentence if areas.named or not found.by_kind else ""
    year = "" if answer else _year(query)
    return SearchPage(
        query,
        answer,
        tuple(ordered),
        of_areas=said,
        is_private=is_private,
        year=year,
        is_only_mentioned=found.is_only_mentioned and not areas.named and not areas.within,
    )


def _year(query: str) -> str:
    """The only year that was typed, "" if there is none: _year("due in 2027") == "2027"."""
    years = set(_YEAR.findall(query))
    return years.pop() if len(years) == 1 else ""


def _asks_for_a_year(query: str) -> bool:
    """Whether a year was asked for and nothing else: "due in 2027"."""
    others = {word for word in read_query(query) if not _YEAR.fullmatch(word)}
    return bool(_year(query)) and others <= TIMES | CALENDAR | STOP_WORDS


def _groups(
    found: SiteFound, areas: AreasCalled, query: str, day: Day, answer: SiteAnswer | None
) -> Iterator[FoundGroup]:
    addresses = question_addresses() if "question" in found.by_kind else {}
    rows = {
        kind: [_row(item, day, addresses) for item in items]
        for kind, items in found.by_kind.items()
    }
    # A word of a place's name is no place where something else is called just so.
    within = areas.within if answer is None else ()
    own_areas = [_area(area, day) for area in (*areas.named, *within)]
    kinds = list(rows)
    if own_areas:
        rows["area"] = own_areas
        kinds.insert(kinds.index("term") + 1 if "term" in kinds else 0, "area")
    for kind in kinds:
        kept = [row for row in rows[kind] if answer is None or row.key != answer.key]
        if not kept:
            continue
        whole = WHOLE_LISTS.get(kind, "")
        more = len(kept) - MAX_ROWS
        yield FoundGroup(
            kind=kind,
            title=TITLES[kind],
            rows=tuple(kept[:MAX_ROWS]),
            more=max(0, more),
            is_over=found.is_cut and kind == "reform",
            href=keep_day(page_address(whole), day, q=query) if whole and more > 0 else "",
        )


def _row(item: SearchItem, day: Day, addresses: dict[str, str]) -> FoundRow:
    kind, slug = item.key.split("/", 1)
    if kind == "page":
        page = SITE_PAGES[slug]
        return FoundRow(
            item.key, CALLED[kind], keep_day(page_address(page.name), day), page.title, page.shows
        )
    address = addresses[slug] if kind == "question" else page_address(PAGES[kind], slug)
    title, names = item.text or item.expansions[0], item.expansions
    told = next(filter(None, item.meanings), "")
    if kind == "term":
        told = ". ".join(filter(None, (*names[:1], told)))
    elif kind == "document":
        told = "" if title == names[-1] else names[-1]
    href = keep_day(address, day)
    return FoundRow(item.key, CALLED[kind], href, title, told[:1].upper() + told[1:])


def _area(area: AreaCalled, day: Day) -> FoundRow:
    href = keep_day(page_address(PAGES["area"], area.slug), day)
    return FoundRow(f"area/{area.slug}", CALLED["area"], href, area.name, area.detail)


def _nearest(query: str, found: SiteFound, areas: AreasCalled, day: Day) -> Iterable[FoundRow]:
    """The suggestions of both searches; those of areas first where they are spelt more alike."""
    addresses = question_addresses() if any(_is_question(item) for item in found.nearest) else {}
    near = [_row(item, day, addresses) for item in found.nearest]
    near_areas = [
        _area(area, day)
        for area in areas.nearest
        if area.name.casefold() in query.casefold()
        or _alike(query, [area.name]) >= LEAST_LIKENESS_OF_AREAS
    ]
    names = [name for item in found.nearest[:1] for name in (item.text, *item.expansions)]
    is_place = _alike(query, (row.title for row in near_areas)) > _alike(query, names)
    return [*near_areas, *near] if is_place else [*near, *near_areas]


def _is_question(item: SearchItem) -> bool:
    return item.key.startswith("question/")


def _alike(query: str, names: Iterable[str]) -> float:
    """How alike, from 0 to 1, the text typed and the most alike of some names are."""
    typed = query.casefold()
    return max((SequenceMatcher(None, typed, name.casefold()).ratio() for name in names), default=0)
