"""A fixture as YAML: a list of entries, each a row, or one for every row of a table.

    - model: reforms.strand
      fields: {slug: schools, title: Schools, position: 1}

An entry with `rows` stands for a table: see yaml_tables.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from libs.ingest.incoming import IncomingRow, Mistake, did_you_mean
from libs.ingest.readers import BadTable
from libs.ingest.readers.yaml_tables import read_rows

_KEYS = {"model", "rows", "fields"}


# PyYAML's parser in C is five times as fast; a build without it still works.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]  # chosen at run time
    """YAML's plain types, less those that would read a value as something else than is written.

    A day stays text until its field reads it, so that a day that does not exist is a mistake in
    a field; `yes` and `no` stay words.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            problem = ""
            if not isinstance(key, yaml.ScalarNode):
                problem = "write a word before each colon"
            elif key.value in seen:
                problem = f"'{key.value}' is here twice: keep one of them"
            if problem:
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"0|-?[1-9][0-9]*", "-0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("merge", r"<<", "<"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first)
    )


def read_file(file: Path) -> tuple[list[IncomingRow], list[Mistake]]:
    """Read the rows of one file in order, and what is wrong with its form."""

    def mistake(reason: str, line: int = 0, entry: str = "", field: str = "") -> Mistake:
        return Mistake(file.name, line, entry, field, reason)

    try:
        loader = _Loader(file.read_text(encoding="utf-8-sig"))
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return [], [mistake(_explain(error), _line_of(error))]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [], [mistake(f"this is not plain text in UTF-8: {error}")]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        reason = "this is not a list: begin each entry with '- model: …'"
        return [], [mistake(reason, root.start_mark.line + 1)]

    rows: list[IncomingRow] = []
    mistakes: list[Mistake] = []
    for number, node in enumerate(root.value, start=1):
        line = node.start_mark.line + 1
        try:
            content = loader.construct_object(node, deep=True)
        except yaml.MarkedYAMLError as error:
            mistakes.append(mistake(_explain(error), _line_of(error), f"entry {number}"))
            continue
        if reason := _misshapen(content):
            mistakes.append(mistake(reason, line, f"entry {number}"))
            continue
        try:
            rows += _rows(file, number, node, content)
        except BadTable as bad:
            mistakes += [Mistake(bad.name, 0, "", "", reason) for reason in bad.reasons]
    return rows, mistakes


def _rows(file: Path, number: int, node: Any, content: dict[str, Any]) -> list[IncomingRow]:
    """The entry's row, or those of its table. Raises BadTable."""
    model, fields = content["model"], content["fields"]
    if "rows" in content:
        return read_rows(file.parent / content["rows"], model, fields)
    return [IncomingRow(file.name, number, node.start_mark.line + 1, model, fields, _lines(node))]


def _misshapen(content: Any) -> str:
    """Why this is not an entry, or ""."""
    shape = "write 'model: …' and below it 'fields: {…}'"
    if not isinstance(content, dict):
        return f"this entry is not a mapping: {shape}"
    for key in content:
        if key not in _KEYS:
            return f"'{key}' has no place beside model and fields{did_you_mean(str(key), _KEYS)}"
    if not isinstance(content.get("model"), str):
        return f"this entry names no model: {shape}"
    if not isinstance(content.get("rows", ""), str):
        return "the rows are those of one table: 'rows: ../reference/regions.csv'"
    if not isinstance(content.get("fields"), dict):
        return f"this entry has no fields: {shape}"
    if not all(isinstance(name, str) for name in content["fields"]):
        return "the names of fields are words"
    return ""


def _lines(node: yaml.MappingNode) -> dict[str, int]:
    """The line of each field of an entry."""
    for key, value in node.value:
        if key.value == "fields":
            return {name.value: name.start_mark.line + 1 for name, _ in value.value}
    return {}


def _line_of(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 0


def _explain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or str(error)
    if error.context:
        problem = f"{error.context}, {problem}"
    return f"this cannot be read as YAML: {problem}"
