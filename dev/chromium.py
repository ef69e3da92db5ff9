"""Finds the browser for the browser tests, and installs it where that is possible."""

import os
import shutil

from dev.steps import Stopped, run

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
# Debian's Chromium brings no font that holds the Latin letters of our pages.
DEBIAN_PACKAGES = ["chromium", "fonts-liberation"]
MISSING = "Chromium is not installed; install it, or name a Chrome or Chromium in CHROMIUM."


def find_chromium() -> str | None:
    """The browser's path: the one that CHROMIUM names, else the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def ensure_chromium() -> str:
    """As find_chromium, after installing it as root on Debian where nothing was found."""
    if find_chromium() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quietly = {"DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update"], env=quietly)
        run(
            ["apt-get", "install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES],
            env=quietly,
        )
    path = find_chromium()
    if path is None:
        raise Stopped(MISSING)
    return path
