"""All mistakes are told at once, none is told twice, and nothing is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from libs.ingest import BadFixtures
from libs.ingest.report import print_mistakes
from reforms.models import Strand
from seeds.loading import load
from tests.libs.ingest.folder import FIRST, changed, mistakes, write
from tests.rows import add

pytestmark = pytest.mark.django_db


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    bad = changed("kind: summary", "kind: blog").replace("licence:", "license:")

    said = mistakes(
        tmp_path, broken="- [", first=bad, second="- model: seeds.nothing\n  fields: {}"
    )

    assert [line.split(":")[0] for line in said] == [
        *("broken.yaml", "second.yaml", "first.yaml", "first.yaml"),
    ]


def test_what_needs_a_bad_entry_is_not_blamed_for_it(tmp_path: Path) -> None:
    with pytest.raises(BadFixtures) as refusal:
        load(folder=write(tmp_path, first=changed("kind: summary", "kind: blog")))

    # The passage, the update and the link of a term.
    assert refusal.value.plan.held_up == 3
    assert len(refusal.value.plan.mistakes) == 1
    assert print_mistakes(refusal.value.plan) == (
        "Nothing was loaded: 1 mistake.\n"
        "\n"
        "first.yaml\n"
        "  line 7, entry 1 (seeds.document first), field kind: “blog” is none of the choices. "
        "Choose one of: summary; white paper; green paper; plan; guidance; law; report; "
        "answer in parliament; web page; news; data set\n"
        "\n"
        "3 more could not be checked, because they need one of these rows."
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
        "second.yaml: line 1, entry 1 (reforms.strand strand), field title: is missing: this "
        "strand is new, and a new one needs it"
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

    with pytest.raises(BadFixtures):
        load(folder=write(tmp_path, first=spoil()))


def test_rows_that_were_there_before_a_bad_load_stay_as_they_were(tmp_path: Path) -> None:
    add(Strand, slug="strand", title="Mine")
    bad = changed("text: SEND", "text: AP")

    with pytest.raises(BadFixtures):
        load(folder=write(tmp_path, first=bad), overwrite=True)

    assert [strand.title for strand in Strand.objects.all()] == ["Mine"]
