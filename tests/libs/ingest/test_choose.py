"""Which files a name means."""

from pathlib import Path

import pytest

from seeds.loading import load
from tests.libs.ingest.folder import FIRST, SECOND, numbers, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, first=FIRST, second=SECOND)


def test_files_are_chosen_by_name_or_part_of_it(folder: Path) -> None:
    assert numbers(load(["fir"], folder=folder)) == {"added": 9}
    assert numbers(load(["second.yaml", "first"], folder=folder)) == {
        "unchanged": 9,
        "added": 1,
        "extended": 1,
    }


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("third", "'third' is not a fixture. There are: first, first-again, second."),
        ("s", "'s' could be first or first-again or second."),
    ],
)
def test_a_name_that_means_no_file_or_several_is_refused(
    folder: Path, name: str, reason: str
) -> None:
    write(folder, **{"first-again": ""})

    with pytest.raises(LookupError) as refusal:
        load([name], folder=folder)

    assert reason in str(refusal.value)


def test_a_whole_name_wins_over_a_part_of_another(folder: Path) -> None:
    write(folder, **{"first-again": ""})

    assert numbers(load(["first"], folder=folder)) == {"added": 9}


def test_an_empty_folder_loads_nothing(tmp_path: Path) -> None:
    assert load(folder=tmp_path).counts == {}
