"""Where the answers to open milestones will stand."""

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, some_values, who_says
from opendata.api.values import DateData, ExpectedData
from reforms.pages.awaited import ExpectedLine, build_expected


def read_expected(asked: ListAsked) -> ListPage:
    """Six queries."""
    rows = build_expected(asked.day, asked.get("reform"))
    found, following = some_values(rows, asked, lambda one: one.place.key)
    return ListPage(tuple(_expected(one, asked) for one in found), following)


def _expected(one: ExpectedLine, asked: ListAsked) -> ExpectedData:
    line, place, due = one.line, one.place, one.place.due
    address = page_address("reforms:reform", line.reform_slug)
    return ExpectedData(
        id=place.key,
        reform=line.reform_slug,
        milestone=f"{line.reform_slug}.{line.milestone.slug}",
        standing=line.milestone.standing.value,
        kind=place.kind,
        where=place.text,
        address=place.address,
        due=DateData(due.words, due.edtf, due.window.earliest, due.window.latest),
        is_unread=place.is_unread,
        read_on=place.read_on,
        said=who_says(place.said, asked),
        page=asked.page(f"{address}#{line.milestone.slug}"),
    )
