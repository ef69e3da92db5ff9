"""A file that cannot be read as entries is answered by its line, with the reason."""

from pathlib import Path

import pytest

from tests.libs.ingest.folder import changed, mistakes

pytestmark = pytest.mark.django_db


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
        "line 5, entry 1: this cannot be read as YAML: 'title' is here twice",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_of_the_wrong_form_is_answered(tmp_path: Path, kind: str) -> None:
    text, answer = BAD[kind]

    [said] = mistakes(tmp_path, bad=text)

    assert said.startswith("bad.yaml: ")
    assert answer in said


def test_a_file_that_is_no_text_is_answered(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"- \xff\xfe")

    [said] = mistakes(tmp_path)

    assert "bad.yaml: this is not plain text in UTF-8" in said
