"""A bad fixture is answered by file, line, entry and field, with the reason; nothing is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reforms.models import Strand
from seeds.loading import BadSeeds, load
from seeds.loading.report import mistakes_of
from tests.rows import add
from tests.seeds.loading.folder import FIRST, mistakes, write

pytestmark = pytest.mark.django_db


def changed(old: str, new: str) -> str:
    assert old in FIRST
    return FIRST.replace(old, new, 1)


TARGET = "line 31, entry 7 (reforms.update first-target), field target_edtf: "


BAD: dict[str, tuple[str, str]] = {
    "a line that is no YAML": (
        changed("title: The first document", "title: The first: document"),
        "line 4: this cannot be read as YAML: mapping values are not allowed",
    ),
    "a list that is not closed": (
        changed("strand: [strand]", "strand: [strand"),
        "this cannot be read as YAML",
    ),
    "a tag that would run code": (
        "- !!python/object/apply:os.getcwd []",
        "line 1, entry 1: this cannot be read as YAML: could not determine a constructor",
    ),
    "a file that is no list": ("model: seeds.document", "line 1: this is not a list"),
    "an entry that is no mapping": ("- seeds.document", "entry 1: this entry is not a mapping"),
    "an entry without model": (
        "- fields: {slug: first}",
        "line 1, entry 1: this entry names no model: write 'model: …' and below it",
    ),
    "an entry without fields": ("- model: seeds.document", "entry 1: this entry has no fields"),
    "a number of the database": (
        "- {model: seeds.document, pk: 1, fields: {slug: first}}",
        "entry 1: 'pk' has no place beside model and fields",
    ),
    "a word misspelt": (
        "- {model: seeds.document, feilds: {slug: first}}",
        "entry 1: 'feilds' has no place beside model and fields; did you mean 'fields'?",
    ),
    "a field that stands twice": (
        changed("    title: The first document\n", "    title: One\n    title: Two\n"),
        "line 5, entry 1: this cannot be read as YAML: 'title' stands twice here",
    ),
    "a model that is not there": (
        changed("seeds.document", "seeds.documnt"),
        "line 1, entry 1 (seeds.documnt first): there is no model 'seeds.documnt'; "
        "did you mean 'seeds.document'?",
    ),
    "a model that is not the tracker's": (
        "- model: auth.user\n  fields: {username: mallory}",
        "entry 1 (auth.user): there is no model 'auth.user'",
    ),
    "a field that is not there": (
        changed("publisher:", "publishr:"),
        "line 6, entry 1 (seeds.document first), field publishr: a document has no such field; "
        "did you mean 'publisher'?",
    ),
    "a vague date in one field": (
        changed("target_edtf: 2022-23", "target: 2022-23"),
        "field target: is written as two fields: target_words and target_edtf",
    ),
    "an end of an interval": (
        changed("target_edtf: 2022-23", "target_earliest: 2022-09-01"),
        "field target_earliest: is worked out from target_edtf: leave it out",
    ),
    "a field that is not for fixtures": (
        changed("kind: target", "kind: target\n    recorded_at: 2022-04-28"),
        "field recorded_at: is not written in fixtures",
    ),
    "links that are entries of their own": (
        changed("caveats: [[take-care]]", "bodies: [[board]]"),
        "field bodies: is written as entries of reforms.involvement",
    ),
    "a month that is not there": (
        changed("target_edtf: 2022-23", "target_edtf: 2022-13"),
        TARGET + "'2022-13' is not in the calendar",
    ),
    "an earliest day after the latest": (
        changed("target_edtf: 2022-23", "target_edtf: 2023/2022"),
        TARGET + "2023-01-01 is after 2022-12-31: put the earlier end first",
    ),
    "words in place of a reading": (
        changed("target_edtf: 2022-23", "target_edtf: autumn"),
        TARGET + "'autumn' is not a year, month, season or day: write 2025, 2025-09",
    ),
    "a day that is not there": (
        changed("known_on: 2022-04-28}", "known_on: 2022-04-31}"),
        "line 17, entry 3 (seeds.caveat take-care), field known_on: "
        "“2022-04-31” value has the correct format (YYYY-MM-DD) but it is an invalid date.",
    ),
    "a number that is none": (
        changed("position: 1}", "position: first}"),
        "entry 4 (reforms.strand strand), field position: “first” value must be an integer.",
    ),
    "a text that is true": (
        changed("title: A strand", "title: true"),
        "field title: is text: write it in quotes, 'true'",
    ),
    "a list where one value goes": (
        changed("title: A strand", "title: [A, strand]"),
        "field title: is one value, not a list or a mapping",
    ),
    "nothing where something goes": (
        changed("title: A strand", "title: null"),
        "field title: is empty: leave the line out, or write ''",
    ),
    "a text that is too long": (
        changed("title: A strand", f"title: {'A' * 81}"),
        "field title: Ensure this value has at most 80 characters (it has 81).",
    ),
    "a choice that is none": (
        changed("kind: summary", "kind: blog"),
        "field kind: Value 'blog' is not a valid choice. Choose one of summary, white-paper,",
    ),
    "a field that is missing": (
        changed("    publisher: A publisher\n", ""),
        "line 1, entry 1 (seeds.document first), field publisher: is missing: "
        "a new document needs it",
    ),
    "a passage without document": (
        changed("document: [first], ", ""),
        "line 14, entry 2 (seeds.passage first-place), field document: is missing: "
        "a new passage needs it",
    ),
    "a passage of a document that is not there": (
        changed("document: [first]", "document: [frist]"),
        "field document: no document is called 'frist'; did you mean 'first'?",
    ),
    "a row without a name": (
        changed("    key: first-target\n", ""),
        "entry 7 (reforms.update), field key: is missing: it names the update",
    ),
    "a name that has two parts": (
        changed("milestone: [reform, begins]", "milestone: [begins]"),
        "field milestone: names a milestone by [reform, slug], not ['begins']",
    ),
    "a name that is no list": (
        changed("strand: [strand]", "strand: strand"),
        "field strand: names a strand by a list: [slug], not 'strand'",
    ),
    "links that are no list": (
        changed("caveats: [[take-care]]", "caveats: take-care"),
        "field caveats: is a list of keys, each a list itself: [[first], [second]]",
    ),
    "links that are no keys": (
        changed("caveats: [[take-care]]", "caveats: [take-care]"),
        "field caveats: names a caveat by a list: [key], not 'take-care'",
    ),
    "a link to a row that is not there": (
        changed("caveats: [[take-care]]", "caveats: [[take-car]]"),
        "field caveats: no caveat is called 'take-car'; did you mean 'take-care'?",
    ),
    "a reference to a row that comes later": (
        changed(
            "- model: glossary.term\n  fields: {slug: ap, text: AP,",
            "- model: glossary.term\n  fields: {slug: ap, text: AP, renamed_to: [send],",
        ),
        "field renamed_to: no term is called 'send' yet: put bad.yaml, line 37 before this",
    ),
    "a row that stands twice": (
        FIRST + "- model: reforms.strand\n  fields: {slug: strand, title: Another}\n",
        "line 39, entry 10 (reforms.strand strand): stands in this file already, in line 18",
    ),
    "a rule of the database for one row": (
        changed("basis: stated\n    passage: [first-place]", "basis: inferred"),
        "entry 7 (reforms.update first-target): Say why it is inferred.",
    ),
    "a rule of the database for all rows": (
        changed("slug: send, text: SEND", "slug: send, text: AP"),
        "field text: Term with this Abbreviation already exists.",
    ),
    "a rule that the model knows": (
        changed("known_on: 2022-04-28\n", "known_on: 2022-04-27\n"),
        "field known_on: This is before the document that says so was published.",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_answered(tmp_path: Path, kind: str) -> None:
    text, answer = BAD[kind]

    [said] = mistakes(tmp_path, bad=text)

    assert said.startswith("bad.yaml: ")
    assert answer in said


def test_a_file_that_is_no_text_is_answered(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"- \xff\xfe")

    [said] = mistakes(tmp_path)

    assert "bad.yaml: this is not plain text in UTF-8" in said


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    bad = changed("kind: summary", "kind: blog").replace("licence:", "license:")

    said = mistakes(
        tmp_path, broken="- [", first=bad, second="- model: seeds.nothing\n  fields: {}"
    )

    assert [line.split(":")[0] for line in said] == [
        *("broken.yaml", "second.yaml", "first.yaml", "first.yaml"),
    ]


def test_what_needs_a_bad_entry_is_not_blamed_for_it(tmp_path: Path) -> None:
    with pytest.raises(BadSeeds) as refusal:
        load(folder=write(tmp_path, first=changed("kind: summary", "kind: blog")))

    # The passage, the update and the link of a term.
    assert refusal.value.held_up == 3
    assert len(refusal.value.mistakes) == 1
    assert mistakes_of(refusal.value) == (
        "Nothing was loaded: 1 mistake.\n"
        "\n"
        "first.yaml\n"
        "  line 7, entry 1 (seeds.document first), field kind: Value 'blog' is not a valid choice. "
        "Choose one of summary, white-paper, green-paper, plan, guidance, law, report, answer, "
        "page, news, data.\n"
        "\n"
        "3 more could not be looked at, because they need one of these."
    )


def test_files_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    other = "- model: reforms.strand\n  fields: {slug: strand, title: Another}\n"

    [said] = mistakes(tmp_path, first=FIRST, other=other)

    assert said == (
        "other.yaml: line 2, entry 1 (reforms.strand strand), field title: 'Another', "
        "but first.yaml, line 19 says 'A strand'"
    )


def test_an_extension_of_a_row_that_is_not_there_names_the_way_out(tmp_path: Path) -> None:
    said = mistakes(tmp_path, second="- model: reforms.strand\n  fields: {slug: strand}\n")

    assert said[0] == (
        "second.yaml: line 1, entry 1 (reforms.strand strand), field title: is missing: a new "
        "strand needs it (or load the file that has this row first)"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: FIRST.replace("target_edtf: 2022-23", "target_edtf: 2022-13"),
        lambda: FIRST.replace("title: A strand", "title: ''"),
        lambda: FIRST.replace("known_on: 2022-04-28\n", "known_on: 2022-04-27\n"),
    ],
)
def test_a_bad_file_is_answered_even_where_its_rows_are_there(
    tmp_path: Path, spoil: Callable[[], str]
) -> None:
    load(folder=write(tmp_path, first=FIRST))

    with pytest.raises(BadSeeds):
        load(folder=write(tmp_path, first=spoil()))


def test_rows_that_were_there_before_a_bad_load_stay_as_they_were(tmp_path: Path) -> None:
    add(Strand, slug="strand", title="Mine")
    bad = changed("text: SEND", "text: AP")

    with pytest.raises(BadSeeds):
        load(folder=write(tmp_path, first=bad), overwrite=True)

    assert [strand.title for strand in Strand.objects.all()] == ["Mine"]
