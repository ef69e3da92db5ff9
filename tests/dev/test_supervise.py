"""The server is started again when it ends by itself, and stays ended when somebody stops it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dev import supervise
from dev.supervise import MAX_FALSE_STARTS, Supervisor

COUNTS = "import pathlib, sys; open(sys.argv[1], 'a').write('.'); sys.exit(3)"


def test_a_command_that_never_starts_is_given_up(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    starts = tmp_path / "starts"

    assert Supervisor([sys.executable, "-c", COUNTS, str(starts)]).run() == 3

    assert len(starts.read_text()) == MAX_FALSE_STARTS
    assert "right after its start" in capfd.readouterr().err


def test_one_that_was_lost_is_started_again_until_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second start stops the supervisor, as a signal would."""
    monkeypatch.setattr(supervise, "LIVES_SECONDS", 0.0)
    supervisor = Supervisor(["server"])
    left_behind: list[int] = []

    class Ended:
        def __init__(self, command: list[str], *, start_new_session: bool) -> None:
            assert (command, start_new_session) == (["server"], True)
            self.pid = 0

        def wait(self) -> int:
            left_behind.append(self.pid)
            if len(left_behind) > MAX_FALSE_STARTS + 1:
                supervisor.stop(signal.SIGTERM, None)
            return -9

        def send_signal(self, signum: int) -> None:
            assert signum == signal.SIGTERM

    monkeypatch.setattr(subprocess, "Popen", Ended)
    monkeypatch.setattr(os, "killpg", lambda *_: None)
    monkeypatch.setattr(signal, "alarm", lambda _: None)

    assert supervisor.run() == 0
    assert len(left_behind) == MAX_FALSE_STARTS + 2
