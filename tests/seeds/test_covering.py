"""The lists of statements: their form, words and facts, and the tables in docs/coverage."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from libs.ingest.natural_keys import key_of
from reforms.models import Milestone, Reform, Update
from seeds.covering import BadCoverage, in_no_statement, look_up, misplaced, page_of, read_all
from seeds.covering.statements import DocumentCoverage, Fact, Statement, read_file
from seeds.models import Document, Passage
from tests.documents import everything
from tests.rows import add

__all__ = ["everything"]

TEXT = """Menu

Part one
It was the first of them.  This was short.

Part two
The points are these:
  • One point.
  • Another point.
"""


def statement(number: int, words: str, heading: str = "Part one", *facts: Fact) -> Statement:
    opening, closing = (end.strip() for end in words.split("…"))
    reason = "" if facts else "Nobody asks."
    return Statement(number, heading, opening, closing, "It says so.", "", facts, reason)


def covering(*statements: Statement) -> DocumentCoverage:
    return DocumentCoverage("summary", statements)


WHOLE = (
    statement(1, "Menu … Menu"),
    statement(2, "It was … first of them"),
    statement(3, "This … short"),
    statement(4, "The points … these", "Part two"),
    statement(5, "One … point", "Part two"),
    statement(6, "Another … point", "Part two"),
)


def test_statements_that_are_the_whole_text_in_its_order_are_passed() -> None:
    assert misplaced(covering(*WHOLE), TEXT) == []


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (WHOLE[:2] + WHOLE[3:], ["between no. 2 and no. 4 no statement has 'This was short.'"]),
        (WHOLE[:4] + WHOLE[5:], ["between no. 4 and no. 6 no statement has 'One point.'"]),
        (WHOLE[:-1], ["after no. 5 no statement has 'Another point.'"]),
        (
            (*WHOLE[:-2], WHOLE[-1], WHOLE[-2]),
            [
                "between no. 4 and no. 6 no statement has 'One point.'",
                "no. 5: 'One' … 'point' are not after no. 6",
            ],
        ),
        (
            (*WHOLE[:-1], statement(6, "Another … point", "Part three")),
            ["no. 6: no line is the heading 'Part three'"],
        ),
    ],
)
def test_words_left_out_or_out_of_order_are_said(
    statements: tuple[Statement, ...], said: list[str]
) -> None:
    assert misplaced(covering(*statements), TEXT) == said


GOOD = """document: summary
statements:
- number: 1
  heading_path: Part one
  opening: It was the
  closing: first of them
  says: It came first.
  whose: An author
  facts: [milestone:a-reform/begun, "update:an-update"]
- number: 3
  heading_path: Part one
  opening: This was
  closing: short
  says: It was short.
  none: Nobody asks.
