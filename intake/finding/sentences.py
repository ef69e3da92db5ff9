"""A document's sentences, each with its place, and the clauses of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from libs.reading_files import TextPart, WholeText

_END = re.compile(r"[.!?][\]'\"”’)]*\s+(?=[\"“‘'(\[]?[A-Z0-9£•])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|cf|e\.g|i\.e|eg|ie|etc|para|paras|pp|p|Sept|Jan|Feb|"
    r"Oct|Nov|Dec|Aug)|\b[A-Z])\.$"
)
_CLAUSE = re.compile(
    r"(?:[;:]|\s[–—-]\s|\(|\)|,?\s\b(?:but|while|whilst|whereas|although|though|however|because)\b|"
    r",?\s\bsince(?=\s+\w+\s+(?:is|are|was|were|will|has|have)\b)|"
    r",\s(?=(?:which|who|where|when|with|and|as)\b)|\swhich(?=\s(?:is|are|was|were|will|has)\b)|"
    r"\s(?=and\s(?:then\s)?(?:will|was|were|is|are|has|have|had|until|there|it|they|we)\b)|"
    r",\s(?=at which (?:point|time)\b)|"
    r",\s(?=(?:\w+ly\s)?(?:confirming|announcing|saying|adding|stating|explaining)\b)|"
    r"(?<=[a-z]),\s(?=(?:the|it|they|we|this|these|a|an|so)\s))"
)
MOST_LETTERS = 1_200


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from letter `start` of the document; `block` has its headings."""

    text: str
    start: int
    block: TextPart

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_first(self) -> bool:
        return self.start == self.block.start


def sentences_of(document: WholeText) -> Iterator[Sentence]:
    """Every sentence, heading, item and cell in order."""
    for block in document.blocks:
        yield from sentences_in(block)


def sentences_in(block: TextPart) -> Iterator[Sentence]:
    """The sentences of one block; a very long one is cut at its clauses."""
    begin = 0
    for match in _END.finditer(block.text):
        stop = match.start() + len(match[0].rstrip())
        short = _NO_END.search(block.text[begin:stop])
        if short and not (short[0].startswith("No") and not block.text[match.end()].isdigit()):
            continue
        yield Sentence(block.text[begin:stop], block.start + begin, block)
        begin = match.end()
    if begin < len(block.text):
        yield Sentence(block.text[begin:], block.start + begin, block)


_SHORT_BRACKET = re.compile(r"\([^()]{1,40}\)")
_ASIDE = re.compile(r"\s[–—-]\s[^–—.;]{3,240}\s[–—-]\s|\([^()]{3,240}\)")


def asides_of(text: str) -> list[tuple[int, int]]:
    """From where to where something is said in brackets, or between two dashes."""
    return [one.span() for one in _ASIDE.finditer(text)]


def without_asides(text: str) -> str:
    """The text with blanks in place of what is said aside, so that places stay."""
    return _ASIDE.sub(lambda one: " " * len(one[0]), text)


def clauses_of(text: str) -> list[tuple[int, int]]:
    """From where to where each clause of a sentence goes, in order and without gaps."""
    bare = _SHORT_BRACKET.sub(lambda one: " " * len(one[0]), text)
    cuts = [0, *(one.start() for one in _CLAUSE.finditer(bare) if one.start()), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def clause_at(text: str, position: int) -> tuple[int, int]:
    """The clause that has a letter."""
    every = clauses_of(text) or [(0, len(text))]
    return next(((a, b) for a, b in every if a <= position < b), every[-1])
