"""The table of one document's statements, as Markdown for docs/coverage/."""

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from seeds.covering.statements import DocumentCoverage, Fact, Statement
from seeds.models import Document

_HEAD = "| no. | words | says | carried by |\n| --- | --- | --- | --- |"


def page_of(
    coverage: DocumentCoverage, document: Document, corrections: Mapping[Fact, Fact]
) -> str:
    """Markdown: what the list is, then one table for each run of statements under one heading."""
    row = partial(_row, corrections)
    number, carried = len(coverage.statements), coverage.carried
    parts = [
        f"# Coverage: {document.short_title}",
        f"Every statement of {document.title} ({document.publisher}, first published "
        f"{document.published.words}), in its order, with the facts that carry it or the reason "
        f"why none does. {number} statements: {carried} carried, {number - carried} not.",
        "`manage.py coverage --write` makes this page from "
        f"`seeds/coverage/{coverage.document}.yaml`: change it there.",
    ]
    for path, rows in groupby(coverage.statements, lambda statement: statement.heading_path):
        parts += [f"## {path}", "\n".join([_HEAD, *map(row, rows)])]
    return "\n\n".join(parts) + "\n"


def _row(corrections: Mapping[Fact, Fact], statement: Statement) -> str:
    words = f"{statement.opening} … {statement.closing}"
    says = f"{statement.says} ({statement.whose})" if statement.whose else statement.says
    facts = (_print_fact(fact, corrections.get(fact)) for fact in statement.facts)
    carried = ", ".join(facts) or f"none: {statement.none}"
    cells = (str(statement.number), words, says, carried)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _print_fact(fact: Fact, correction: Fact | None) -> str:
    """The fact's name, after that of the fact that corrects it."""
    return f"`{correction}` (corrects `{fact}`)" if correction else f"`{fact}`"
