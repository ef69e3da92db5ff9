"""What the project says of itself must be true."""

import re
import subprocess
import tomllib

from config.environment import BASE_DIR

PYPROJECT = (BASE_DIR / "pyproject.toml").read_text()
MAKEFILE = (BASE_DIR / "Makefile").read_text()


def test_every_dependency_has_its_reason_beside_it() -> None:
    project = tomllib.loads(PYPROJECT)
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    names = [name for group in groups for name in group]
    assert names
    lines = [line.strip() for line in PYPROJECT.splitlines()]
    bare = [
        name
        for name in names
        if not any(re.match(rf'"{re.escape(name)}",  # \w.{{10,}}', line) for line in lines)
    ]
    assert bare == []


def test_make_help_lists_every_command() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert phony
    commands = set(phony[1].split()) - {"python", "packages"}
    printed = subprocess.run(
        ["make", "--no-print-directory"], cwd=BASE_DIR, capture_output=True, text=True, check=True
    ).stdout
    listed = set(re.findall(r"^make ([\w-]+) +\S", printed, re.MULTILINE))
    assert listed == commands


def test_the_example_of_settings_names_what_the_settings_read_and_nothing_else() -> None:
    code = "".join(
        (BASE_DIR / "config" / name).read_text()
        for name in ("settings.py", "environment.py", "mail.py", "inner_tls.py")
    )
    read = set(re.findall(r'(?:env\.\w+|environ\.get|switch|_secret)\(\s*"([A-Z_]+)"', code))
    example = (BASE_DIR / ".env.example").read_text()
    documented = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert {"SECRET_KEY", "DATABASE_URL", "HTTPS"} <= read
    assert documented == read


def test_every_setting_that_the_settings_read_is_fixed_for_the_tests() -> None:
    from tests.environment import FIXED

    example = (BASE_DIR / ".env.example").read_text()
    documented = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert documented <= set(FIXED)
