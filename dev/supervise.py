"""Runs a command or a function, and starts it again if it ends by itself.

The server starts a lost worker again, but itself may be lost as well. Here it is begun again from
a process that has imported the site already, in a fraction of a second.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

LIVES_SECONDS = 5.0
"""A command that ended sooner did not really start."""
MAX_FALSE_STARTS = 5
PAUSE_SECONDS = 0.5
"""Between starts after so many, so that a fault that stays does not take a processor."""
STOP_SECONDS = 30
"""A command that takes longer to stop is killed: one that just starts may miss the signal."""
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM)


class Forked:
    """A function that runs in a process of its own, which has what this one imported."""

    def __init__(self, function: Callable[[], object]) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            for signum in SIGNALS:
                signal.signal(signum, signal.SIG_DFL)
            try:
                function()
            except SystemExit as end:
                os._exit(end.code if isinstance(end.code, int) else 1)
            finally:
                sys.stdout.flush()
                os._exit(1)

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def send_signal(self, signum: int) -> None:
        os.kill(self.pid, signum)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Supervisor:
    """Runs something until somebody says stop; a command, unless `start` starts something else."""

    def __init__(self, command: list[str], start: Callable[[], Any] | None = None) -> None:
        # With a group of its own, so that what it leaves behind can be ended.
        self._start = start or (lambda: subprocess.Popen(command, start_new_session=True))
        self.process: Any = None
        self.stopping = False

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Hands the signal on, and starts nothing again."""
        self.stopping = True
        if self.process is None:
            return
        if signum == signal.SIGALRM:
            self.process.kill()
        else:
            self.process.send_signal(signum)
            signal.alarm(STOP_SECONDS)

    def run(self) -> int:
        """Returns the command's exit status once it was stopped, or never really started.

        What has lived is started for ever: somebody may end it again and again.
        """
        false_starts, has_lived = 0, False
        while True:
            start = time.monotonic()
            self.process = self._start()
            status = self.process.wait()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            if self.stopping:
                return max(status, 0)
            lives = time.monotonic() - start >= LIVES_SECONDS
            has_lived |= lives
            false_starts = 0 if lives else false_starts + 1
            if false_starts >= MAX_FALSE_STARTS and has_lived:
                time.sleep(PAUSE_SECONDS)
            elif false_starts >= MAX_FALSE_STARTS:
                print(f"It ended {MAX_FALSE_STARTS} times right after its start.", file=sys.stderr)
                return status or 1
            print("The server ended by itself; it is started again.", file=sys.stderr, flush=True)


def keep_running(start: Callable[[], Any]) -> None:
    """Ends the program with the status of what it ran, once somebody stopped it."""
    supervisor = Supervisor([], start)
    for signum in SIGNALS:
        signal.signal(signum, supervisor.stop)
    sys.exit(supervisor.run())
