"""Finds programs that come from Debian, and installs them if run as root there."""

import os
import shutil
from collections.abc import Mapping

from dev.steps import StepFailed, run

NO_QUESTIONS = {"DEBIAN_FRONTEND": "noninteractive"}


def ensure_installed(packages: Mapping[str, str]) -> None:
    """See that programs are there, installing the package of each that is not.

    `packages` are named by their programs: {"nginx": "nginx-light"}. Raises StepFailed.
    """
    missing = [name for name in packages if not shutil.which(name)]
    wanted = [packages[name] for name in missing]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        run(["apt-get", "update"], env=NO_QUESTIONS)
        run(["apt-get", "install", "--yes", "--no-install-recommends", *wanted], env=NO_QUESTIONS)
        missing = [name for name in packages if not shutil.which(name)]
    if missing:
        raise StepFailed(
            f"{' and '.join(missing)} not installed. On Debian or Ubuntu: "
            f"apt-get install {' '.join(wanted)}"
        )
