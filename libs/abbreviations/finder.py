"""The abbreviations that a document explains, each with the place that explains it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from libs.abbreviations.brackets import in_brackets
from libs.abbreviations.fitting import cost_of
from libs.abbreviations.listed import listed_in
from libs.abbreviations.shapes import is_counted, is_short, one_of, singular
from libs.reading_files import WholeText

HOW = {
    "list": "It stands in the document’s list of abbreviations.",
    "definition": "The document has a list that explains it.",
    "long (short)": "The document gives it in brackets after the long form.",
    "short (long)": "The document gives the long form in brackets after it.",
    "marked": "The page itself marks it as an abbreviation.",
    "words": "The document says what it stands for.",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A short form, its long form in the document's own words, and letters `start` to `end`.

    `how` is one of HOW: the way in which it is explained.
    """

    short: str
    long: str
    start: int
    end: int
    how: str

    @property
    def reason(self) -> str:
        return HOW[self.how]


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A short form that the document uses without a word of what it stands for."""

    short: str
    times: int
    start: int
    end: int


def find_definitions(document: WholeText) -> list[Explained]:
    """Every explanation, in the order of the text; the same one is there once.

    "Nine partnerships (REPs)" explains nothing: the letters have to fit the words.
    """
    kept: dict[tuple[str, str], Explained] = {}
    for one in sorted(_every(document), key=lambda found: found.start):
        key = (one.short.casefold(), re.sub(r"\W+", " ", one.long.casefold().replace("&", "and")))
        here = kept.get(key)
        if here is None or (here.how != "list" and one.how == "list"):
            kept[key] = one
    return sorted(kept.values(), key=lambda found: found.start)


def _every(document: WholeText) -> Iterator[Explained]:
    for first, last, short, long in listed_in(document):
        block = document.blocks[first]
        how = "definition" if block.kind in ("term", "meaning") else "list"
        yield Explained(singular(short), long, block.start, document.blocks[last].end, how)
    for block in document.blocks:
        for short, long, start, end, how in in_brackets(block.text):
            yield _made(short, long, block.start + start, block.start + end, how)
        for short, title in block.marked:
            if is_short(short) and cost_of(singular(short), title.split()) is not None:
                at = max(0, block.text.find(short))
                start = block.start + at
                yield Explained(singular(short), title, start, start + len(short), "marked")


def _made(short: str, long: str, start: int, end: int, how: str) -> Explained:
    one = singular(short)
    is_many = one != short or is_counted(long)
    return Explained(one, one_of(long) if is_many else long, start, end, how)


def find_used(document: WholeText, explained: frozenset[str], fewest: int = 2) -> list[Unexplained]:
    """The short forms used at least so often that neither the document nor `explained` explains.

    `explained` are short forms in lower case. The first use is its place.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for block in document.blocks:
        if block.text.isupper():
            continue
        for match in re.finditer(
            r"(?<![\w.@/-])[A-Z][A-Za-z&]*[A-Z][A-Za-z]?s?(?![\w@])", block.text
        ):
            short = singular(match[0])
            if is_short(short) and len(short) <= 8 and short.casefold() not in explained:
                spot = (block.start + match.start(), block.start + match.end())
                places.setdefault(short, []).append(spot)
    rows = [Unexplained(short, len(spots), *spots[0]) for short, spots in places.items()]
    return [one for one in rows if one.times >= fewest]
