"""What leaves as a table: harmless in any spreadsheet, and only what the list shows."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from libs.backoffice.panels import list_of
from libs.ingest.tables.cells import guarded, unguarded
from reforms.models import Milestone, Reform, Update
from tests.libs.backoffice.tables import RUN, cells_of, export, said, send
from tests.rows import add


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_awkward_texts_are_harmless_and_come_back(form: str, admin_client: Client) -> None:
    notes = [
        *("=HYPERLINK('x')", "+44", "-1", "@SUM(A1)", "'=1", "''-", "'tis", "'", "a\r\nb\n\nc"),
        *(" in the middle of blanks ", 'a "quoted", and; more', "x_x000D_y £–“", "vertical\x0btab"),
    ]
    for note in notes:
        add(Update, kind="description", note=note)
    content = export(admin_client, Update, form)
    cells = cells_of(content, form)
    column = cells[0].index("note")
    assert not any(row[column].startswith(RUN) for row in cells)
    assert {"'=HYPERLINK('x')", "'+44", "'-1", "'@SUM(A1)", "''=1", "'''-", "'tis"} <= {
        row[column] for row in cells
    }
    page = send(admin_client, Update, content, f"table.{form}")
    assert f"{len(notes)} unchanged, 0 wrong" in said(page)


@given(st.text(st.sampled_from("'=-+@\t\r\na "), max_size=6))
def test_the_guard_of_a_cell_can_be_taken_away_again(text: str) -> None:
    assert not guarded(text).startswith(RUN)
    assert unguarded(guarded(text)) == text


def test_an_export_keeps_to_the_lists_search_and_filters(admin_client: Client) -> None:
    reform = add(Reform)
    add(Update, reform=reform, kind="description", note="Wanted")
    add(Update, reform=reform, kind="description", note="Other")
    add(Update, kind="description", note="Wanted elsewhere")
    chosen = f"?q=wanted&reform__id__exact={reform.pk}"
    page = admin_client.get(list_of(Update) + chosen).content.decode()
    assert f'/export/xlsx/{chosen.replace("&", "&amp;")}">Export as XLSX</a>' in page

    rows = cells_of(export(admin_client, Update, "csv", chosen), "csv")

    assert [row[rows[0].index("note")] for row in rows] == ["note", "Wanted"]
    answer = admin_client.get(f"{list_of(Update)}export/csv/?reform__id__exact=nonsense")
    assert answer.headers["Location"] == list_of(Update, e=1)
    assert admin_client.get(f"{list_of(Update)}export/pdf/").status_code == 404


def test_a_related_row_is_named_by_its_natural_key(admin_client: Client) -> None:
    milestone = add(Milestone, slug="begins", reform=add(Reform, slug="a-plan"))
    row = add(Update, kind="outcome", outcome="met", reform=milestone.reform, milestone=milestone)
    assert row.passage
    head, cells = cells_of(export(admin_client, Update, "csv"), "csv")
    said = dict(zip(head, cells, strict=True))
    assert (said["reform"], said["milestone"]) == ("a-plan", "a-plan/begins")
    assert (said["passage"], said["known_on"]) == (row.passage.key, "2023-08-14")
    assert (said["is_significant"], said["corrects"]) == ("yes", "")
