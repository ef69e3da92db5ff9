"""A folder is replaced all at once, and only one that was written so."""

import os
from pathlib import Path

import pytest

from libs.plainsite import NotOurFolder, put_in_place


def export(target: Path, text: str) -> None:
    with put_in_place(target, {"day": "2023-08-14"}) as beside:
        (beside / "index.html").write_text(text)
        (beside / f"{text}.html").write_text(text)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_second_run_replaces_the_first(is_there: bool, tmp_path: Path) -> None:
    target = tmp_path / "site"
    if is_there:
        target.mkdir()
    export(target, "one")
    export(target, "two")
    assert {file.name for file in target.iterdir()} == {"index.html", "two.html", "exported.json"}
    assert (target / "index.html").read_text() == "two"
    assert os.listdir(tmp_path) == ["site"]
    assert target.stat().st_mode & 0o777 == 0o755


def test_a_run_that_fails_leaves_the_first(tmp_path: Path) -> None:
    target = tmp_path / "site"
    export(target, "one")

    def fail() -> None:
        with put_in_place(target, {}) as beside:
            (beside / "index.html").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (target / "index.html").read_text() == "one"
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("mark", [None, "{}", "[1]", "no JSON", '{"what": "something else"}'])
def test_what_it_did_not_write_is_not_replaced(mark: str | None, tmp_path: Path) -> None:
    target = tmp_path / "home"
    target.mkdir()
    (target / "letter.txt").write_text("dear")
    if mark is not None:
        (target / "exported.json").write_text(mark)
    with pytest.raises(NotOurFolder, match="neither empty nor an earlier export"):
        export(target, "one")
    assert (target / "letter.txt").read_text() == "dear"
    assert os.listdir(tmp_path) == ["home"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("dear")
    with pytest.raises(NotOurFolder, match="is a file"):
        export(tmp_path / "site", "one")
