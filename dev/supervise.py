"""Runs a command, and starts it again if it ends by itself: `python -m dev.supervise COMMAND`.

The server starts a lost worker again, but ends when the same one is lost twice in a few seconds.
Where systemd or a container runs the site, they do this (docs/deploying.md).
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from types import FrameType

LIVES_SECONDS = 5.0
"""A command that ended sooner did not really start."""
MAX_FALSE_STARTS = 5
PAUSE_SECONDS = 0.5
"""Between starts after so many, so that a fault that stays does not take a processor."""
STOP_SECONDS = 30
"""A command that takes longer to stop is killed: one that just starts may miss the signal."""


class Supervisor:
    """Runs a command until somebody says stop."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
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
            # With a group of its own, so that what it leaves behind can be ended.
            self.process = subprocess.Popen(self.command, start_new_session=True)
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


def main() -> None:
    supervisor = Supervisor(sys.argv[1:])
    for signum in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        signal.signal(signum, supervisor.stop)
    sys.exit(supervisor.run())


if __name__ == "__main__":
    main()
