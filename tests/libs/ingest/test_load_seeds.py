"""The command around the loader: what it prints, and how it ends."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from libs.backoffice.editing.versions import keep_as_it_was
from reforms.models import Strand
from seeds.loading import load as load_from
from seeds.management.commands import load_seeds
from tests.libs.ingest.folder import FIRST, SECOND, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the command takes for the fixtures."""

    def load(*args: object, **kwargs: object) -> object:
        return load_from(*args, **kwargs, folder=tmp_path)  # type: ignore[arg-type]

    monkeypatch.setattr(load_seeds, "load", load)
    return write(tmp_path, first=FIRST, second=SECOND)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("load_seeds", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("folder")
def test_it_prints_a_table_of_what_it_did() -> None:
    assert run() == (
        "            added  extended  unchanged  differs\n"
        "documents       1         0          0        0\n"
        "passages        1         0          0        0\n"
        "caveats         2         0          0        0\n"
        "strands         1         0          0        0\n"
        "reforms         1         1          0        0\n"
        "milestones      1         0          0        0\n"
        "updates         1         0          0        0\n"
        "terms           2         0          0        0\n"
        "in all         10         1          0        0\n"
    )


@pytest.mark.usefixtures("folder")
def test_it_prints_both_values_of_what_differs() -> None:
    run()
    keep_as_it_was(Strand.objects.all())
    Strand.objects.update(title="A better name")

    assert run().endswith(
        "strand strand, title:\n"
        "  in the database: A better name\n"
        "  in the fixture:  A strand\n"
        "Left as they are. --overwrite takes the fixture's value.\n"
    )


@pytest.mark.usefixtures("folder")
def test_it_says_what_was_changed() -> None:
    run()
    keep_as_it_was(Strand.objects.all())
    Strand.objects.update(title="A better name")

    printed = run("--overwrite")

    assert "changed" in printed.splitlines()[0]
    assert "Left as they are" not in printed
    assert Strand.objects.get().title == "A strand"


def test_it_says_that_a_fact_was_corrected_and_not_changed(folder: Path) -> None:
    run()
    write(folder, first=FIRST.replace("target_edtf: 2022-23", "target_edtf: 2022-22"))

    assert run("--overwrite").endswith(
        "update first-target, target_edtf:\n"
        "  in the database: 2022-23\n"
        "  in the fixture:  2022-22\n"
        "  it cannot be changed: a correction was recorded\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_dry_run_says_that_it_is_one() -> None:
    assert run("--dry-run").endswith("This was a dry run: nothing was saved.\n")
    assert not Strand.objects.exists()


@pytest.mark.usefixtures("folder")
def test_it_can_be_silent() -> None:
    assert run("-v0") == ""
    assert Strand.objects.exists()


def test_a_bad_file_ends_it_with_the_mistake_and_without_a_traceback(folder: Path) -> None:
    write(folder, first=FIRST.replace("kind: summary", "kind: blog"))

    with pytest.raises(CommandError, match=r"line 7, entry 1.*field kind") as refusal:
        run()

    assert refusal.value.returncode == 1
    assert not Strand.objects.exists()


@pytest.mark.usefixtures("folder")
def test_an_unknown_name_ends_it_with_the_names_there_are() -> None:
    with pytest.raises(CommandError, match=r"'third' is not a fixture.*first, second"):
        run("third")
