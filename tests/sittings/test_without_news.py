"""Reforms that a source says nothing new about: found, ticked and left out, without a script."""

import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from reforms.models import Event, Reform, Strand
from sittings.nothing import read_nothing
from sittings.typed import Typed, keyed
from tests.admin.admin_urls import signed_in
from tests.rows import add
from tests.sittings.sitting import plan, posted, read, told, typed

pytestmark = pytest.mark.django_db


CHIP = re.compile(r'<li class="chip">(.*?)<', re.DOTALL)
TICK = re.compile(
    r'type="checkbox" name="nothing-chosen" id="[^"]+" value="([^"]+)"\s*( checked)?>'
)


def shown(page: str) -> tuple[list[str], dict[str, bool]]:
    """The titles of the chips, and what can be ticked, with whether it is."""
    ticks = {value: bool(checked) for value, checked in TICK.findall(page)}
    return [one.strip() for one in CHIP.findall(page)], ticks


def test_reforms_are_found_ticked_and_left_out_without_a_script() -> None:
    money, people = add(Strand, title="Money"), add(Strand, title="People")
    for title in ("Bands", "Funds"):
        add(Reform, strand=money, title=title)
    add(Reform, strand=people, title="Training")
    # A title that an event has as well names nothing alone: its slug is sent instead.
    add(Reform, strand=people, title="Vote", slug="the-vote")
    add(Event, title="vote")
    client, new = signed_in("editor"), reverse("sittings:new")

    def press(do: str, *chosen: str, **boxes: str) -> tuple[list[str], dict[str, bool]]:
        what = typed({"about": "Funds", "says": "stage:future"})
        sent = posted(what, do=do) | {"nothing-chosen": list(chosen)}
        sent |= {f"nothing-{name}": value for name, value in boxes.items()}
        answer = client.post(new, sent)
        assert answer.status_code == 200
        return shown(answer.content.decode())

    # All of them by strand, but for the one that has news.
    assert press("find-reforms") == ([], {"Bands": False, "Training": False, "the-vote": False})
    assert press("find-reforms", find="people")[1] == {"Training": False, "the-vote": False}
    everybody = press(f"all:{people.pk}", "Bands")
    assert everybody == (
        ["Bands", "Training", "Vote"],
        {"Bands": True, "Training": True, "the-vote": True},
    )
    # What is chosen and not listed is sent all the same, and so is what was pasted.
    chips, ticks = press("find-reforms", "Bands", find="train", reforms="the-vote\nzzz")
    assert (chips, ticks) == (["Bands", "Vote"], {"Training": False})
    assert press("drop:Bands", "Bands", "Training")[0] == ["Training"]


@pytest.mark.one_database
def test_what_is_looked_for_is_no_part_of_a_draft_and_what_has_news_is_refused() -> None:
    plan("A plan", "Done")
    what = typed({"about": "A plan", "says": "stage:future"})
    what.nothing |= {"reforms": "A plan", "basis": "inferred", "reason": "Read.", "find": "pla"}
    assert told(read(what))["nothing-reforms"].startswith("A plan has a statement of its own")
    assert "find" not in Typed.stored(what.to_store()).nothing


def test_two_hundred_reforms_are_read_by_as_few_queries_as_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    strand = add(Strand)
    titles = [add(Reform, strand=strand, title=f"Reform {n}").title for n in range(200)]
    typed = keyed({"reforms": "\n".join(titles), "basis": "inferred", "reason": "Read."})
    with django_assert_num_queries(3):
        assert len(read_nothing(typed, "").reforms) == 200
