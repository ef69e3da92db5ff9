"""What changed between two days, as the page of changes has it."""

from libs.days import checked
from opendata.api.asking import ListAsked, ListPage, maybe_says, whole_number
from opendata.api.values import ChangeData, SideData
from reforms.forms import ChangesForm
from reforms.pages.changes import build_changes, read_stops
from reforms.pages.changes.rows import Side


def read_changes(asked: ListAsked) -> ListPage:
    """As many queries as the page; a cursor is a place in the comparison."""
    stops = read_stops(asked.day)
    days = checked(ChangesForm(asked.given, asked.day, stops)).cleaned_data
    start = whole_number(asked.cursor) if asked.cursor else 0
    # Of each group no more than this part may need, and one that tells whether more follows.
    page = build_changes(days["from"], days["to"], stops, most=start + asked.limit + 1)
    rows = [(group.anchor, row) for group in page.groups for row in group.rows]
    items = [
        ChangeData(
            id=str(place),
            group=group,
            about=row.page,
            slug=row.slug,
            name=row.name,
            what=row.what,
            before=_side(row.before, asked),
            after=_side(row.after, asked),
            shift=row.shift,
            dates=row.dates,
            reason=row.reason,
        )
        for place, (group, row) in enumerate(rows[start : start + asked.limit], start + 1)
    ]
    end = start + asked.limit
    return ListPage(tuple(items), str(end) if end < len(rows) else "")


def _side(side: Side, asked: ListAsked) -> SideData:
    return SideData(side.text, side.interval, maybe_says(side.said, asked))
