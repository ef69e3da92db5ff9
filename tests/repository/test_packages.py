"""Every package says what it is for, and what it says of its modules is so."""

import ast
import re
from pathlib import Path

import pytest

from config.environment import BASE_DIR
from tests.repository.test_class_names import CODE
from tests.repository.test_docs import mistakes, spans
from tests.repository.test_files import tracked

NAMED_BY_DJANGO = {"migrations", "management", "commands"}
PACKAGES = [
    file.parent
    for folder in CODE
    for file in tracked(f"{folder}/__init__.py", f"{folder}/**/__init__.py")
    if file.parent.name not in NAMED_BY_DJANGO
]


def told_modules(docstring: str) -> list[str]:
    """The names that begin a line and have two spaces behind them."""
    return re.findall(r"^ *(\w+)  +\w", docstring, re.MULTILINE)


def wrong_names(package: Path, docstring: str) -> list[str]:
    """Modules that are not in the package, and names that are nowhere."""
    modules = {file.stem for file in package.iterdir() if file.suffix == ".py" or file.is_dir()}
    listed = [name for name in told_modules(docstring) if name not in modules]
    own = {span.text for span in spans(docstring)} & modules
    return listed + [each for each in mistakes(docstring) if each.split("`")[1] not in own]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(BASE_DIR)))
def test_a_package_says_what_it_is_for(package: Path) -> None:
    source = (package / "__init__.py").read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    assert re.match(r"\S.{30,}\.$", docstring.partition("\n")[0])
    assert wrong_names(package, docstring) == []


def test_every_room_and_library_is_among_them() -> None:
    names = {str(package.relative_to(BASE_DIR)) for package in PACKAGES}
    assert {*CODE, "libs/ingest", "reforms/pages", "seeds/admin"} <= names


def test_a_module_that_is_not_in_the_package_is_told() -> None:
    docstring = "Pages.\n\nknown   what is known\ngone    what is not\n\nSee `page` and `pouring`."
    assert wrong_names(BASE_DIR / "glossary" / "pages", docstring) == [
        "gone",
        "6: `pouring`: no such name",
    ]
