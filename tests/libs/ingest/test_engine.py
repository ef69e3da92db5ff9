"""Rows that come in by their natural keys, whatever file they are in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from glossary.models import Term
from libs.ingest.engine import ingest_rows
from libs.ingest.incoming import IncomingRow, Mistake
from libs.ingest.natural_keys import key_of, naming_columns, naming_paths
from libs.ingest.plan import Action, Difference, IngestOptions
from reforms import actions
from reforms.models import Milestone, Reform, Strand, Update
from seeds.models import Caveat, Passage
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db

CHANGE = IngestOptions(if_different=Action.CHANGED)
REPLACE = IngestOptions(if_different=Action.CHANGED, replaces_links=True)


def row(model: str, line: int = 1, /, **fields: Any) -> IncomingRow:
    return IncomingRow("a file", line, line, model, fields)


def reasons(mistakes: tuple[Mistake, ...]) -> list[tuple[int, str, str]]:
    return [(one.line, one.field, one.reason) for one in mistakes]


@contextmanager
def counted() -> Iterator[list[int]]:
    number: list[int] = []
    with CaptureQueriesContext(connection) as queries:
        yield number
    number.append(len(queries))


def test_a_row_is_named_by_a_column_or_through_a_relation() -> None:
    milestone = add(Milestone, slug="begins", reform=add(Reform, slug="a-plan"))
    assert naming_columns(Milestone) == ("reform", "slug")
    assert naming_paths(Milestone) == ("reform__slug", "slug")
    assert key_of(milestone) == ("a-plan", "begins")
    assert naming_paths(Update) == ("key",)


def test_a_plan_says_what_becomes_of_each_row() -> None:
    add(Strand, slug="same", title="The same", position=1)
    add(Strand, slug="other", title="As it was", position=2)
    rows = [
        row("reforms.strand", 1, slug="new", title="A new one", position=3),
        row("reforms.strand", 2, slug="same", title="The same", position="1"),
        row("reforms.strand", 3, slug="other", title="As it will be"),
        row("reforms.strand", 4, slug="wrong", titel="A slip"),
    ]
    for options, action in ((IngestOptions(), Action.DIFFERS), (CHANGE, Action.CHANGED)):
        plan = ingest_rows(rows, options)
        became = {one.key: one.action for one in plan.rows}
        assert became["same"] is Action.UNCHANGED
        assert became["other"] is action
        (other,) = plan.differing
        assert other.differences == (Difference("title", "As it was", "As it will be"),)
        assert reasons(plan.mistakes) == [
            (4, "titel", "a strand has no such field; did you mean 'title'?")
        ]
    assert Strand.objects.get(slug="other").title == "As it will be"


def test_a_model_that_only_grows_is_never_changed_whatever_is_asked() -> None:
    update = add(Update, key="there", kind="name", name="As the log says")
    plan = ingest_rows([row("reforms.update", key="there", name="Rewritten")], REPLACE)
    (differing,) = plan.of(Action.DIFFERS)
    assert differing.differences == (Difference("name", "As the log says", "Rewritten"),)
    update.refresh_from_db()
    assert update.name == "As the log says"


def test_a_new_row_is_saved_by_the_function_that_its_model_names(
    monkeypatch: pytest.MonkeyPatch, admin_user: User
) -> None:
    given: list[tuple[str, Any]] = []
    record = actions.record

    def note(update: Update, *, by: User | None) -> Update:
        given.append((update.key, by))
        return record(update, by=by)

    monkeypatch.setattr(actions, "record", note)
    reform, passage = add(Reform), add(Passage)
    says: dict[str, Any] = {"reform": [reform.slug], "kind": "name", "name": "A plan"}
    says["known_on"] = str(DAY)
    source: dict[str, Any] = {"basis": "stated", "passage": [passage.key]}
    rows = [row("reforms.update", key="one", **says, **source)]
    for _ in range(2):
        ingest_rows(rows, IngestOptions(by=admin_user))
    # A row that is there already is not saved anew.
    assert given == [("one", admin_user)]
    assert Update.objects.get().recorded_by == admin_user


def test_what_such_a_function_finds_wrong_is_told_by_field() -> None:
    source: dict[str, Any] = {"known_on": str(DAY), "basis": "inferred", "reason": "A guess."}
    wrong = row("reforms.update", key="none", kind="name", name="A plan", **source)
    ((_, field, reason),) = reasons(ingest_rows([wrong], CHANGE).mistakes)
    assert (field, reason) == ("", "Choose a reform or an event, not both.")
    assert not Update.objects.exists()


def test_rows_are_given_as_they_were_before_anything_of_them_changes() -> None:
    first, second = add(Caveat, key="first"), add(Caveat, key="second")
    reform = add(Reform, slug="a-plan", title="As it was")
    reform.caveats.add(first)
    seen: list[tuple[str, list[Model]]] = []

    def look(rows: Any) -> None:
        seen.extend((one.title, list(one.caveats.all())) for one in rows)

    changed = row("reforms.reform", slug="a-plan", title="As it will be", caveats=[["second"]])
    options = IngestOptions(if_different=Action.CHANGED, replaces_links=True, before_change=look)
    plan = ingest_rows([changed], options)
    assert seen == [("As it was", [first])]
    assert list(reform.caveats.all()) == [second]
    (planned,) = plan.differing
    assert planned.differences[1] == Difference("caveats", "first", "second")


def test_what_says_what_is_stored_is_left_alone_even_where_it_breaks_a_newer_rule() -> None:
    add(Term, slug="one", text="ON")
    Term.objects.update(slug="no slug at all")
    plan = ingest_rows([row("glossary.term", slug="no slug at all", text="ON")], CHANGE)
    assert [one.action for one in plan.rows] == [Action.UNCHANGED]


def test_a_wrong_name_gets_the_nearest_one_whether_stored_or_stated() -> None:
    add(Strand, slug="schools")
    rows = [
        row("reforms.strand", 1, slug="health", title="Health", position=2),
        row("reforms.reform", 2, slug="one", title="One", position=1, strand=["scools"]),
        row("reforms.reform", 3, slug="two", title="Two", position=2, strand=["helth"]),
    ]
    assert reasons(ingest_rows(rows, CHANGE).mistakes) == [
        (2, "strand", "no strand is called 'scools'; did you mean 'schools'?"),
        (3, "strand", "no strand is called 'helth'; did you mean 'health'?"),
    ]


def test_a_name_is_no_mistake_where_a_row_of_its_kind_could_not_be_read() -> None:
    rows = [
        row("reforms.strand", 1, title="Without its name", position=1),
        row("reforms.reform", 2, slug="one", title="One", position=1, strand=["schools"]),
        row("reforms.milestone", 3, reform=["none"], slug="begins", title="It begins"),
    ]
    plan = ingest_rows(rows, CHANGE)
    assert [(one.line, one.field) for one in plan.mistakes] == [(1, "slug"), (3, "reform")]
    assert plan.held_up == 1


def test_everything_that_is_wrong_with_a_row_is_told_at_once() -> None:
    wrong = row("reforms.reform", slug="one", position="first", strand=["none"])
    assert [one.field for one in ingest_rows([wrong], CHANGE).mistakes] == [
        *("position", "strand", "title"),
    ]


@pytest.mark.parametrize("number", [3, 60])
def test_rows_that_are_there_are_read_together_however_many(number: int) -> None:
    reform, passage = add(Reform, slug="a-plan"), add(Passage, key="a-passage")
    for n in range(number):
        add(Milestone, reform=reform, slug=f"step-{n}")
        add(Update, key=f"said-{n}", reform=reform, kind="checked", passage=passage)
    rows = [
        entry
        for n in range(number)
        for entry in (
            row("reforms.milestone", 2 * n, reform=["a-plan"], slug=f"step-{n}", audiences=[]),
            row("reforms.update", 2 * n + 1, key=f"said-{n}", passage=["a-passage"]),
        )
    ]
    with counted() as queries:
        plan = ingest_rows(rows, CHANGE)
    assert plan.counts == {"milestones": {"unchanged": number}, "updates": {"unchanged": number}}
    # The milestones and their audiences, the updates, the reform, and the passage.
    assert queries == [5]
