"""`make sbom`: writes var/sbom.json, what the site is made of, with licences (CycloneDX 1.6).

The tool that reads the Python packages has an environment of its own, so that it is not among them.
Packages that only testing and building need are there too, with the scope "excluded".
"""

import base64
import json
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from dev import packages
from dev.steps import PYTHON, ROOT, VENV, run, run_steps, when_changed

TOOLS = ROOT / "var" / "sbom-tools"
BIN = TOOLS / VENV.name / "bin"
LOCK = ROOT / "requirements-sbom.txt"
TARGET = ROOT / "var" / "sbom.json"
SERVED = {"govuk-frontend"}
"""Of npm's packages, what stands in the styles that readers get."""
UNSAID = {
    "axe-playwright-python": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "resvg-py": "MIT",
}
"""Licences of packages whose metadata name none as an SPDX term: read in their licence files."""
SAID_OF_PART = {
    # The wheel's MIT is of its few lines; the font is WenQuanYi Micro Hei.
    "paperang-p2-fonts-cjk": "MIT AND (Apache-2.0 OR GPL-3.0-or-later WITH Font-exception-2.0)",
}
"""Licences of packages whose metadata tell of a part of them only."""
VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(str(wrong) if wrong else 0)
"""

Component = dict[str, Any]


def install_tool() -> str:
    """The tool in its own environment, unless it is there already."""

    def install() -> None:
        run([sys.executable, "-m", "venv", BIN.parent])
        pip = [
            str(BIN / "python"),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-input",
        ]
        run([*pip, "--require-hashes", "--requirement", LOCK.name])

    changed = when_changed(TOOLS / "stamp", [LOCK], install, makes=BIN / "cyclonedx-py")
    return "installed" if changed else "up to date"


def write() -> str:
    """Write the bill once its own schema finds nothing wrong with it."""
    command = [str(BIN / "cyclonedx-py"), "environment", "--sv", "1.6", "--output-reproducible"]
    bill = json.loads(run([*command, "--pyproject", "pyproject.toml", PYTHON]))
    needed = locked((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    said = {key(one.name): one for one in distributions(path=[str(*_site_packages())])}
    bill["components"] = [of_python(one, needed, said) for one in bill["components"]]
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    bill["components"] += of_npm(lock["packages"])
    if without := [one["name"] for one in bill["components"] if not one.get("licenses")]:
        sys.exit(f"No licence is known of {', '.join(without)}: read it, and say so in {__file__}")
    text = json.dumps(bill, indent=2, ensure_ascii=False) + "\n"
    checked = subprocess.run([BIN / "python", "-c", VALIDATE], input=text, text=True, check=False)
    if checked.returncode:
        sys.exit("The bill does not fit its schema.")
    TARGET.write_text(text, encoding="utf-8")
    return f"{len(bill['components'])} components in {TARGET.relative_to(ROOT)}"


def locked(lock: str) -> set[str]:
    """The keys of the packages that a lock file pins."""
    lines = (line for line in lock.splitlines() if line and line[0].isalnum())
    return {key(line.partition("==")[0].partition("[")[0]) for line in lines}


def of_python(one: Component, needed: set[str], said: dict[str, Distribution]) -> Component:
    """A component with its scope, and the licence that its metadata did not say."""
    name = key(one["name"])
    if not one.get("licenses") and name in UNSAID and name in said:
        one["licenses"] = [{"expression": UNSAID[name]}]
    if name in SAID_OF_PART:
        one["licenses"] = [{"expression": SAID_OF_PART[name]}]
    return one | {"scope": "required" if name in needed else "excluded"}


def of_npm(listed: dict[str, Any]) -> list[Component]:
    """The components of npm's lock, each once, with the hash that npm checks."""
    found: dict[str, Component] = {}
    for path, told in listed.items():
        name = path.rpartition("node_modules/")[2]
        if not name:
            continue
        purl = f"pkg:npm/{name.replace('@', '%40')}@{told['version']}"
        digest = base64.b64decode(told["integrity"].removeprefix("sha512-")).hex()
        found[purl] = {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": told["version"],
            "purl": purl,
            "scope": "required" if name in SERVED else "excluded",
            "licenses": [{"expression": told["license"]}],
            "hashes": [{"alg": "SHA-512", "content": digest}],
        }
    return list(found.values())


def key(name: str) -> str:
    """A package's name as packages are compared: `Resvg_py` is `resvg-py`."""
    return name.lower().replace("_", "-").replace(".", "-")


def _site_packages() -> list[Path]:
    return sorted(VENV.glob("lib/python3*/site-packages"))[:1]


STEPS = [
    ("Python environment", packages.make_environment),
    ("Packages", lambda: packages.install("requirements-dev.txt")),
    ("The tool", install_tool),
    ("Bill of materials", write),
]

if __name__ == "__main__":
    run_steps(STEPS)
