"""Everything on the site that has a name, prepared to be searched together.

Areas are not in it: partnerships answers for them, see `areas_called`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from glossary.vocabulary import known_items
from libs.pagememo.readings import once_a_version
from libs.search.index import Index, SearchItem, build_index
from libs.search.snapshot import text_rows
from partnerships.models import BodyName, DeliveryBody
from reforms.finding.everyday import EverydayNames, read_everyday_names
from reforms.finding.site_pages import page_items
from reforms.models import Event, Measure, Question, Reform, Update
from reforms.models.update import UpdateQuerySet
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


Kind = Update.Kind

Rows = Sequence[Sequence[str]]
"""Rows of the database as texts, sorted."""


@dataclass(frozen=True, slots=True)
class SiteVocabulary:
    """The index, whose keys are "kind/slug", and the kind of each item by its number.

    The title of what is no term is its first expansion: it is not an abbreviation.
    """

    index: Index
    kinds: tuple[str, ...]
    everyday: EverydayNames


@once_a_version(most=8)
def known_vocabulary(day: date, only: frozenset[int] | None = None) -> SiteVocabulary:
    """What is known by `day` and has a name; of reforms those of `only`, where that is given.

    Twelve queries, two of them for other reforms, and none until something changes.
    """
    reforms, said = Reform.objects.known_by(day), _names_and_texts(day)
    if only is not None:
        reforms, said = reforms.filter(pk__in=only), said.filter(reform__in=only)
    said = said.annotate(step=_text("milestone__title"), of=F("reform__slug"))
    return _vocabulary(
        text_rows(reforms, "slug", "title", "is_context"),
        text_rows(said, "of", "known_on", "pk", "kind", "name", "note", "step"),
        *_besides_reforms(day),
    )


@once_a_version(most=4)
def _besides_reforms(
    day: date,
) -> tuple[tuple[SearchItem, ...], Rows, Rows, Rows, Rows, Rows, Rows]:
    names = BodyName.objects.known_by(day).annotate(of=F("body__slug"))
    documents = Document.objects.known_by(day).exclude(slug="")
    asked = Question.objects.known_by(day).annotate(text_of=F("text"))
    return (
        known_items(day),
        text_rows(DeliveryBody.objects.known_by(day), "slug", "title"),
        text_rows(names, "of", "known_on", "name", "abbreviation"),
        text_rows(Event.objects.known_by(day), "slug", "title"),
        text_rows(asked, "slug", "text_of"),
        text_rows(Measure.objects.known_by(day), "slug", "title"),
        text_rows(documents, "slug", "short_title", "title", "publisher", "published_words"),
    )


def _names_and_texts(day: date) -> UpdateQuerySet:
    """Every name of reforms, the description in force, and the first date of each milestone."""
    same = Update.objects.known_by(day).filter(
        subject_number=OuterRef("subject_number"), kind=OuterRef("kind")
    )
    on, key = OuterRef("known_on"), OuterRef("pk")
    newer = same.filter(Q(known_on__gt=on) | Q(known_on=on, pk__gt=key), known_on__gte=on)
    older = same.filter(Q(known_on__lt=on) | Q(known_on=on, pk__lt=key), known_on__lte=on)
    # By cases: of an "or" SQLite works out each side twice.
    passed_over = Case(
        When(Q(Exists(newer), kind=Kind.DESCRIPTION), then=True),
        When(Q(Exists(older), kind=Kind.TARGET), then=True),
        default=False,
        output_field=BooleanField(),
    )
    kinds = (Kind.NAME, Kind.DESCRIPTION, Kind.TARGET)
    told = Update.objects.known_by(day).filter(kind__in=kinds, reform__isnull=False)
    return told.annotate(is_passed_over=passed_over).filter(is_passed_over=False)


def _text(field: str) -> Coalesce:
    return Coalesce(field, Value(""), output_field=TextField())


def _vocabulary(
    reforms: Rows,
    said: Rows,
    terms: tuple[SearchItem, ...],
    bodies: Rows,
    names: Rows,
    events: Rows,
    questions: Rows,
    figures: Rows,
    documents: Rows,
) -> SiteVocabulary:
    items = [item._replace(key=f"term/{item.key}") for item in terms]
    items += _reforms(reforms, said)
    items += _events(events)
    items += _bodies(bodies, names)
    items += _named("question", questions)
    items += _named("figure", figures)
    items += (
        # GOV.UK is one word, and no answer to "UK".
        SearchItem(
            f"document/{slug}",
            "",
            (),
            (short, title),
            (f"{publisher.replace('GOV.UK', 'govuk')}, {published}",),
        )
        for slug, short, title, publisher, published in documents
    )
    items += page_items()
    kinds = tuple(item.key.split("/")[0] for item in items)
    index = build_index(items, SAME_WORDS)
    return SiteVocabulary(index, kinds, read_everyday_names(index))


def _named(kind: str, rows: Rows) -> Iterator[SearchItem]:
    for slug, title in rows:
        yield SearchItem(f"{kind}/{slug}", "", (), (title,))


def _events(rows: Rows) -> Iterator[SearchItem]:
    """Events, called also by what stands before a colon or a bracket."""
    for slug, title in rows:
        yield SearchItem(f"event/{slug}", "", (), tuple(dict.fromkeys((title, *short_name(title)))))


def short_name(title: str) -> tuple[str, ...]:
    """What stands before a colon: ("SEND reform",) of "SEND reform: putting children first"."""
    before, colon, _ = title.partition(":")
    return (before,) if colon else ()


def _reforms(reforms: Rows, said: Rows) -> Iterator[SearchItem]:
    """Reforms by all that sources called them, the newest name first, and by what is said last."""
    names: dict[str, dict[str, None]] = {}
    descriptions: dict[str, str] = {}
    steps: dict[str, dict[str, None]] = {}
    for slug, _, _, kind, name, note, step in sorted(said, key=lambda row: (row[1], int(row[2]))):
        if kind == Kind.NAME:
            names.setdefault(slug, {})[name[:1].upper() + name[1:]] = None
        elif kind == Kind.DESCRIPTION:
            descriptions[slug] = note
        else:
            steps.setdefault(slug, {})[step] = None
    for slug, title, is_context in reforms:
        called = dict.fromkeys([*reversed(names.get(slug, {})), title, *short_name(title)])
        texts = (descriptions.get(slug, ""), *steps.get(slug, {}))
        weight = 0 if is_context == "1" else 1
        yield SearchItem(f"reform/{slug}", "", (), tuple(called), texts, weight)


def _bodies(bodies: Rows, names: Rows) -> Iterator[SearchItem]:
    """Bodies by every name and abbreviation that they had, the newest first."""
    called: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    for slug, _, name, abbreviation in names:
        called.setdefault(slug, []).insert(0, name)
        short.setdefault(slug, []).extend(filter(None, [abbreviation]))
    for slug, title in bodies:
        names_of_body = dict.fromkeys([*called.get(slug, []), title])
        yield SearchItem(f"body/{slug}", "", tuple(short.get(slug, [])), tuple(names_of_body))
