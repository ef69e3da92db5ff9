"""How many of a hundred phrases that no rule was tuned to are read rightly, or asked about."""

from libs.vaguedates.words import understand
from tests.libs.vaguedates.words.held_out import ASKED, READ, SAID_ON, UNDATED, WAITING

LEAST = 95


def scores() -> tuple[list[str], list[str]]:
    """The phrases that are read rightly or asked about, and those read wrongly without asking."""
    right, wrong = [], []
    expected: list[tuple[str, set[str]]] = [(words, {edtf}) for words, edtf in READ]
    expected += [(words, set(edtfs)) for words, edtfs in ASKED]
    for words, edtfs in expected:
        found = understand(words, SAID_ON)
        if edtfs <= {one.edtf for one in found.readings}:
            right.append(words)
        elif found.edtf:
            wrong.append(words)
    for words, event in WAITING:
        found = understand(words, SAID_ON)
        right += [words] * (found.waits_for == event)
        wrong += [words] * bool(found.edtf)
    for words in UNDATED:
        found = understand(words, SAID_ON)
        right += [words] * found.is_undated
        wrong += [words] * bool(found.edtf)
    return right, wrong


def test_at_least_95_of_100_are_read_or_asked_about_and_none_is_read_wrongly() -> None:
    right, wrong = scores()

    assert len(READ) + len(ASKED) + len(WAITING) + len(UNDATED) == 100
    assert wrong == []
    assert len(right) >= LEAST


def test_none_of_the_words_that_are_ambiguous_is_read_without_asking() -> None:
    assert [words for words, _ in ASKED if understand(words, SAID_ON).edtf] == []
