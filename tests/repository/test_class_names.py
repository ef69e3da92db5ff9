"""A class name means one thing in the whole project.

Counts every public class at the top of a module in our code, but for tests and migrations.
"""

import ast
from collections import defaultdict

from config.environment import BASE_DIR

CODE = [
    "alerts",
    "config",
    "dev",
    "glossary",
    "intake",
    "libs",
    "opendata",
    "partnerships",
    "reforms",
    "seeds",
    "sittings",
]
DJANGO_NAMES = {"Command", "Migration"}
"""Names that Django prescribes."""


def package_of(module: str) -> str:
    """Return the package: `libs/search/index.py` is in libs/search, `seeds/urls.py` in seeds."""
    parts = module.split("/")
    return "/".join(parts[: 2 if parts[0] == "libs" else 1])


def modules_by_class() -> dict[str, list[str]]:
    """Map each public class name to the modules that define it."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in CODE:
        for file in sorted((BASE_DIR / folder).rglob("*.py")):
            module = str(file.relative_to(BASE_DIR))
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].append(module)
    return {name: modules for name, modules in found.items() if name not in DJANGO_NAMES}


def test_every_folder_of_code_is_searched() -> None:
    folders = {file.parent.name for file in BASE_DIR.glob("*/__init__.py")}
    assert folders - {"tests"} <= {*CODE}
    packages = {package_of(modules[0]) for modules in modules_by_class().values()}
    assert packages > {"glossary", "libs/search", "partnerships", "reforms", "seeds"}


def test_no_two_modules_define_a_class_of_one_name() -> None:
    shared = {name: modules for name, modules in modules_by_class().items() if len(modules) > 1}
    assert shared == {}
