"""The steps behind `make run` and `make test`."""

import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dev import run, serve, steps


def test_a_fresh_clone_can_begin_before_anything_is_installed() -> None:
    begins = "import dev.run, dev.test, dev.packages, dev.frontend"
    # -S leaves out all that pip installed.
    subprocess.run([sys.executable, "-S", "-c", begins], cwd=steps.ROOT, check=True)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of the project's."""
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(run, "ROOT", tmp_path)
    return tmp_path


def test_a_step_is_done_again_only_when_an_input_changed_or_its_product_is_gone(root: Path) -> None:
    source, product = root / "source", root / "product"

    def step() -> bool:
        return steps.when_changed(root / "stamp", [source], product.touch, makes=product)

    source.write_text("one")
    outcomes = [step(), step()]
    source.write_text("two")
    outcomes += [step(), step()]
    product.unlink()
    outcomes += [step(), step()]
    assert outcomes == [True, False, True, False, True, False]


def test_a_step_that_fails_is_tried_again(root: Path) -> None:
    def fail() -> None:
        raise steps.StepFailed("no")

    for _ in range(2):
        with pytest.raises(steps.StepFailed):
            steps.when_changed(root / "stamp", [], fail, makes=root)


def test_a_failed_download_is_reported_as_a_missing_network() -> None:
    with pytest.raises(steps.StepFailed, match=r"^no network"):
        steps.run(["sh", "-c", "echo 'Temporary failure in name resolution'; exit 1"])


def test_a_database_that_does_not_answer_is_not_reported_as_a_missing_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://anna:word@127.0.0.1:1/tracker")
    with pytest.raises(steps.StepFailed, match=r"^the server in DATABASE_URL does not answer"):
        run.manage("migrate", "--no-input")


def test_a_failed_command_shows_the_end_of_what_it_said() -> None:
    with pytest.raises(steps.StepFailed, match=r"^sh -c .* failed:\nwhy$"):
        steps.run(["sh", "-c", "echo why; exit 1"])


def test_a_failed_step_ends_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def stop() -> str:
        raise steps.StepFailed("no network")

    with pytest.raises(SystemExit, match=r"^Packages: no network$"):
        steps.run_steps([("Packages", stop)])
    assert capsys.readouterr().out == "[1/1] Packages … failed\n"


@pytest.mark.parametrize("before", ["", "DEBUG=on\n", "DEBUG=on", "SECRET_KEY=\nDEBUG=on\n"])
def test_the_first_run_writes_a_secret_that_only_its_owner_reads(
    root: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.delenv("SECRET_KEY")
    settings = root / ".env"
    settings.write_text(before)
    assert run.write_secret() == "written to .env"
    written = settings.read_text()
    assert run.write_secret() == "there already"
    assert settings.read_text() == written
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    *kept, secret = written.splitlines()
    assert kept == [line for line in before.splitlines() if line != "SECRET_KEY="]
    assert len(secret) > len("SECRET_KEY=") + 50


def test_a_port_in_use_is_reported_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            SystemExit, match=rf"{port}: Address already in use\. .*PORT={port + 1}"
        ):
            serve.stop_if_taken("127.0.0.1", port)
    serve.stop_if_taken("127.0.0.1", port)
