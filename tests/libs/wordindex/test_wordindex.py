"""Lists of the things that have a word, in the database."""

import pytest
from django.db import connection

from libs.wordindex.keeping import read_unread, unread
from libs.wordindex.lists import alike, read_lists, words_from
from libs.wordindex.models import MAX_WORD_CHARS, Unread, Word

pytestmark = pytest.mark.django_db

WORDS = {
    1: {"plan": 1, "planning": 1000, "7": 2, "*plan": 3},
    2: {"plan": 4, "zebra": 2, "*planzebra": 8, "w" * 300: 1000},
    3: {"élan": 1, "*elan": 3},
}


def read_all(words: dict[int, dict[str, int]]) -> int:
    Unread.objects.bulk_create(Unread(of=of) for of in words)
    return read_unread(lambda of: {one: words[one] for one in of if words[one]}, most=10)


def test_words_and_beginnings_lead_to_what_has_them_the_nearest_place_counting() -> None:
    assert read_all(WORDS) == 3
    assert read_lists(["7", "nothing"], ["plan", "pla", "zeb"]) == {
        "7": {"1": 2},
        "plan": {"1": 1, "2": 4},
        "planning": {"1": 1000},
        "zebra": {"2": 2},
    }
    assert read_lists([]) == {}
    assert read_lists([str(number) for number in range(1200)])["7"] == {"1": 2}
    assert words_from("a") == ["plan", "planning", "w" * MAX_WORD_CHARS, "zebra", "élan"]


def test_names_are_found_by_letters_in_them_and_by_half_of_their_pairs_of_letters() -> None:
    read_all(WORDS)
    assert alike("*", "anze", ["an", "nz", "ze"], most=9) == [2]
    # "plam" and "plan" have two of three pairs in common, "plam" and "elan" one.
    assert alike("*", "plam", ["pl", "la", "am"], most=9) == [1]


def test_what_is_written_while_words_are_read_stays_unread() -> None:
    read_all(WORDS)
    Unread.objects.bulk_create([Unread(of=1), Unread(of=1), Unread(of=9)])

    def read(of: object) -> dict[int, dict[str, int]]:
        Unread.objects.get_or_create(of=2)
        return {1: {"other": 1}}

    assert unread(5) == [1, 9]
    assert read_unread(read, most=2) == 2
    assert unread(5) == [2]
    assert set(Word.objects.filter(of__in=[1, 9]).values_list("word", "of")) == {("other", 1)}


@pytest.mark.one_database
def test_nobody_is_waited_for_and_others_are_waited_for_as_before() -> None:
    def patience() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            return int(cursor.fetchone()[0])

    before, meanwhile = patience(), []

    def read(of: object) -> dict[int, dict[str, int]]:
        meanwhile.append(patience())
        return {}

    Unread.objects.create(of=1)
    read_unread(read, most=1)
    assert (meanwhile, patience()) == ([0], before)
