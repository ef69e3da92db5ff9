"""The statements of a document, as `seeds/coverage/<document>.yaml` lists them.

    document: naht-send-summary-2022-04
    statements:
    - number: 1
      heading_path: "1) The Levelling Up White Paper"
      opening: This was published on
      closing: 2 February
      says: The Levelling Up White Paper came out on 2 February.
      facts: [update:d1-levelling-up-white-paper-target]

`whose` names the person whose statement or opinion it is. `none` stands in place of `facts` and
says why no fact carries the statement. A fact is its model and natural key: `milestone:a/b`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

COVERAGE = Path(__file__).resolve().parent.parent / "coverage"

_NEEDED = ("number", "heading_path", "opening", "closing", "says")
_KNOWN = {*_NEEDED, "whose", "facts", "none"}
_MAX_QUOTE_CHARS = 100
"""How many characters of a document's words may be kept, as for a passage."""


class BadCoverage(Exception):
    """A file does not list statements as it should; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The name of a row: its model in lower case, and its natural key."""

    model: str
    key: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.model}:{'/'.join(self.key)}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a document says: where, in our words, and what carries it or why nothing."""

    number: int
    heading_path: str
    opening: str
    closing: str
    says: str
    whose: str
    facts: tuple[Fact, ...]
    none: str

    @property
    def headings(self) -> list[str]:
        """The headings above the statement, outermost first."""
        return [part for part in self.heading_path.split(" > ") if part]


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """The statements of one document, in its order."""

    document: str
    statements: tuple[Statement, ...]

    @property
    def carried(self) -> int:
        """How many statements a fact carries."""
        return sum(bool(statement.facts) for statement in self.statements)


def read_all(folder: Path = COVERAGE) -> list[DocumentCoverage]:
    """The statements of every document in `folder`, by file name. Raises BadCoverage."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise BadCoverage(f"There is no list of statements in {folder}.")
    return [read_file(file) for file in files]


def read_file(file: Path) -> DocumentCoverage:
    """The statements of one file. Raises BadCoverage with everything that is wrong."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadCoverage(f"{file.name} is not YAML in UTF-8: {error}") from error
    if not isinstance(content, dict) or set(content) != {"document", "statements"}:
        raise BadCoverage(f"{file.name} has two parts, 'document' and 'statements'.")
    if content["document"] != file.stem:
        raise BadCoverage(f"{file.name} is about '{content['document']}': name it after that.")
    rows = content["statements"]
    if not isinstance(rows, list) or not rows:
        raise BadCoverage(f"{file.name} lists no statement.")
    wrong = [f"{file.name}, {problem}" for problem in _problems(rows)]
    if wrong:
        raise BadCoverage("\n".join(wrong))
    return DocumentCoverage(file.stem, tuple(_statement(row) for row in rows))


def _problems(rows: list[Any]) -> Iterator[str]:
    """What is wrong with the rows, each with the number of its statement."""
    last = 0
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("number"), int):
            yield f"row {place}: begin it with 'number: …'"
            continue
        if row["number"] <= last:
            yield f"no. {row['number']}: it stands after no. {last}, and numbers go up"
        last = row["number"]
        yield from (f"no. {last}: {problem}" for problem in _row_problems(row))


def _row_problems(row: dict[str, Any]) -> Iterator[str]:
    for name in sorted(set(row) - _KNOWN):
        yield f"there is no '{name}': a statement has {', '.join(sorted(_KNOWN))}"
    for name in _NEEDED[1:]:
        if not isinstance(row.get(name), str) or not row[name].strip():
            yield f"'{name}' is missing, or is no text"
        elif name in ("opening", "closing") and len(row[name]) > _MAX_QUOTE_CHARS:
            yield f"'{name}' has more than {_MAX_QUOTE_CHARS} characters of the document"
    if bool(row.get("facts")) == bool(row.get("none")):
        yield "name the facts that carry it, or say under 'none' why no fact does"
    facts = row.get("facts", [])
    if not isinstance(facts, list) or any(":" not in str(fact) for fact in facts):
        yield "'facts' is a list of rows, each as 'model:key'"


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(
        number=row["number"],
        heading_path=row["heading_path"],
        opening=row["opening"],
        closing=row["closing"],
        says=row["says"],
        whose=row.get("whose", ""),
        facts=tuple(_fact(name) for name in row.get("facts", [])),
        none=row.get("none", ""),
    )


def _fact(name: str) -> Fact:
    model, _, key = name.partition(":")
    return Fact(model, tuple(key.split("/")))
