"""What changed as CSV, safe to open in a spreadsheet."""

import csv

from django.http import HttpResponse

from reforms.pages.changes import ChangesPage

HEAD = (
    *("group", "page", "slug", "name", "what"),
    *("before", "before_interval", "before_source", "after", "after_interval", "after_source"),
    "shift",
)


def csv_of_changes(page: ChangesPage) -> HttpResponse:
    """One line a row of the page, in its order."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"changes-{page.start}-to-{page.end}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    lines = csv.writer(response)
    lines.writerow(HEAD)
    for group in page.groups:
        for row in group.rows:
            cells = [group.anchor, row.page, row.slug, row.name, row.what]
            for side in (row.before, row.after):
                source = side.said.source if side.said else None
                cells += [side.text, side.interval, source.href if source else ""]
            lines.writerow([defused(cell) for cell in [*cells, row.shift]])
    return response


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
