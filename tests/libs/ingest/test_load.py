"""Loading fixtures: what is missing is added, what was edited is left alone, and both are told."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model

from glossary.models import Term
from libs import triggers
from libs.backoffice.editing.versions import keep_as_it_was
from libs.ingest.plan import Difference
from libs.ingest.report import print_differences
from reforms.models import Reform, Strand, Update
from seeds.loading import load
from seeds.models import Caveat, Document, NewestSeal, Passage, Seal
from tests.libs.ingest.folder import EVERYTHING, FIRST, SECOND, nothing_is_written, numbers, write
from tests.rows import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, first=FIRST, second=SECOND)


def test_every_row_is_added_once(folder: Path) -> None:
    plan = load(folder=folder)

    assert numbers(plan) == {"added": 10, "extended": 1}
    assert plan.counts["terms"] == {"added": 2}
    assert all(model._default_manager.exists() for model in EVERYTHING)


def test_a_row_comes_with_its_columns_links_and_interval(folder: Path) -> None:
    load(folder=folder)

    update = Update.objects.get(key="first-target")
    assert str(update.target) == "this autumn"
    assert str(vars(update)["target_earliest"]) == "2022-09-01"
    assert update.milestone is not None
    assert update.milestone.title == "It begins"
    assert update.recorded_by is None
    assert str(vars(Document.objects.get())["published_latest"]) == "2022-04-28"


def test_links_may_name_rows_that_come_later(folder: Path) -> None:
    load(folder=folder)

    assert [str(term) for term in Term.objects.get(slug="ap").see_also.all()] == ["SEND"]


def test_a_later_file_extends_a_row_of_an_earlier_one(folder: Path) -> None:
    load(folder=folder)

    assert set(Reform.objects.get().caveats.all()) == set(Caveat.objects.all())


def test_a_second_run_writes_nothing(folder: Path) -> None:
    load(folder=folder)

    with nothing_is_written():
        plan = load(folder=folder)

    assert numbers(plan) == {"unchanged": 11}
    assert plan.differing == ()


def test_a_second_run_writes_nothing_even_when_it_may_overwrite(folder: Path) -> None:
    load(folder=folder)

    with nothing_is_written():
        load(folder=folder, overwrite=True)


def edit(model: type[Model], **values: object) -> None:
    """As an editor does: what the rows were is kept."""
    keep_as_it_was(model._default_manager.all())
    model._default_manager.update(**values)


def test_a_row_that_nobody_edited_takes_what_its_fixture_says_now(tmp_path: Path) -> None:
    load(folder=write(tmp_path, first=FIRST))
    write(tmp_path, first=FIRST.replace("title: A strand", "title: A better name"))

    plan = load(folder=tmp_path)

    assert plan.counts["strands"] == {"changed": 1}
    assert Strand.objects.get().title == "A better name"
    assert load(folder=tmp_path).differing == ()


def test_an_edited_row_is_left_alone_and_told(folder: Path) -> None:
    load(folder=folder)
    edit(Strand, title="A better name")

    with nothing_is_written():
        plan = load(folder=folder)

    [row] = plan.differing
    assert (row.key, row.action) == ("strand", "differs")
    assert row.differences == (Difference("title", "A better name", "A strand"),)
    assert plan.counts["strands"] == {"differs": 1}


def test_what_the_fixture_does_not_state_may_be_edited_freely(folder: Path) -> None:
    load(folder=folder)
    Document.objects.update(note="Read twice.")
    Term.objects.get(slug="send").used_in.add(Passage.objects.get())

    plan = load(folder=folder)

    assert plan.differing == ()
    assert numbers(plan) == {"unchanged": 11}


def test_a_reference_that_was_edited_is_told_by_its_name(folder: Path) -> None:
    load(folder=folder)
    edit(Reform, strand=add(Strand, slug="other", position=2))

    [row] = load(folder=folder).differing

    assert row.differences == (Difference("strand", "other", "strand"),)


def test_overwriting_takes_the_fixtures_value_and_keeps_the_rest(folder: Path) -> None:
    load(folder=folder)
    with triggers.lifted(connection):  # facts cite it, so that nothing else can edit it
        Document.objects.update(title="Edited", published_edtf="2021", note="Read twice.")
        for gone in (Update, Seal, NewestSeal):
            gone.objects.all()._raw_delete("default")
        plan = load(folder=folder, overwrite=True)

    document = Document.objects.get()
    assert document.title == "The first document"
    assert document.note == "Read twice."
    assert str(vars(document)["published_latest"]) == "2022-04-28"
    assert plan.counts["documents"] == {"changed": 1}
    assert [len(row.differences) for row in plan.differing] == [2]
    assert load(folder=folder).differing == ()


def test_a_link_that_was_taken_away_comes_back(folder: Path) -> None:
    load(folder=folder)
    Reform.objects.get().caveats.clear()

    plan = load(folder=folder)

    assert Reform.objects.get().caveats.count() == 2
    assert plan.counts["reforms"] == {"extended": 2}


def test_a_link_that_was_added_by_hand_stays(folder: Path) -> None:
    load(folder=folder)
    Reform.objects.get().caveats.add(add(Caveat))

    load(folder=folder, overwrite=True)

    assert Reform.objects.get().caveats.count() == 3


SUMMER = FIRST.replace("target_edtf: 2022-23", "target_edtf: 2022-22")


def test_a_fact_is_never_changed(tmp_path: Path) -> None:
    load(folder=write(tmp_path, first=FIRST))
    write(tmp_path, first=SUMMER)

    with nothing_is_written():
        plan = load(folder=tmp_path)

    assert print_differences(plan).endswith("it cannot be changed: record a correction instead")
    assert plan.counts["updates"] == {"differs": 1}
    assert Update.objects.get().target.edtf == "2022-23"


def test_overwriting_a_fact_records_a_correction(tmp_path: Path) -> None:
    load(folder=write(tmp_path, first=FIRST))
    write(tmp_path, first=SUMMER)

    plan = load(folder=tmp_path, overwrite=True)

    assert plan.counts["updates"] == {"corrected": 1}
    assert print_differences(plan).endswith("it cannot be changed: a correction was recorded")
    wrong, right = Update.objects.order_by("pk")
    assert (wrong.target.edtf, right.target.edtf) == ("2022-23", "2022-22")
    assert (right.corrects, right.correction_reason) == (wrong, "Fixture of first")
    assert right.said() == wrong.said() | {"target_edtf": "2022-22"}
    assert Update.objects.known_by(wrong.known_on).get() == right

    with nothing_is_written():
        assert load(folder=tmp_path, overwrite=True).differing == ()


CORRECTION = """
- model: reforms.update
  fields:
    key: first-target-mended
    corrects: [first-target]
    correction_reason: The words say summer.
    target_edtf: 2022-22
