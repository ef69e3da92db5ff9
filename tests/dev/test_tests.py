"""What the tests themselves stand on: which run on both databases, and what is made once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.environment import BASE_DIR
from tests.databases import ONE_DATABASE, asks_both
from tests.migrated import made_once


class Marked:
    """A test as pytest describes it, as far as the choice goes."""

    def __init__(self, path: str, *marks: str) -> None:
        self.path, self.marks = Path(path), marks
        self.fixturenames, self.nodeid = ["db"], path

    def get_closest_marker(self, name: str) -> object:
        return name if name in self.marks else None


@pytest.mark.parametrize(
    ("path", "marks", "both"),
    [
        ("/x/tests/reforms/test_log.py", (), True),
        ("/x/tests/reforms/test_brief.py", ("both_databases",), True),
        ("/x/tests/reforms/test_log.py", ("one_database",), False),
        ("/x/tests/admin/test_rules.py", (), False),
        ("/x/tests/admin/test_rules.py", ("both_databases",), True),
        ("/x/tests/admin/test_rules.py", ("both_databases", "one_database"), False),
    ],
)
def test_marks_and_rooms_choose_the_databases(
    path: str, marks: tuple[str, ...], both: bool
) -> None:
    item: object = Marked(path, *marks)
    assert asks_both(item) is both  # type: ignore[arg-type]


def test_each_room_of_one_database_asks_both_somewhere() -> None:
    for room in ONE_DATABASE:
        files = (BASE_DIR / room).glob("test_*.py")
        assert any("both_databases" in file.read_text(encoding="utf-8") for file in files), room


def test_what_many_ask_for_is_made_once_and_whole(tmp_path: Path) -> None:
    made = []

    def make(file: Path) -> None:
        made.append(file)
        file.write_text("whole", encoding="utf-8")

    def read(_: int) -> str:
        return made_once(tmp_path / "file.txt", make).read_text(encoding="utf-8")

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(read, range(8))) == {"whole"}
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_by_the_next(tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        made_once(tmp_path / "file.txt", fail)
    assert made_once(tmp_path / "file.txt", Path.touch).exists()
