"""What the look-up of the plain files finds: everything with a name, as rows of a JSON file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

from libs.days import Day, page_address
from libs.search.index import SearchItem
from partnerships.lookup.names import committed_names
from partnerships.models import LocalAuthority
from reforms.finding.site_pages import SITE_PAGES
from reforms.finding.vocabulary import known_vocabulary
from reforms.pages.search import PAGES, TITLES
from reforms.pages.search_answer import question_addresses

MAX_DETAIL_CHARS = 240


@dataclass(frozen=True, slots=True)
class Findable:
    """Something to find: its kind, name and address, a line about it, and its other names."""

    kind: str
    title: str
    href: str
    detail: str
    names: tuple[str, ...]


def build_entries(day: Day, written: Callable[[str], str | None]) -> tuple[Findable, ...]:
    """What is known by a day and has a page among the files, by kind and name. 14 queries.

    `written` gives the address of a page among the files, None where it is not.
    """
    questions = question_addresses()
    found = [*_named(known_vocabulary(day.on).index.items, questions), *_areas()]
    kinds = list(TITLES)
    ordered = sorted(found, key=lambda one: (kinds.index(one.kind), one.title.casefold()))
    return tuple(
        Findable(**(asdict(entry) | {"href": address}))
        for entry in ordered
        if (address := written(entry.href)) is not None
    )


def _named(items: Iterable[SearchItem], questions: dict[str, str]) -> Iterator[Findable]:
    for item in items:
        kind, slug = item.key.split("/", 1)
        title, *others = filter(None, (item.text, *item.expansions, *item.spellings))
        told = ". ".join(filter(None, (*item.expansions[: kind == "term"], *item.meanings[:1])))
        if kind == "page":
            page = SITE_PAGES[slug]
            title, told, address = page.title, page.shows, page_address(page.name)
        else:
            address = questions[slug] if kind == "question" else page_address(PAGES[kind], slug)
        yield Findable(kind, title, address, _short(told), tuple(dict.fromkeys(others)))


def _areas() -> Iterator[Findable]:
    """Councils, by their names and those of the districts and towns in them."""
    called: dict[str, dict[str, None]] = {}
    for place in committed_names():
        for slug in place.areas:
            called.setdefault(slug, {})[place.name] = None
    rows = LocalAuthority.objects.values_list("slug", "name", "kind", "region__name")
    for slug, name, kind, region in rows:
        detail = f"{kind} in {region}" if region else kind
        yield Findable(
            *("area", name, page_address(PAGES["area"], slug), detail[:1].upper() + detail[1:]),
            tuple(called.get(slug, {})),
        )


def _short(text: str) -> str:
    """A text of at most MAX_DETAIL_CHARS, cut between words."""
    if len(text) <= MAX_DETAIL_CHARS:
        return text[:1].upper() + text[1:]
    return f"{text[:1].upper()}{text[1:MAX_DETAIL_CHARS].rsplit(' ', 1)[0]} …"
