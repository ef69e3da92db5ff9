"""The classes that a template, a script or Python code names, our own and Django's."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import django

from config.environment import BASE_DIR
from tests.static.sheets import NAME

ROOMS = [
    BASE_DIR / room
    for room in ("config", "sittings", "reforms", "partnerships", "glossary", "seeds", "libs")
]
DJANGO = Path(django.__file__).parent
DJANGOS_PARTS = [DJANGO / "contrib" / "admin", DJANGO / "contrib" / "auth", DJANGO / "forms"]
"""What of Django puts classes on the editors' pages."""

HOLE = "\0"
"""Where a value is filled in: "stage--{{ key }}" is "stage--" and a hole."""
SKIPPED = {"migrations", "build", "locale"}


@dataclass(frozen=True, slots=True)
class Named:
    """Classes that are named whole; stems that a value follows; words that may be the value."""

    whole: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]

    def __contains__(self, name: str) -> bool:
        return name in self.whole or any(
            name.startswith(stem) and name.removeprefix(stem) in self.words for stem in self.stems
        )


@cache
def named() -> Named:
    """All that is named. Reads a few hundred files, in about a second."""
    tokens, words = set[str](), set[str]()
    for template in _files([BASE_DIR / "templates", *DJANGOS_PARTS], ".html", ".svg"):
        tokens.update(_in_template(template.read_text()))
    for script in _files([BASE_DIR / "static", *DJANGOS_PARTS], ".js"):
        tokens.update(_in_script(script.read_text()))
    for code in _files([*ROOMS, *DJANGOS_PARTS], ".py"):
        tree = ast.parse(code.read_text())
        tokens.update(_in_code(tree))
        words.update(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    for table in _files(ROOMS, ".csv"):
        words.update(re.findall(r"[\w-]+", table.read_text()))
    # A value fills a name up only after a dash; elsewhere it is a name of its own, or nothing.
    stems = {token for token in tokens if re.fullmatch(rf"{NAME}[_-]{HOLE}", token)}
    whole = {token.removesuffix(HOLE) for token in tokens - stems}
    stems = {stem.removesuffix(HOLE) for stem in stems}
    return Named(frozenset(whole), frozenset(stems), frozenset(words | whole))


def _files(folders: list[Path], *endings: str) -> Iterator[Path]:
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in endings and not SKIPPED.intersection(file.parts):
                yield file


def _in_template(text: str) -> Iterator[str]:
    """The classes of a template's elements, and all that its tags and filters write in quotes.

    What a block with "class" in its name holds is part of one of Django's own class attributes.
    """
    text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", text, flags=re.DOTALL)
    for tag in re.findall(r"\{%.*?%\}|\{\{.*?\}\}", text):
        for quoted in re.findall(r"\"([^\"]*)\"|'([^']*)'", tag):
            yield from re.split(r"[\s,]+", "".join(quoted))
    # A value is a hole, a tag ends a word; either may have quotes of its own.
    text = re.sub(r"\{\{.*?\}\}", HOLE, text)
    text = re.sub(r"\{% block \w*(?:class|coltype) %\}(.*?)\{% endblock", r'<i class="\1"', text)
    text = re.sub(r"\{%.*?%\}", " ", text)
    for value in re.findall(r"class=\"([^\"]*)\"|class='([^']*)'", text):
        yield from "".join(value).split()


def _in_script(text: str) -> Iterator[str]:
    """All words that a script writes in quotes, as class names and in selectors."""
    for quoted in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", text):
        yield from re.findall(NAME, "".join(quoted))


def _in_code(tree: ast.Module) -> Iterator[str]:
    """A module's texts of one word, what it gives as "class", and the HTML that it writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            word = node.value.strip()
            if re.fullmatch(NAME, word):
                yield word
            elif "class=" in word:
                # format_html fills the braces.
                yield from _in_template(re.sub(r"\{\w*\}", HOLE, word))
        elif isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else HOLE for one in node.values)
            text = "".join(map(str, parts))
            yield from _in_template(text) if "class=" in text else text.split()
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "class":
                    yield from str(getattr(value, "value", "")).split()
