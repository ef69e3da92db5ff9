"""Finds the browser for the browser tests, and installs it on Debian if run as root."""

import os
import shutil

from dev import debian
from dev.steps import StepFailed

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
# Debian's Chromium comes without a font that has the letters of our pages.
DEBIAN_PACKAGES = ["chromium", "fonts-liberation"]
MISSING = "Chromium is not installed; install it, or name a Chrome or Chromium in CHROMIUM."


def find_chromium() -> str | None:
    """Return the browser's path: the one in CHROMIUM, otherwise the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def ensure_chromium() -> str:
    """Return the browser's path, installing it if it can; raise StepFailed if there is none."""
    if find_chromium() is None and debian.can_install():
        debian.install(DEBIAN_PACKAGES)
    path = find_chromium()
    if path is None:
        raise StepFailed(MISSING)
    return path
