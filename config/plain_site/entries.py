"""What the look-up of the plain files finds: everything with a name, as rows of a JSON file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

from libs.days import Day, page_address
from libs.search.index import SearchItem
from partnerships.lookup.names import committed_names
from partnerships.models import LocalAuthority
from reforms.finding.vocabulary import known_vocabulary
from reforms.pages.search import PAGES, TITLES
from reforms.pages.search_answer import question_addresses

MAX_DETAIL_CHARS = 240


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find: its kind, name and address, a line about it, and its other names."""

    kind: str
    title: str
    href: str
    detail: str
    names: tuple[str, ...]


def build_entries(day: Day, written: Callable[[str], str | None]) -> tuple[Entry, ...]:
    """What is known by a day and has a page among the files, by kind and name. 14 queries.

    `written` gives the address of a page among the files, None where it is not.
    """
    questions = question_addresses()
    found = [*_named(known_vocabulary(day.on).index.items, questions), *_areas()]
    kinds = list(TITLES)
    ordered = sorted(found, key=lambda one: (kinds.index(one.kind), one.title.casefold()))
    return tuple(
        Entry(**(asdict(entry) | {"href": address}))
        for entry in ordered
        if (address := written(entry.href)) is not None
    )


def _named(items: Iterable[SearchItem], questions: dict[str, str]) -> Iterator[Entry]:
    for item in items:
        kind, slug = item.key.split("/", 1)
        title, *others = filter(None, (item.text, *item.expansions, *item.spellings))
        told = ". ".join(filter(None, (*item.expansions[: kind == "term"], *item.meanings[:1])))
        address = questions[slug] if kind == "question" else page_address(PAGES[kind], slug)
        yield Entry(kind, title, address, _short(told), tuple(dict.fromkeys(others)))


def _areas() -> Iterator[Entry]:
    """Councils, by their names and those of the districts and towns in them."""
    called: dict[str, dict[str, None]] = {}
    for name in committed_names():
        for slug in name.areas:
            called.setdefault(slug, {})[name.name] = None
    rows = LocalAuthority.objects.values_list("slug", "name", "kind", "region__name")
    for slug, name, kind, region in rows:
        detail = f"{kind} in {region}" if region else kind
        yield Entry(
            *("area", name, page_address(PAGES["area"], slug), detail[:1].upper() + detail[1:]),
            tuple(called.get(slug, {})),
        )


def _short(text: str) -> str:
    """A text of at most MAX_DETAIL_CHARS, cut between words."""
    if len(text) <= MAX_DETAIL_CHARS:
        return text[:1].upper() + text[1:]
    return f"{text[:1].upper()}{text[1:MAX_DETAIL_CHARS].rsplit(' ', 1)[0]} …"
