"""check_seeds proves that a passage stands in its document, or says what is missing where."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from seeds.checking import FolderNotFound, check_passages
from seeds.models import Document, Passage, PassageCheck
from tests.rows import add

pytestmark = pytest.mark.django_db

TEXT = """Contents

Part one
The first words of all are here, and the last words of it.

Part\u00a0two:  the  rest
  • One point ends here.
  • Another point with its first words,
    over two lines, ends there.
Not in the plan.
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (tmp_path / "summary.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def document() -> Document:
    return add(Document, slug="summary", file_name="summary.txt")


def missing(documents: Path) -> list[str]:
    return [str(miss) for miss in check_passages(documents, Document.objects.all()).missing]


GOOD = [
    ("", "", ""),
    ("Part one", "", ""),
    ("Part one", "The first words", "of it."),
    ("Part one > Part two: the rest", "One point", "ends here."),
    ("Part two: the rest", "Another  point", "words, over two lines, ends there"),
    ("", "The first words", "Not in the plan."),
]


@pytest.mark.parametrize(("headings", "opening", "closing"), GOOD)
def test_a_passage_that_stands_there_is_passed(
    documents: Path, document: Document, headings: str, opening: str, closing: str
) -> None:
    add(Passage, document=document, heading_path=headings, opening=opening, closing=closing)

    checked = check_passages(documents, Document.objects.all())

    assert checked.missing == []
    assert checked.passages == 1


MISSING = [
    (
        ("Part three", "", ""),
        "no line after the beginning is the heading 'Part three'. "
        "Nearest is line 6: 'Part two: the rest'",
    ),
    (
        ("Part two: the rest > Part one", "", ""),
        "no line after the heading 'Part two: the rest' is the heading 'Part one'. "
        "They are in line 3, above that place.",
    ),
    (
        ("Part two", "", ""),
        "no line after the beginning is the heading 'Part two'. "
        "They are in line 6, but not as a whole line or not in this order.",
    ),
    (
        ("Part two: the rest", "The first words", "ends there."),
        "its first words 'The first words' are not after the heading 'Part two: the rest'. "
        "They are in line 4, above that place.",
    ),
    (
        ("Part one", "the last words", "The first words"),
        "its last words 'The first words' are not after its first words. "
        "They are in line 4, but not as a whole line or not in this order.",
    ),
    (
        ("Part one", "the first words", "of it."),
        "its first words 'the first words' are not after the heading 'Part one'. "
        "Nearest is line 4: 'The first words of all are here, and the last words of",
    ),
    (
        ("", "The first words", "quite elsewhere ~~~~"),
        "its last words 'quite elsewhere ~~~~' are not after its first words. Nearest",
    ),
    (
        ("", "he first words", "of it."),
        "its first words 'he first words' are not after the beginning. Nearest is line 4",
    ),
    (
        ("", "the first words of all", "all are here"),
        "its first words 'the first words of all' are not after the beginning.",
    ),
]


@pytest.mark.parametrize(("passage", "said"), MISSING)
def test_what_is_missing_is_said_with_the_nearest_line(
    documents: Path, document: Document, passage: tuple[str, str, str], said: str
) -> None:
    headings, opening, closing = passage
    place = {"heading_path": headings, "opening": opening, "closing": closing}
    add(Passage, key="here", document=document, **place)

    [miss] = missing(documents)

    assert miss.startswith(f"summary, passage here: {said}")


def test_both_ends_may_not_share_words(documents: Path, document: Document) -> None:
    ends = {"opening": "One point ends", "closing": "ends here"}
    add(Passage, document=document, heading_path="", **ends)

    assert "its last words 'ends here' are not after its first words" in missing(documents)[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [("other.txt", "has no such file"), ("../summary.txt", "must not include a folder")],
)
def test_a_file_that_cannot_be_read_is_told_once(documents: Path, name: str, said: str) -> None:
    document = add(Document, file_name=name)
    add(Passage, document=document)
    add(Passage, document=document)

    [miss] = missing(documents)

    assert f"the file {name} cannot be read. " in miss
    assert said in miss


def test_documents_without_a_copy_are_counted_apart(documents: Path, document: Document) -> None:
    add(Passage, document=document)
    add(Passage, document=add(Document, slug="elsewhere"))

    checked = check_passages(documents, Document.objects.all())

    assert checked.passages == 1
    assert checked.without_copy == ["elsewhere"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        FolderNotFound, match=r"There is no folder .*nowhere: no passage was checked"
    ):
        check_passages(tmp_path / "nowhere", Document.objects.all())


def run(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("check_seeds", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_command_counts_what_it_checked(documents: Path, document: Document) -> None:
    add(Passage, document=document, heading_path="Part one")
    add(Document, slug="elsewhere")

    assert run("--documents", documents) == (
        "1 document without a copy here: 0 passages not checked.\n"
        "1 passage checked, none missing.\n"
    )
    assert "\n  elsewhere\n" in run("--documents", documents, "-v2")


def test_the_command_ends_with_1_where_something_is_missing(
    documents: Path, document: Document
) -> None:
    add(Passage, document=document, heading_path="Part one")
    add(Passage, document=document, heading_path="Part three")

    with pytest.raises(CommandError, match=r"2 passages checked, 1 missing.") as refusal:
        run("--documents", documents)

    assert refusal.value.returncode == 1


def test_the_command_is_not_content_with_nothing(documents: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing to check: run manage.py load_seeds first"):
        run("--documents", documents)


def test_the_command_says_that_the_folder_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        run("--documents", tmp_path / "nowhere")


def kept() -> dict[str, str]:
    """What was kept of each passage."""
    return dict(PassageCheck.objects.values_list("passage__key", "problem"))


def test_nothing_is_kept_unless_it_is_asked_for(documents: Path, document: Document) -> None:
    add(Passage, document=document, heading_path="Part one")
    run("--documents", documents)
    assert kept() == {}


def test_what_was_found_is_kept_in_place_of_what_an_earlier_check_found(
    documents: Path, document: Document
) -> None:
    there = add(Passage, key="there", document=document, heading_path="Part one")
    add(Passage, key="gone", document=document, heading_path="Part three")
    add(Passage, key="no-copy")
    with pytest.raises(CommandError, match="2 passages checked, 1 missing"):
        run("--documents", documents, "--record")
    sought = "no line after the beginning is the heading 'Part three'."
    assert kept().keys() == {"there", "gone"}
    assert (kept()["there"], kept()["gone"].startswith(sought)) == ("", True)
    earlier = PassageCheck.objects.get(passage=there)

    Passage.objects.filter(key="gone").update(heading_path="Part one")
    run("--documents", documents, "--record")

    assert kept() == {"there": "", "gone": ""}
    later = PassageCheck.objects.get(passage=there)
    assert (later.pk, later.checked_at > earlier.checked_at) == (earlier.pk, True)


def test_a_copy_that_cannot_be_read_leaves_what_was_kept(
    documents: Path, document: Document
) -> None:
    add(Passage, key="here", document=document, heading_path="Part three")
    for _ in range(2):
        with pytest.raises(CommandError):
            run("--documents", documents, "--record")
        (documents / "summary.txt").unlink(missing_ok=True)
    assert "no line after the beginning" in kept()["here"]


def test_a_check_says_nothing_of_a_passage_that_was_changed_since() -> None:
    check = add(PassageCheck)
    assert list(PassageCheck.objects.failed()) == [check]
    assert not check.is_stale
    Passage.objects.update(closing="other words", opening="other words")
    assert list(PassageCheck.objects.failed()) == []
    assert PassageCheck.objects.select_related("passage").get().is_stale
