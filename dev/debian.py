"""Finds programs that come from Debian, and installs them if run as root there."""

import os
import shutil
from collections.abc import Mapping, Sequence

from dev.steps import StepFailed, run

NO_QUESTIONS = {"DEBIAN_FRONTEND": "noninteractive"}


def can_install() -> bool:
    """Whether this is Debian or one of its kind, run as root."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install packages of Debian. Raises StepFailed."""
    run(["apt-get", "update"], env=NO_QUESTIONS)
    run(["apt-get", "install", "--yes", "--no-install-recommends", *packages], env=NO_QUESTIONS)


def ensure_installed(packages: Mapping[str, str]) -> None:
    """See that programs are there, installing the package of each that is not.

    `packages` are named by their programs: {"nginx": "nginx-light"}. Raises StepFailed.
    """
    missing = [name for name in packages if not shutil.which(name)]
    wanted = [packages[name] for name in missing]
    if missing and can_install():
        install(wanted)
        missing = [name for name in packages if not shutil.which(name)]
    if missing:
        raise StepFailed(
            f"{' and '.join(missing)} not installed. On Debian or Ubuntu: "
            f"apt-get install {' '.join(wanted)}"
        )
