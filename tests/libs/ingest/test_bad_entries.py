"""An entry that says something wrong is answered by line, entry and field, with the reason."""

from pathlib import Path

import pytest

from tests.libs.ingest.folder import FIRST, changed, mistakes

pytestmark = pytest.mark.django_db


TARGET = "line 31, entry 7 (reforms.update first-target), field target_edtf: "


BAD: dict[str, tuple[str, str]] = {
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
        "field target_earliest: is calculated from target_edtf: leave it out",
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
        "“2022-04-31” is no day. Write it as 2025-09-01",
    ),
    "a number that is none": (
        changed("position: 1}", "position: first}"),
        "entry 4 (reforms.strand strand), field position: “first” is not a number.",
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
        "field title: is empty, and needs a value",
    ),
    "a text that is too long": (
        changed("title: A strand", f"title: {'A' * 81}"),
        "field title: is 81 characters long: shorten it to 80",
    ),
    "a choice that is none": (
        changed("kind: summary", "kind: blog"),
        "field kind: “blog” is none of the choices. Choose one of: summary; white paper;",
    ),
    "a field that is missing": (
        changed("    publisher: A publisher\n", ""),
        "line 1, entry 1 (seeds.document first), field publisher: is missing: "
        "this document is new, and a new one needs it",
    ),
    "a passage without document": (
        changed("document: [first], ", ""),
        "line 14, entry 2 (seeds.passage first-place), field document: is missing: "
        "this passage is new, and a new one needs it",
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
        "field milestone: names a milestone by its reform and slug, not by 'begins'",
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
        changed("strand: [strand]", "strand: [later]")
        + "- model: reforms.strand\n  fields: {slug: later, title: Later, position: 2}\n",
        "field strand: no strand is called 'later' yet: put bad.yaml, line 39 before this",
    ),
    "a row that stands twice": (
        FIRST + "- model: reforms.strand\n  fields: {slug: strand, title: Another}\n",
        "line 39, entry 10 (reforms.strand strand): is already in this file, in line 18",
    ),
    "a rule of the database for one row": (
        changed("basis: stated\n    passage: [first-place]", "basis: inferred"),
        "entry 7 (reforms.update first-target): Say why it is inferred.",
    ),
    "a rule of the database for all rows": (
        changed("slug: send, text: SEND", "slug: send, text: AP"),
        "field text: Another term is called “AP” already (ap).",
    ),
    "a rule that the model knows": (
        changed("known_on: 2022-04-28\n", "known_on: 2022-04-27\n"),
        "field known_on: This is before the document that says so was published.",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_an_entry_that_says_something_wrong_is_answered(tmp_path: Path, kind: str) -> None:
    text, answer = BAD[kind]

    [said] = mistakes(tmp_path, bad=text)

    assert said.startswith("bad.yaml: ")
    assert answer in said
