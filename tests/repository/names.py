"""What there is to name: files, commands, settings, and every name that our own code defines."""

import ast
import importlib
import json
import re
import tomllib
from collections import defaultdict
from functools import cache
from typing import Any

from django.apps import apps
from django.core.management import get_commands, load_command_class
from django.db import models
from django.urls import Resolver404, resolve

from config.environment import BASE_DIR
from tests.repository.test_class_names import CODE
from tests.repository.test_files import kept, tracked


@cache
def files() -> frozenset[str]:
    """Every file that git keeps, and every folder with a slash behind it."""
    names = [str(file.relative_to(BASE_DIR)) for file in kept()]
    folders = {
        "".join(f"{part}/" for part in name.split("/")[:depth])
        for name in names
        for depth in range(1, name.count("/") + 1)
    }
    return frozenset({*names, *folders})


def has_path(name: str) -> bool:
    """Whether a file or folder is there; `*` stands for one folder.

    A bare file name may be in any folder. What git leaves out is there if .gitignore names it.
    """
    if any(name.rstrip("/") == line.strip("/") for line in _text(".gitignore").splitlines()):
        return True
    if "/" not in name:
        return any(name == file.rpartition("/")[2] for file in files())
    pattern = re.compile(re.escape(name).replace(r"\*", "[^/]+") + "/?")
    return any(pattern.fullmatch(file) for file in files())


def has_test(name: str) -> bool:
    """Whether `tests/repository/test_docs.py::test_what_a_document_names_is_there` is there."""
    file, _, test = name.partition("::")
    line = rf"^def {re.escape(test)}\("
    return file in files() and bool(re.search(line, _text(file), re.MULTILINE))


def has_make_target(name: str) -> bool:
    return bool(re.search(rf"^{re.escape(name)}:", _text("Makefile"), re.MULTILINE))


def has_npm_script(name: str) -> bool:
    return name in json.loads(_text("package.json"))["scripts"]


def has_command(line: str) -> bool:
    """Whether `load_seeds 2023-08-14 --dry-run` is a command of manage.py that has the options."""
    name, *arguments = line.split()
    app = get_commands().get(name)
    if app is None:
        return False
    command = load_command_class(app, name) if isinstance(app, str) else app
    known = command.create_parser("manage.py", name)._option_string_actions
    return all(word in known for word in arguments if word.startswith("--"))


def has_variable(name: str) -> bool:
    """Whether the environment may set it: .env.example has a line for each."""
    return bool(re.search(rf"^#?{re.escape(name)}=", _text(".env.example"), re.MULTILINE))


def has_page(path: str) -> bool:
    """Whether the site answers at an address such as /reforms/<slug>/."""
    try:
        found = resolve(re.sub(r"<\w+>", "x", path))
    except Resolver404:
        return False
    return found.url_name is not None  # the admin takes every address below its own


@cache
def packages() -> frozenset[str]:
    """The packages that the project depends on, Python's and Node's."""
    project = tomllib.loads(_text("pyproject.toml"))
    lines = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    python = {re.split(r"[\[~]", line)[0] for group in lines for line in group}
    node = json.loads(_text("package.json"))
    return frozenset({*python, *node.get("dependencies", {}), *node.get("devDependencies", {})})


@cache
def defined() -> dict[str, list[str]]:
    """Map each name that our code or tests define to the modules: classes, functions, columns …"""
    found: dict[str, list[str]] = defaultdict(list)
    for file in tracked("*.py"):
        name = str(file.relative_to(BASE_DIR))
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for each in _names(node):
                found[each].append(module)
    for folder in CODE:
        found[folder].append(folder)
    for model in apps.get_models():
        for rule in model._meta.constraints:
            found[rule.name].append(model.__module__)
        for relation in model._meta.related_objects:
            found[relation.name].append(model.__module__)
    return found


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def has_name(name: str) -> bool:
    """Whether our code, a package, the commands or Django's models define a single name."""
    places: list[Any] = [models, models.QuerySet]
    return (
        name in defined()
        or name in packages()
        or name in get_commands()
        or any(hasattr(place, name) for place in places)
    )


def has_dotted_name(name: str) -> bool:
    """Whether `libs.triggers.lifted`, or `EditingAdmin.save_model`, leads to something."""
    first, *rest = name.split(".")
    if first in CODE:
        return _imported(name)
    modules = [module for module in defined().get(first, ()) if not module.startswith("tests.")]
    starts = [getattr(importlib.import_module(module), first, None) for module in modules]
    return any(_reaches(start, rest) for start in [*starts, getattr(models, first, None)])


def _imported(name: str) -> bool:
    parts = name.split(".")
    for depth in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:depth]))
        except ModuleNotFoundError:
            continue
        return _reaches(module, parts[depth:])
    return False


def _reaches(start: object, path: list[str]) -> bool:
    for name in path:
        start = getattr(start, name, None)
    return start is not None


@cache
def _text(name: str) -> str:
    return (BASE_DIR / name).read_text(encoding="utf-8")


@cache
def _words_of_fixtures() -> frozenset[str]:
    files = tracked("seeds/fixtures", "seeds/reference")
    texts = (file.read_text(encoding="utf-8") for file in files)
    return frozenset(word for text in texts for word in re.findall(r"[\w.-]+", text))


def has_key(model: str, key: str) -> bool:
    """Whether a fact that a table of coverage names, `update:f4-outcome`, is in a fixture."""
    kinds = {each._meta.model_name for each in apps.get_models()}
    return model in kinds and _words_of_fixtures().issuperset(key.split("/"))


def has_parameter(name: str) -> bool:
    """Whether our code reads `?name=` from an address: a form's field, or a text."""
    texts = (file.read_text(encoding="utf-8") for folder in CODE for file in tracked(f"{folder}/"))
    return name in defined() or any(f'"{name}"' in text for text in texts)
