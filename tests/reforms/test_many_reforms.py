"""Where there are many reforms a search reads those that may be meant, and finds the same."""

import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from libs.pagememo.readings import forget_readings
from libs.wordindex.keeping import unread
from libs.wordindex.models import Word
from reforms.finding import candidates, everyday, kept_words, whole_site
from reforms.finding.found import SiteFound, find_on_site
from reforms.finding.vocabulary import known_vocabulary
from reforms.finding.whole_site import search_site
from reforms.models import Milestone, Reform, Update
from tests.rows import add
from tests.torture import examples

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

FIRST, LATER = date(2023, 8, 14), date(2024, 6, 1)
VOCABULARY = (
    *("inclusion", "inclusive", "plan", "plans", "planning", "school", "schools", "policy"),
    *("policies", "transport", "funding", "money", "teacher", "co-ordinator", "needs-led"),
    *("tribunal", "mediation", "bases", "base", "2026", "16-19", "speech/language", "café"),
    *("children’s", "panel", "the", "of", "act"),
)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three reforms are many already, and none has a name of every day."""
    monkeypatch.setattr(kept_words, "FEW", 2)
    monkeypatch.setattr(everyday, "_prepared", lambda: ())
    monkeypatch.setattr(candidates, "_everyday_reforms", lambda: ())
    forget_readings()
    yield
    forget_readings()


def add_reform(title: str, note: str = "", step: str = "", called: str = "") -> Reform:
    reform = add(Reform, title=title)
    add(Update, reform=reform, kind="description", note=note or "Nothing.", known_on=FIRST)
    if called:
        add(Update, reform=reform, kind="name", name=called, known_on=LATER)
    if step:
        milestone = add(Milestone, reform=reform, title=step)
        target = {"kind": "target", "target_words": "2030", "target_edtf": "2030"}
        add(Update, reform=reform, milestone=milestone, known_on=FIRST, **target)
    return reform


def keys(found: SiteFound) -> tuple[object, ...]:
    by_kind = {kind: [item.key for item in items] for kind, items in found.by_kind.items()}
    return found.answer and found.answer.key, by_kind, found.is_only_mentioned


@pytest.mark.usefixtures("many")
def test_part_of_the_reforms_gives_what_all_of_them_give() -> None:
    draw = random.Random(5)  # noqa: S311  # the same words each time; no secret

    def words(most: int) -> str:
        return " ".join(draw.choices(VOCABULARY, k=draw.randint(1, most)))

    for _ in range(25):
        add_reform(words(4), words(9), words(3), draw.choice(["", words(4)]))
    kept_words.read_unread(100)
    assert unread(1) == []
    read, tries = 0, examples(25)
    for number in range(tries):
        typed = draw.choice(["", "", "when does the "]) + words(3)
        if number % 3 == 0:
            at = draw.randrange(len(typed))
            begun, slipped = typed[: at + 2], typed[:at] + typed[at + 1 :]
            typed = draw.choice([begun, slipped, typed.replace(" ", "")])
        day = draw.choice([FIRST, LATER])
        whole = find_on_site(known_vocabulary(day), typed)
        assert keys(search_site(day, typed)) == keys(whole), typed
        besides = known_vocabulary(day, frozenset())
        only = candidates.named(besides, typed, day).reforms
        read += len(only)
        if not whole.by_kind:
            only |= candidates.near(besides, typed, day)
            guessed = [item.key.removeprefix("reform/") for item in whole.nearest]
            assert set(Reform.objects.filter(slug__in=guessed).in_bulk()) <= only, typed
    assert read < tries * 25 / 2


def rename(reform: Reform) -> None:
    Reform.objects.filter(pk=reform.pk).update(title="Zebras")


def rename_in_sql(reform: Reform) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reforms_reform SET title = 'Zebras' WHERE id = %s", [reform.pk])


def rename_a_step(reform: Reform) -> None:
    reform.milestones.update(title="Zebras arrive")


def record_a_name(reform: Reform) -> None:
    add(Update, reform=reform, kind="name", name="Zebras", known_on=LATER)


@pytest.mark.parametrize("write", [rename, rename_in_sql, rename_a_step, record_a_name])
@pytest.mark.usefixtures("many")
def test_what_was_written_is_found_at_once_whoever_writes(write: Callable[[Reform], None]) -> None:
    reform, *_ = [add_reform(title, step="Begins") for title in ("Panels", "Plans", "Bases")]
    kept_words.read_unread(10)
    write(reform)
    assert unread(9) == [reform.pk]
    for _ in range(2):  # before and after its words are read
        forget_readings()
        (found,) = search_site(LATER, "zebras").by_kind["reform"]
        assert found.key == f"reform/{reform.slug}"
        kept_words.read_unread(10)
    assert unread(9) == []


@pytest.mark.usefixtures("many")
def test_a_word_of_very_many_finds_the_best_and_says_that_there_are_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "MOST_EACH", 7)
    monkeypatch.setattr(whole_site, "MOST_EACH", 7)
    for number in range(12):
        add_reform(f"Panel of place {number}" if number else "Panel", "Has a panel.")
    kept_words.read_unread(100)
    page = client.get("/search/?q=panel").content.decode()
    assert page.count("<h3><a") >= 5
    assert "Over 1 more: reforms" in " ".join(page.split())
    assert search_site(LATER, "panel").answer is not None
    assert "Over" not in client.get("/search/?q=place+7").content.decode()


@pytest.mark.usefixtures("many")
def test_a_search_reads_the_words_of_very_many_that_were_written_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whole_site, "MOST_UNREAD", 2)
    for title in ("Panels", "Plans", "Bases"):
        add_reform(title)
    assert keys(search_site(LATER, "plans"))[0] is not None
    assert unread(9) == []
    assert Word.objects.filter(word="plans", place=1).count() == 1


@pytest.mark.usefixtures("many")
def test_where_there_are_many_words_are_read_after_something_was_sent(client: Client) -> None:
    few = [add_reform(title) for title in ("Panels", "Plans")]
    assert client.post("/admin/login/").status_code == 200
    assert unread(9) == [one.pk for one in few]
    add_reform("Bases")
    client.get("/about/")
    assert client.post("/search/").status_code == 405
    assert len(unread(9)) == 3
    client.post("/admin/login/")
    assert unread(9) == []


@pytest.mark.usefixtures("many")
def test_what_was_written_without_triggers_is_read_when_they_stand_again() -> None:
    first, *_ = [add_reform(title) for title in ("Panels", "Plans", "Bases")]
    kept_words.read_unread(9)
    Word.objects.filter(of=first.pk).delete()
    kept_words.mark_all(connection, stand=True)
    assert unread(9) == []
    assert Word.objects.filter(of=first.pk, word="panels").count() == 1
