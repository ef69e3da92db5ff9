"""What the editors' start page calls for: what stands in each list, and what leaves it again."""

from datetime import date, timedelta
from typing import Any

import pytest

from glossary.models import Sense, Term
from libs.backoffice.panels import list_of, page_of
from reforms.admin.worklist import WORKLISTS, Rights, WorklistQuery, build_start, build_worklist
from reforms.admin.worklist.page import ITEMS_ON_PAGE
from reforms.admin.worklist.values import ITEMS_ON_START, ShownWorklist, WorkItem
from reforms.models import Event, Milestone, Reform, Update
from seeds.models import Doubt, Passage, PassageCheck
from tests.rows import DAY, add, add_many, new

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
MODELS: list[type[Any]] = [Reform, Passage, Term, Update, Sense, Doubt]
ALL = Rights(frozenset(MODELS), frozenset(MODELS))


def query(on: date = TODAY, **given: Any) -> WorklistQuery:
    every: dict[str, Any] = {"day": on, "unchecked_after": 90, "rights": ALL} | given
    return WorklistQuery(**every)


def worklist(key: str, on: date = TODAY, **given: Any) -> ShownWorklist:
    (found,) = (one for one in build_start(query(on, **given)).lists if one.key == key)
    return found


def names(key: str, on: date = TODAY, **given: Any) -> list[str]:
    return [row.name for row in worklist(key, on, **given).rows]


def dated(title: str, edtf: str, words: str = "as written", **of: Any) -> Milestone:
    milestone = add(Milestone, title=title, reform=add(Reform, title="A plan", **of))
    say(milestone, "target", target_words=words, target_edtf=edtf)
    return milestone


def say(milestone: Milestone, kind: str, **says: Any) -> Update:
    return add(Update, reform=milestone.reform, milestone=milestone, kind=kind, **says)


def test_a_date_that_passed_asks_for_an_outcome_until_one_is_known() -> None:
    milestone = dated("Testing ends", "2024-01-31", "by the end of January")
    assert names("passed", date(2024, 1, 31)) == []

    [row] = worklist("passed", date(2024, 2, 1)).rows

    outcome = {"milestone": milestone.pk, "reform": milestone.reform_id, "kind": "outcome"}
    target = Update.objects.get()
    assert row == WorkItem(
        name="A plan: Testing ends",
        href=list_of(Update, "add", **outcome),
        cells=("by the end of January", "31 January 2024"),
        item=target.key,
        passage=target.passage_id or 0,
        passage_label=str(target.passage),
    )
    say(milestone, "outcome", outcome="met", known_on=date(2024, 3, 1))
    assert names("passed", date(2024, 2, 29)) == ["A plan: Testing ends"]
    assert names("passed", date(2024, 3, 1)) == []


def test_what_falls_in_the_next_sixty_days_is_listed_soonest_first() -> None:
    last = TODAY + timedelta(days=60)
    dated("Ends last", f"../{last}")
    dated("Ends too late", f"../{last + timedelta(days=1)}")
    dated("Ends today", f"2026-09-01/{TODAY}")
    dated("Ended yesterday", f"2026-09-01/{TODAY - timedelta(days=1)}")
    dated("Begins soon", "2026-12-01/..")
    dated("Began before", "2026-01-01/..")
    dated("Met already", "2026-12-24")
    say(Milestone.objects.get(title="Met already"), "outcome", outcome="met")
    dated("Beside the reforms", "2026-12-24", is_context=True)
    event = add(Event, title="A speech")
    says = {"target_words": "1 January 2027", "target_edtf": "2027-01-01"}
    add(Update, reform=None, event=event, kind="target", **says)

    found = worklist("upcoming").rows

    assert [row.name for row in found] == [
        *("A plan: Ends today", "A plan: Begins soon", "A speech", "A plan: Ends last")
    ]
    # Where the source names the day itself, it is not said twice.
    assert found[2].cells == ("1 January 2027", "")
    assert found[2].href == list_of(Update, "add", event=event.pk, kind="target")


def test_a_reform_is_called_unchecked_when_nothing_was_known_anew_for_some_time() -> None:
    never, old, new_one = (add(Reform, title=title) for title in ("Never", "Old", "New"))
    add(Update, reform=old, known_on=TODAY - timedelta(days=91))
    add(Update, reform=new_one, known_on=TODAY - timedelta(days=90))
    add(Update, reform=add(Reform, is_context=True), known_on=DAY)

    rows = worklist("unchecked").rows

    assert [(row.name, row.cells) for row in rows] == [
        ("Never", ("nothing yet",)),
        ("Old", ("23 August 2026",)),
    ]
    assert rows[0].href == list_of(Update, "add", reform=never.pk, kind="checked")
    assert names("unchecked", unchecked_after=89) == ["Never", "Old", "New"]
    for reform in (never, old):
        add(Update, reform=reform, known_on=TODAY)
    page = worklist("unchecked")
    assert page.rows == ()
    assert page.empty == "Every reform has an entry from the last 90 days."


