"""Everything on the site that has a name, prepared to be searched together.

Areas are not in it: partnerships answers for them, see `areas_called`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce

from glossary.vocabulary import known_items
from libs.pagememo.readings import once_a_version
from libs.search.index import Index, SearchItem, build_index
from libs.search.snapshot import join_rows, split_rows
from partnerships.models import BodyName, DeliveryBody
from reforms.finding.everyday import EverydayNames, read_everyday_names
from reforms.finding.site_pages import page_items
from reforms.models import Event, Measure, Question, Reform, Update
from seeds.models import Document

KINDS = ("page", "reform", "term", "question", "figure", "body", "event", "document")
"""In the order in which a page shows them."""

SAME_WORDS = (
    ("act", "bill", "legislation"),
    ("money", "funding"),
    ("teacher", "teachers", "staff"),
    ("coordinator", "coordination"),
    ("kid", "kids", "child", "children", "childrens"),
)
"""Words that mean the same in the names of this field."""


@dataclass(frozen=True, slots=True)
class SiteVocabulary:
    """The index, whose keys are "kind/slug", and the kind of each item by its number.

    The title of what is no term is its first expansion: it is not an abbreviation.
    """

    index: Index
    kinds: tuple[str, ...]
    everyday: EverydayNames


@once_a_version(most=4)
def known_vocabulary(day: date) -> SiteVocabulary:
    """What is known by `day` and has a name. Twelve queries, and none until something changes."""
    told = Update.objects.known_by(day).filter(reform__isnull=False)
    told = told.filter(kind__in=(Update.Kind.NAME, Update.Kind.DESCRIPTION, Update.Kind.TARGET))
    said = told.annotate(step=_text("milestone__title"), of=F("reform__slug"))
    names = BodyName.objects.known_by(day).annotate(of=F("body__slug"))
    documents = Document.objects.known_by(day).exclude(slug="")
    asked = Question.objects.known_by(day).annotate(text_of=F("text"))
    return _vocabulary(
        known_items(day),
        join_rows(Reform.objects.known_by(day), "slug", "title", "is_context"),
        join_rows(said, "of", "known_on", "pk", "kind", "name", "note", "step"),
        join_rows(DeliveryBody.objects.known_by(day), "slug", "title"),
        join_rows(names, "of", "known_on", "name", "abbreviation"),
        join_rows(Event.objects.known_by(day), "slug", "title"),
        join_rows(asked, "slug", "text_of"),
        join_rows(Measure.objects.known_by(day), "slug", "title"),
        join_rows(documents, "slug", "short_title", "title", "publisher", "published_words"),
    )


def _text(field: str) -> Coalesce:
    return Coalesce(field, Value(""), output_field=TextField())


def _vocabulary(
    terms: tuple[SearchItem, ...],
    reforms: str,
    said: str,
    bodies: str,
    names: str,
    events: str,
    questions: str,
    figures: str,
    documents: str,
) -> SiteVocabulary:
    items = [item._replace(key=f"term/{item.key}") for item in terms]
    items += _reforms(split_rows(reforms, 3), split_rows(said, 7))
    items += _events(split_rows(events, 2))
    items += _bodies(split_rows(bodies, 2), split_rows(names, 4))
    items += _named("question", split_rows(questions, 2))
    items += _named("figure", split_rows(figures, 2))
    items += (
        # GOV.UK is one word, and no answer to "UK".
        SearchItem(
            f"document/{slug}",
            "",
            (),
            (short, title),
            (f"{publisher.replace('GOV.UK', 'govuk')}, {published}",),
        )
        for slug, short, title, publisher, published in split_rows(documents, 5)
    )
    items += page_items()
    kinds = tuple(item.key.split("/")[0] for item in items)
    index = build_index(items, SAME_WORDS)
    return SiteVocabulary(index, kinds, read_everyday_names(index))


def _named(kind: str, rows: Iterable[list[str]]) -> Iterator[SearchItem]:
    for slug, title in rows:
        yield SearchItem(f"{kind}/{slug}", "", (), (title,))


def _events(rows: Iterable[list[str]]) -> Iterator[SearchItem]:
    """Events, called also by what stands before a colon or a bracket."""
    for slug, title in rows:
        yield SearchItem(f"event/{slug}", "", (), tuple(dict.fromkeys((title, *short_name(title)))))


def short_name(title: str) -> tuple[str, ...]:
    """What stands before a colon: ("SEND reform",) of "SEND reform: putting children first"."""
    before, colon, _ = title.partition(":")
    return (before,) if colon else ()


def _reforms(reforms: Iterable[list[str]], said: Iterable[list[str]]) -> Iterator[SearchItem]:
    """Reforms by all that sources called them, the newest name first, and by what is said last."""
    names: dict[str, dict[str, None]] = {}
    descriptions: dict[str, str] = {}
    steps: dict[str, dict[str, None]] = {}
    for slug, _, _, kind, name, note, step in sorted(said, key=lambda row: (row[1], int(row[2]))):
        if kind == Update.Kind.NAME:
            names.setdefault(slug, {})[name[:1].upper() + name[1:]] = None
        elif kind == Update.Kind.DESCRIPTION:
            descriptions[slug] = note
        else:
            steps.setdefault(slug, {})[step] = None
    for slug, title, is_context in reforms:
        called = dict.fromkeys([*reversed(names.get(slug, {})), title, *short_name(title)])
        texts = (descriptions.get(slug, ""), *steps.get(slug, {}))
        weight = 0 if is_context == "1" else 1
        yield SearchItem(f"reform/{slug}", "", (), tuple(called), texts, weight)


def _bodies(bodies: Iterable[list[str]], names: Iterable[list[str]]) -> Iterator[SearchItem]:
    """Bodies by every name and abbreviation that they had, the newest first."""
    called: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    for slug, _, name, abbreviation in names:
        called.setdefault(slug, []).insert(0, name)
        short.setdefault(slug, []).extend(filter(None, [abbreviation]))
    for slug, title in bodies:
        names_of_body = dict.fromkeys([*called.get(slug, []), title])
        yield SearchItem(f"body/{slug}", "", tuple(short.get(slug, [])), tuple(names_of_body))
