"""The documents, with the filters of the list of sources, and the passages in them."""

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, some_rows, some_values
from opendata.api.values import DateData, DocumentData, PassageData
from seeds.models import Document, Passage
from seeds.source_list import SourcesAsked, build_sources
from seeds.source_pages import SourceKnown


def read_documents(asked: ListAsked) -> ListPage:
    """Three queries."""
    wanted = SourcesAsked(
        words=" ".join(asked.get("q").split()),
        kind=asked.get("kind"),
        publisher=asked.get("publisher"),
        year=int(asked.get("year") or 0),
        rank=asked.get("rank"),
    )
    sources = build_sources(asked.day, wanted).sources
    found, following = some_values(sources, asked, lambda source: str(source.slug))
    return ListPage(tuple(_document(source, asked) for source in found), following)


def read_passages(asked: ListAsked) -> ListPage:
    """One query."""
    rows = Passage.objects.filter(document__in=Document.objects.citable_by(asked.day.on))
    if asked.get("document"):
        rows = rows.filter(document__slug=asked.get("document"))
    found, following = some_rows(rows.select_related("document"), asked, "key")
    items = [
        PassageData(
            id=row.key,
            document=row.document.slug,
            headings=tuple(row.headings),
            first_words=row.opening,
            last_words=row.closing,
            page=asked.page(row.get_absolute_url()),
            published_at=row.published_address,
        )
        for row in found
    ]
    return ListPage(tuple(items), following)


def _document(source: SourceKnown, asked: ListAsked) -> DocumentData:
    return DocumentData(
        id=source.slug,
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        kind=source.kind_key,
        rank=source.rank_key,
        published=DateData(
            *(source.published, source.published_edtf),
            *(source.published_from, source.published_to),
        ),
        describes=source.speaks_for,
        licence=source.licence,
        published_at=source.address,
        is_read_in_full=source.is_whole,
        passages=source.passage_count,
        facts=source.fact_count,
        note=source.note,
        page=asked.page(page_address("seeds:source", source.slug)),
    )