def test_a_stage_that_an_editor_infers_stays_listed_until_a_source_states_one() -> None:
    reform = add(Reform, title="A plan")
    stage = {"reform": reform, "kind": "stage", "stage": "future"}
    add(Update, **stage, basis="inferred", reason="It was announced.", passage=None)

    [row] = worklist("inferred").rows

    assert (row.name, row.cells) == ("A plan", ("Future", "It was announced."))
    assert row.href == list_of(Update, "add", reform=reform.pk, kind="stage")
    add(Update, **stage, known_on=DAY + timedelta(days=1))
    assert names("inferred", DAY) == ["A plan"]
    assert names("inferred") == []


def test_a_passage_is_called_missing_until_it_is_changed_or_found() -> None:
    assert worklist("failed").empty == "No passage has been looked for yet."
    passage = add(Passage)
    check = add(PassageCheck, passage=passage, problem="no such heading")
    add(PassageCheck, problem="")

    page = worklist("failed")

    assert page.about == "2 passages were looked for, last on 14 August 2023."
    [row] = page.rows
    assert row == WorkItem(str(passage), page_of(passage), ("No such heading",), passage.key)
    passage.heading_path = "Part one > Chapter three"
    passage.save()
    assert names("failed") == []
    check.delete()
    said = "1 passage was looked for, last on 14 August 2023. None of them is missing."
    assert worklist("failed").empty == said


def test_a_word_that_nobody_explains_leads_to_its_term_or_its_sense() -> None:
    bare = add(Term, text="LSP")
    add(Sense, term=add(Term, text="EHCP"))
    reform = add(Reform)
    for note in ("The EHCP and the ICB.", "The LSP, the ICB."):
        add(Update, reform=reform, kind="description", note=note)

    rows = worklist("unexplained").rows

    assert rows == (
        WorkItem("ICB", list_of(Term, "add", text="ICB", slug="icb"), ("2 times",), "ICB"),
        WorkItem("LSP", list_of(Sense, "add", term=bare.pk), ("once",), "LSP"),
    )


def test_a_list_is_narrowed_to_words_and_a_strand() -> None:
    first, other = dated("Testing ends", "2024"), dated("Funding begins", "2024")
    assert len(names("passed")) == 2
    assert names("passed", words="TESTING") == ["A plan: Testing ends"]
    assert names("passed", strand=other.reform.strand.slug) == ["A plan: Funding begins"]
    assert names("passed", words="testing", strand=other.reform.strand.slug) == []
    assert names("unchecked", words="a PLAN", strand=first.reform.strand.slug) == ["A plan"]
    assert names("unexplained", words="nothing like it") == []


def test_few_rows_are_shown_and_all_are_on_the_pages_of_the_list() -> None:
    add_many(Reform, ITEMS_ON_PAGE + 2)
    start = worklist("unchecked")
    assert (len(start.rows), start.count, start.more) == (ITEMS_ON_START, "52", "47")
    kind = next(kind for kind in WORKLISTS if kind.key == "unchecked")

    pages = [build_worklist(kind, query(), number) for number in (1, 2)]

    assert [(page.first, page.last) for page in pages] == [(1, 50), (51, 52)]
    assert [(page.previous, page.following) for page in pages] == [(0, 2), (1, 0)]
    hrefs = {row.href for page in pages for row in page.worklist.rows}
    assert len(hrefs) == ITEMS_ON_PAGE + 2


def test_rights_decide_what_is_shown_and_what_is_a_link() -> None:
    dated("Testing ends", "2024")
    nobody = Rights(frozenset(), frozenset())
    assert build_start(query(rights=nobody)).lists == ()
    viewer = Rights(frozenset([Reform]), frozenset())
    seen = build_start(query(rights=viewer)).lists
    assert [one.key for one in seen] == ["passed", "answers", "upcoming", "unchecked", "inferred"]
    assert [row.href for one in seen for row in one.rows] == ["", ""]
    assert [one.many_href for one in seen] == [""] * 5


def test_nothing_to_do_is_said_in_one_line_for_each_kind() -> None:
    for one in build_start(query()).lists:
        assert (one.rows, one.count, one.more) == ((), "0", "")
        assert one.empty.count("\n") == 0
        assert one.empty, one.key


def test_an_update_of_the_log_that_was_corrected_calls_for_nothing() -> None:
    milestone = dated("Testing ends", "2024")
    wrong = Update.objects.get()
    right = {"kind": "target", "target_words": "in 2030", "target_edtf": "2030"}
    Update.objects.bulk_create(
        [new(Update, reform=milestone.reform, milestone=milestone, corrects=wrong, **right)]
    )
    assert names("passed") == []
