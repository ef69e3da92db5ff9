"""What changed as CSV, safe to open in a spreadsheet."""

import csv

from django.http import HttpResponse

from libs.ingest.tables.cells import guarded
from reforms.pages.changes import ChangesPage
from reforms.pages.changes.rows import Side

SIDE = ("", "_interval", "_basis", "_source", "_rank")
HEAD = (
    *("group", "page", "slug", "name", "what"),
    *(f"{side}{part}" for side in ("before", "after") for part in SIDE),
    *("shift", "dates", "reason", "entry"),
)


def csv_of_changes(page: ChangesPage, root: str = "") -> HttpResponse:
    """One line a row of the page, in its order; `root` stands before the sources' addresses."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"changes-{page.start}-to-{page.end}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    lines = csv.writer(response)
    lines.writerow(HEAD)
    for group in page.groups:
        for row in group.rows:
            cells = [group.anchor, row.page, row.slug, row.name, row.what]
            for side in (row.before, row.after):
                cells += [side.text, side.interval, *_said(side, root)]
            entry = f"{root}{row.address}" if row.address else ""
            cells += [row.shift, "; ".join(row.dates), row.reason, entry]
            lines.writerow([guarded(cell) for cell in cells])
    return response


def _said(side: Side, root: str) -> tuple[str, str, str]:
    """Who says a side, the address of the passage, and the rank of its document."""
    if side.said is None:
        return "", "", ""
    source = side.said.source
    return side.said.basis, f"{root}{source.href}" if source else "", source.rank if source else ""
