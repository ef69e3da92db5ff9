"""A folder of fixtures to load from: small, whole, and about nothing real."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from glossary.models import Term
from libs.ingest import BadFixtures, Plan
from reforms.models import Milestone, Reform, Strand, Update
from seeds.loading import load
from seeds.models import Caveat, Document, Passage

FIRST = """
- model: seeds.document
  fields:
    slug: first
    title: The first document
    short_title: First, 2022
    publisher: A publisher
    kind: summary
    authority: sector
    speaks_for_words: April 2022
    speaks_for_edtf: 2022-04
    published_words: 28 April 2022
    published_edtf: 2022-04-28
    licence: facts only
- model: seeds.passage
  fields: {key: first-place, document: [first], heading_path: Part one}
- model: seeds.caveat
  fields: {key: take-care, kind: scope, title: Take care, text: So far only., known_on: 2022-04-28}
- model: reforms.strand
  fields: {slug: strand, title: A strand, position: 1}
- model: reforms.reform
  fields: {slug: reform, title: A reform, strand: [strand], position: 1, caveats: [[take-care]]}
- model: reforms.milestone
  fields: {reform: [reform], slug: begins, title: It begins}
- model: reforms.update
  fields:
    key: first-target
    reform: [reform]
    milestone: [reform, begins]
    kind: target
    target_words: this autumn
    target_edtf: 2022-23
    known_on: 2022-04-28
    basis: stated
    passage: [first-place]
- model: glossary.term
  fields: {slug: ap, text: AP, used_in: [[first-place]], see_also: [[send]]}
- model: glossary.term
  fields: {slug: send, text: SEND}
"""

SECOND = """
- model: seeds.caveat
  fields: {key: mind, kind: scope, title: Mind this, text: As far as it goes., known_on: 2023-08-14}
- model: reforms.reform
  fields: {slug: reform, caveats: [[take-care], [mind]]}
"""

EVERYTHING: tuple[type[Model], ...] = (
    *(Document, Passage, Caveat, Strand, Reform, Milestone, Update, Term),
)


def write(folder: Path, **files: str) -> Path:
    """Writes each text as a fixture of that name; "first" and "second" are the ones above."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP", "TRUNCATE")


@contextmanager
def nothing_is_written() -> Iterator[None]:
    """Within it the database is asked, and nothing in it is changed."""
    with CaptureQueriesContext(connection) as queries:
        yield
    statements = [query["sql"].lstrip().upper() for query in queries.captured_queries]
    assert statements, "nothing was asked at all"
    assert [sql for sql in statements if sql.startswith(WRITES)] == []


def numbers(plan: Plan) -> dict[str, int]:
    """How many rows of all kinds were added, extended and so on."""
    total: dict[str, int] = {}
    for counts in plan.counts.values():
        for what, number in counts.items():
            total[what] = total.get(what, 0) + number
    return total


def mistakes(folder: Path, **files: str) -> list[str]:
    """What is said of bad files: "file: place: reason", with nothing loaded."""
    try:
        load(folder=write(folder, **files))
    except BadFixtures as bad:
        assert not any(model._default_manager.exists() for model in EVERYTHING)
        return [f"{mistake.file}: {mistake}" for mistake in bad.plan.mistakes]
    return []


def changed(old: str, new: str) -> str:
    """The first fixture with one thing replaced."""
    assert old in FIRST
    return FIRST.replace(old, new, 1)
