"""`python -m dev.observatory`: what Mozilla's observatory says of the site served as in production.

The tool itself wants a public name and certificate. Here its package asks this machine under such a
name, over TLS with a certificate made on the spot, gives its own rules what came back, and grades
it: the start page, the sign-in, and the editors' start page with the cookies of who signed in. Its
132 MB are installed in var/ when first asked for. Ends with 1 below A+.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from dev.bench_serving import free_port, launched
from dev.certificates import certify
from dev.frontend import find_node, node_folder, npm
from dev.scratch import manage, scratch_database
from dev.serve import server
from dev.steps import ROOT, run_steps, when_changed
from dev.workers import LEAN

HERE = ROOT / "dev" / "observing"
TOOLS = ROOT / "var" / "observatory"
PACKAGE = TOOLS / "node_modules" / "@mdn" / "mdn-http-observatory"
LISTED = [HERE / "package.json", HERE / "package-lock.json", ROOT / ".npmrc"]
HOST, NAME, PASSWORD = "tracker.example.org", "observed", "only-for-the-observatory"


def install() -> str:
    """The package in a folder of its own, unless it is there already."""

    def bring() -> None:
        TOOLS.mkdir(parents=True, exist_ok=True)
        for file in LISTED:
            shutil.copy(file, TOOLS)
        npm("ci", "--prefix", str(TOOLS))

    changed = when_changed(TOOLS / "stamp", LISTED, bring, makes=PACKAGE)
    return "installed" if changed else "up to date"


def observe(folder: Path) -> list[dict[str, Any]]:
    """What was said of each page."""
    certify(folder, "ours")
    certify(folder, HOST, "ours")
    os.environ |= {"HTTPS": "on", "ALLOWED_HOSTS": HOST, "DEBUG": "off"}
    os.environ["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
    manage("createsuperuser", "--no-input", "--username", NAME, "--email", "")
    port, node = free_port(), node_folder()
    if node is None:
        sys.exit("Node.js is gone.")
    told = {
        "NODE_EXTRA_CA_CERTS": str(folder / "ours.pem"),
        "CERTIFICATE": str(folder / f"{HOST}.pem"),
        "KEY": str(folder / f"{HOST}.key"),
        "USERNAME": NAME,
        "PASSWORD": PASSWORD,
        "NO_PROXY": "*",
    }
    command = server("127.0.0.1", port, workers=1)
    with launched(command, os.environ | LEAN, f"http://127.0.0.1:{port}"):
        done = subprocess.run(
            [node / "node", HERE / "scan.mjs", PACKAGE, str(port)],
            env=os.environ | told,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit("The observatory could not look.")
    return [json.loads(line) for line in done.stdout.splitlines()]


def show(page: dict[str, Any]) -> None:
    cookies = ", ".join(page["cookies"]) or "none"
    print(f"\n{page['address']} ({page['status']}; cookies: {cookies})")
    for rule in page["rules"]:
        said = "passes" if rule["pass"] else "FAILS"
        print(f"  {said}  {rule['points']:+3}  {rule['rule']}: {rule['result']}")
    print(f"  {page['grade']}, {page['score']} points", flush=True)


def main() -> None:
    run_steps([("Node.js", find_node), ("The observatory", install)])
    with scratch_database() as folder:
        pages = observe(folder)
    for page in pages:
        show(page)
    sys.exit(0 if all(page["grade"] == "A+" for page in pages) else 1)


if __name__ == "__main__":
    main()
