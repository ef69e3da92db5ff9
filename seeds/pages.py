"""What every page shows of its sources, as plain values: the strip, citations, and caveats."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Model, Prefetch, Subquery, Value
from django.db.models.functions import Coalesce

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from seeds.models import Basis, Caveat, CaveatQuerySet, Document, Passage, Reading, Sourced
from seeds.ranks import only_mark
from seeds.silence import Silence, build_silence


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation, ready to print. `published_address` opens the publisher's page at the place.

    `rank` is how near to the decision the document stands; `only` says "press only" or "vendor
    only" of a fact that rests on such a document, else "".
    """

    href: str
    document: str
    day: str
    heading: str
    published_address: str
    rank: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a fact: the basis, an editor's reason where it is inferred, and the citation."""

    basis: str
    reason: str
    source: Cite | None
    known_on: str
    day: date | None = None

    @property
    def is_inferred(self) -> bool:
        return self.basis == Basis.INFERRED.value


@dataclass(frozen=True, slots=True)
class CaveatReading:
    text: str
    source: Cite | None
    outside: str  # where it comes from, if no document says it
    mended: str = ""  # what was wrong with an earlier reading that it takes the place of


@dataclass(frozen=True, slots=True)
class CaveatBox:
    """One "Point to note" box, with its readings beside each other; a warning weighs more."""

    anchor: str
    title: str
    text: str
    readings: tuple[CaveatReading, ...]
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class DocumentDay:
    """A day that the day control offers: that of a document whose text is held."""

    iso: str
    label: str
    title: str

    @property
    def year(self) -> str:
        return self.iso[:4]


@dataclass(frozen=True, slots=True)
class SiteStrip:
    """The strip under the band: how far sources were read, and which day is looked at."""

    silence: Silence
    document_count: int
    passage_count: int
    day: Day
    document_days: tuple[DocumentDay, ...]


def build_cite(passage: Passage | None) -> Cite | None:
    """The citation of a passage; its document must have been fetched with it."""
    if passage is None:
        return None
    return Cite(
        href=passage.get_absolute_url(),
        document=passage.document.short_title,
        day=passage.document.published.words,
        heading=passage.heading,
        published_address=passage.published_address,
        rank=str(passage.document.source_rank.label),
        only=only_mark(passage.document.authority),
    )


def build_document_cite(document: Document) -> Cite:
    """The citation of a document as a whole."""
    return Cite(
        href=document.get_absolute_url(),
        document=document.short_title,
        day=document.published.words,
        heading="",
        published_address=document.address,
        rank=str(document.source_rank.label),
    )


def cited_documents(cites: Iterable[Cite | None]) -> tuple[Cite, ...]:
    """Each document that is cited, once, without the place in it; in the order of the citations."""
    return tuple(
        {
            cite.document: replace(cite, href=cite.href.partition("#")[0], heading="", only="")
            for cite in cites
            if cite
        }.values()
    )


def each_document(cites: Iterable[Cite | None]) -> tuple[Cite, ...]:
    """The first citation of each document, with its place, and with what it rests on."""
    found: dict[str, Cite] = {}
    for cite in cites:
        if cite:
            found.setdefault(cite.document, cite)
    return tuple(found.values())


def build_said(fact: Sourced) -> Said:
    """Who says a fact; its passage and document must have been fetched with it."""
    return Said(
        basis=fact.basis,
        reason=fact.reason,
        source=build_cite(fact.passage),
        known_on=print_day(fact.known_on),
        day=fact.known_on,
    )


def caveats_known_by(day: date) -> Prefetch[str]:
    """Prefetches the caveats of rows, with all that a box needs: `rows.prefetch_related(...)`."""
    readings = Reading.objects.known_by(day).select_related("passage__document")
    return Prefetch(
        "caveats",
        Caveat.objects.known_by(day).for_readers().prefetch_related(Prefetch("readings", readings)),
        to_attr="known_caveats",
    )


@once_a_version(most=32)
def place_caveats(place: str, day: date) -> tuple[CaveatBox, ...]:
    """The boxes of a whole page, on a day; the method page has every editor's remark too."""
    if place == Caveat.Place.METHOD:
        own = Caveat.objects.filter(place=place) | Caveat.objects.remarks()
        return _boxes(own.order_by("place", "known_on", "key"), day)
    return read_caveats(Caveat.objects.filter(place=place), day)


def read_caveats(caveats: CaveatQuerySet, day: date) -> tuple[CaveatBox, ...]:
    """The boxes of `caveats` as known by the day, in two queries; remarks are left out."""
    return _boxes(caveats.for_readers(), day)


def _boxes(caveats: CaveatQuerySet, day: date) -> tuple[CaveatBox, ...]:
    readings = Reading.objects.known_by(day).select_related("passage__document")
    known = caveats.known_by(day).prefetch_related(Prefetch("readings", readings))
    return build_caveats(known)


def known_caveats(row: Model) -> tuple[CaveatBox, ...]:
    """The boxes of a row that was fetched with caveats_known_by."""
    return build_caveats(vars(row)["known_caveats"])


def build_caveats(caveats: Iterable[Caveat]) -> tuple[CaveatBox, ...]:
    """The boxes of caveats whose readings have been fetched with them."""
    return tuple(
        CaveatBox(
            anchor=caveat.key,
            title=caveat.title,
            text=caveat.text,
            readings=tuple(
                CaveatReading(
                    text=reading.says,
                    source=build_cite(reading.passage),
                    outside=reading.reason,
                    mended=reading.correction_reason,
                )
                for reading in caveat.readings.all()
            ),
            is_warning=caveat.grade == Caveat.Grade.WARNING,
        )
        for caveat in caveats
    )


@once_a_version(most=16)
def build_strip(day: Day, warn_after: int) -> SiteStrip:
    """Two queries, on any page. It warns after `warn_after` days without reading."""
    passages = Passage.objects.without_replaced().filter(document__published_latest__lte=day.today)
    counted = passages.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk"))
    # Every page asks this: the columns that are shown, not a hundred whole documents.
    documents = (
        Document.objects.known_by(day.today)
        .annotate(passage_count=Coalesce(Subquery(counted.values("n")), 0))
        .values_list(
            *("kind", "short_title", "file_name", "replaced_by", "passage_count"),
            *("published_words", "published_earliest", "published_latest"),
            named=True,
        )
    )
    return SiteStrip(
        silence=build_silence(day.today, warn_after, documents),
        document_count=sum(row.replaced_by is None for row in documents),
        passage_count=documents[0].passage_count if documents else 0,
        day=day,
        document_days=tuple(
            DocumentDay(row.published_latest.isoformat(), row.published_words, row.short_title)
            for row in documents
            if row.file_name and row.replaced_by is None
        ),
    )


def source_line(day: Day) -> str:
    """The documents read in full by the day, for the foot of a picture. One query."""
    rows = Document.objects.known_by(day.on).exclude(file_name="")
    titles = rows.order_by("published_latest", "pk").values_list("short_title", flat=True)
    named = "; ".join(titles)
    return (
        f"Sources: {named}, and others that the page cites for each fact."
        if named
        else "No document had been published by then."
    )
