"""What the source pages say of each passage: found in a copy, missing, or not checked."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from seeds import checked
from seeds.checked import Found, read_checked, standing_of, write_checked
from seeds.models import Document, Passage, PassageCheck
from seeds.source_pages import print_checked
from tests.rows import add

pytestmark = pytest.mark.django_db


def test_a_kept_check_counts_while_the_words_are_the_same() -> None:
    passage = add(Passage, heading_path="Part one")
    assert standing_of(passage) == Found.NOT_CHECKED
    check = add(PassageCheck, passage=passage, heading_path="Part one", problem="")
    assert standing_of(passage) == Found.YES
    check.problem = "Not there."
    assert standing_of(passage) == Found.NO
    passage.heading_path = "Part two"
    assert standing_of(passage) == Found.NOT_CHECKED


def test_what_the_list_says_holds_for_the_words_that_were_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passage = add(Passage, key="here", opening="It begins", closing="and ends")
    file = tmp_path / "checked.csv"
    write_checked([passage], file)
    monkeypatch.setattr(checked, "read_checked", lambda: read_checked(file))
    assert standing_of(passage) == Found.YES
    passage.closing = "and goes on"
    assert standing_of(passage) == Found.NOT_CHECKED


def test_a_document_read_in_part_is_checked_where_a_copy_lies_under_its_slug(
    tmp_path: Path,
) -> None:
    passage = add(Passage, document=add(Document, slug="part"), heading_path="Part one")
    (tmp_path / "part.txt").write_text("Part one\nIt begins.\n", encoding="utf-8")
    call_command("check_seeds", "--documents", str(tmp_path), "--record")
    assert standing_of(Passage.objects.get(pk=passage.pk)) == Found.YES


def test_the_page_of_a_source_says_what_was_not_checked(client: Client) -> None:
    document = add(Document, slug="plan")
    add(Passage, document=document)
    seen = add(Passage, document=document, heading_path="Part two")
    add(PassageCheck, passage=seen, heading_path="Part two", problem="")
    page = client.get("/sources/plan/").content.decode()
    assert "1 passage checked against a copy, 1 not checked" in page
    assert page.count('<span class="weak">not checked</span>') == 1


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, ""),
        ({Found.YES: 2}, "2 passages checked against a copy"),
        ({Found.NOT_CHECKED: 2}, "No passage checked against a copy, 2 not checked"),
        (
            {Found.YES: 1, Found.NO: 1, Found.NOT_CHECKED: 1},
            "1 passage checked against a copy, 1 not found, 1 not checked",
        ),
    ],
)
def test_the_count_says_each_number_that_there_is(found: dict[Found, int], said: str) -> None:
    assert print_checked(Counter(found)) == said