"""


def read(folder: Path, text: str) -> DocumentCoverage:
    (folder / "summary.yaml").write_text(text, encoding="utf-8")
    return read_file(folder / "summary.yaml")


def test_a_list_is_read_as_it_stands(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == DocumentCoverage(
        "summary",
        (
            Statement(
                number=1,
                heading_path="Part one",
                opening="It was the",
                closing="first of them",
                says="It came first.",
                whose="An author",
                facts=(Fact("milestone", ("a-reform", "begun")), Fact("update", ("an-update",))),
                none="",
            ),
            Statement(3, "Part one", "This was", "short", "It was short.", "", (), "Nobody asks."),
        ),
    )


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("document: summary", "document: other", "summary.yaml is about 'other'"),
        ("statements:", "rows:", "has two parts, 'document' and 'statements'"),
        ("number: 3", "number: 1", "no. 1: it stands after no. 1, and numbers go up"),
        ("number: 3", "number: three", "row 2: begin it with 'number: …'"),
        ("none: Nobody asks.", "whose: Mine", "no. 3: name the facts that carry it, or say"),
        ("whose: An author", "none: Nobody asks.", "no. 1: name the facts that carry it, or say"),
        ("says: It was short.", "says: ''", "no. 3: 'says' is missing, or is no text"),
        ("whose: An author", "who: An author", "no. 1: there is no 'who'"),
        ("milestone:a-reform", "milestone a-reform", "no. 1: 'facts' is a list of rows"),
        ("opening: It was the", "opening: " + 101 * "x", "has more than 100 characters"),
        ("says: It came first.", "says: [", "summary.yaml is not YAML in UTF-8"),
    ],
)
def test_what_is_wrong_with_a_list_is_said(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in GOOD

    with pytest.raises(BadCoverage, match=said.replace(".", r"\.")):
        read(tmp_path, GOOD.replace(was, becomes, 1))


def test_a_folder_without_lists_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadCoverage, match="There is no list of statements"):
        read_all(tmp_path)


@pytest.mark.django_db
def test_facts_that_are_not_there_are_said() -> None:
    milestone = add(Milestone, slug="begun", reform=add(Reform, slug="a-reform"))
    facts = [
        Fact("milestone", key_of(milestone)),
        Fact("milestone", ("a-reform",)),
        Fact("update", ("gone",)),
        Fact("rumour", ("heard",)),
    ]

    problems = look_up([covering(statement(7, "It … it", "Part one", *facts))]).problems

    assert problems[:3] == [
        "summary: no document is called that",
        "summary, no. 7: a milestone is not named by 'a-reform'",
        "summary, no. 7: no update is called 'gone'",
    ]
    assert problems[3].startswith("summary, no. 7: there is no kind of row 'rumour': there are ")


@pytest.mark.django_db
def test_a_corrected_fact_is_shown_with_what_corrects_it() -> None:
    document = add(Document, slug="summary", short_title="A summary")
    wrong = add(Update, key="wrong")
    better = add(Update, key="better", reform=wrong.reform, corrects=wrong)
    add(Update, key="best", reform=wrong.reform, corrects=better)
    coverage = covering(statement(1, "It … it", "Part one", Fact("update", ("wrong",))))

    page = page_of(coverage, document, look_up([coverage]).corrections)

    assert page.startswith("# Coverage: A summary\n")
    assert page.endswith(
        "## Part one\n\n| no. | words | says | carried by |\n| --- | --- | --- | --- |\n"
        "| 1 | It … it | It says so. | `update:best` (corrects `update:wrong`) |\n"
    )


@pytest.mark.django_db
def test_facts_that_no_statement_names_are_told_unless_they_were_corrected() -> None:
    passage = add(Passage, document=add(Document, slug="summary"))
    wrong = add(Update, key="wrong", passage=passage)
    add(Update, key="right", passage=passage, reform=wrong.reform, corrects=wrong)
    named = Fact("update", (add(Update, key="named", passage=passage).key,))

    told = in_no_statement([covering(statement(1, "It … it", "Part one", named))])

    assert told == ["summary: no statement names update:right"]


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.usefixtures("everything")
def test_no_fact_is_dangling_and_the_tables_are_what_the_command_writes() -> None:
    out = StringIO()

    call_command("coverage", stdout=out)

    assert "naht-send-summary-2022-04: 111 statements" in out.getvalue()
    assert "naht-send-summary-2023-07: 136 statements" in out.getvalue()


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.usefixtures("everything")
def test_a_table_that_is_out_of_date_is_refused_until_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"is out of date: run manage\.py coverage --write"):
        call_command("coverage", folder=tmp_path, stdout=StringIO())

    call_command("coverage", folder=tmp_path, write=True, stdout=StringIO())

    # The test above says that the command takes these.
    written = {page.name: page.read_bytes() for page in tmp_path.glob("*.md")}
    assert (
        written
        == {name: (settings.BASE_DIR / "docs" / "coverage" / name).read_bytes() for name in written}
        != {}
    )


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.usefixtures("everything")
def test_copies_that_are_not_there_are_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"naht-send-summary-2022-04: .* has no such file"):
        call_command("coverage", documents=tmp_path, stdout=StringIO())
