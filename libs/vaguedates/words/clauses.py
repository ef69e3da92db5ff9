"""Words without a time that begin or end with some for no date: a clause, or a label, before it."""

from libs.vaguedates.words.answer import Understood, undated
from libs.vaguedates.words.undated import read_undated
from libs.vaguedates.words.vocabulary import words_of

_LABELS = words_of("status timescale timing date completion progress launch")
_BEGINS = words_of(
    "in at on as when until over within during to by is are not shortly soon later tbc imminently "
    "eventually currently ongoing annually yearly termly monthly quarterly regularly periodically "
    "biennially"
)
"""Words with which some for no date may begin, behind a clause."""


def read_undated_within(text: str, words: str) -> Understood | None:
    """The whole as words for no date, where its end or its first clause is; None for others.

    read_undated_within("further guidance will follow in due course", words).is_undated
    """
    said = text.split()
    for start in range(1, len(said)):
        is_labelled = start == 1 and said[0] in _LABELS
        if (is_labelled or said[start] in _BEGINS) and read_undated(" ".join(said[start:]), words):
            return undated(" ".join(words.split()))
    for mark in (",", ";", " and ", " but ", " - "):
        first = text.partition(mark)[0].strip()
        if first != text and read_undated(first, words):
            return undated(" ".join(words.split()))
    return None
