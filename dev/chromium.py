"""Finds the browser for the browser tests, and installs it on Debian if run as root."""

import os
import shutil

from dev import debian
from dev.steps import StepFailed

# Made to be driven without a screen: the tests take two thirds of Chromium's time in it.
FASTEST = "chromium-headless-shell"
NAMES = [FASTEST, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
# Debian's Chromium comes without a font that has the letters of our pages.
DEBIAN_PACKAGES = [FASTEST, "fonts-liberation"]
MISSING = "Chromium is not installed; install it, or name a Chrome or Chromium in CHROMIUM."


def find_chromium() -> str | None:
    """Return the browser's path: the one in CHROMIUM, otherwise the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def ensure_chromium() -> str:
    """Return the browser's path, installing the fastest if it can; StepFailed if there is none."""
    wanted = "CHROMIUM" not in os.environ and shutil.which(FASTEST) is None
    failed = StepFailed(MISSING)
    if wanted and debian.can_install():
        try:
            debian.install(DEBIAN_PACKAGES)
        except StepFailed as reason:
            # Ubuntu, for one, has no such package; a slower browser will do.
            failed = reason
    path = find_chromium()
    if path is None:
        raise failed
    return path
