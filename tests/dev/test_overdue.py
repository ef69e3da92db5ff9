"""A package is overdue when a newer version has been there for longer than is written down."""

import json
import subprocess
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from config.environment import BASE_DIR
from dev import overdue


def test_a_package_is_overdue_after_the_days_that_are_written_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def index(words: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        asked.append(words[words.index("--exclude-newer") + 1])
        known = [
            {"name": name, "latest_version": newest}
            for name, newest in (("django", "6.0"), ("granian", "99.1"), ("pip", "99"))
        ]
        known += [{"name": "ruff", "latest_version": "99.2"}] if len(asked) == 2 else []
        return subprocess.CompletedProcess(words, 0, json.dumps(known))

    monkeypatch.setattr(subprocess, "run", index)
    noon = datetime(2026, 11, 27, 12, tzinfo=UTC)
    with time_machine.travel(noon), pytest.raises(SystemExit) as end:
        overdue.main()
    assert end.value.code == 1
    assert asked == ["2026-11-13", "2026-10-27"]
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in told] == ["granian", "ruff"]
    written = " ".join((BASE_DIR / "docs" / "security.md").read_text().split())
    said = f"older than {overdue.SITE_DAYS} days, tools {overdue.TOOLS_DAYS}"
    assert said in written


def test_what_is_kept_back_is_renewed_within_its_version() -> None:
    assert overdue.overdue({"django": "5.2.1"}, {"django": "6.0"}) == []
    assert overdue.overdue({"django": "5.2.1"}, {"django": "5.2.9"}) == [
        "django 5.2.1: 5.2.9 is there"
    ]
    ours = overdue.locked((BASE_DIR / "requirements.txt").read_text())
    assert {"django", "granian", "tzdata"} <= ours.keys()