"""


def test_a_fixture_says_of_a_correction_only_what_differs(tmp_path: Path) -> None:
    load(folder=write(tmp_path, first=FIRST + CORRECTION))

    right = Update.objects.get(key="first-target-mended")
    assert right.corrects
    assert right.said() == right.corrects.said() | {"target_edtf": "2022-22"}


def test_a_fixture_withdraws_a_fact_from_a_day_on(tmp_path: Path) -> None:
    withdrawal = CORRECTION.replace("target_edtf: 2022-22", "withdrawn: true")
    withdrawal += "    known_on: 2022-05-01\n"
    load(folder=write(tmp_path, first=FIRST + withdrawal))

    wrong = Update.objects.get(key="first-target")
    assert wrong in Update.objects.known_by(date(2022, 4, 30))
    assert not Update.objects.known_by(date(2022, 5, 1)).exists()


def test_a_dry_run_says_all_and_saves_nothing(folder: Path) -> None:
    plan = load(folder=folder, dry_run=True)

    assert numbers(plan) == {"added": 10, "extended": 1}
    assert not any(model._default_manager.exists() for model in EVERYTHING)


def test_a_dry_run_overwrites_nothing(folder: Path) -> None:
    load(folder=folder)
    edit(Strand, title="A better name")

    plan = load(folder=folder, overwrite=True, dry_run=True)

    assert plan.counts["strands"] == {"changed": 1}
    assert Strand.objects.get().title == "A better name"


def test_a_file_may_return_to_a_row_to_add_links(tmp_path: Path) -> None:
    again = "- model: seeds.document\n  fields: {slug: first, caveats: [[take-care]]}\n"

    plan = load(folder=write(tmp_path, first=FIRST + again))

    assert plan.counts["documents"] == {"added": 1, "extended": 1}
    assert Document.objects.get().caveats.count() == 1


def test_words_stay_as_they_are_written(tmp_path: Path) -> None:
    text = FIRST.replace("A publisher", "no").replace("title: A strand", "title: 2025-09-01")

    load(folder=write(tmp_path, first=text))

    assert Document.objects.get().publisher == "no"
    assert Strand.objects.get().title == "2025-09-01"
