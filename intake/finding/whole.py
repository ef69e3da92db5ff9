"""A whole document against all that we know: every proposal, grouped by what it is about."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from intake.finding.against import SAME
from intake.finding.besides import (
    LAST,
    abbreviations_of,
    candidate_of,
    is_told_of,
    money_of,
    silent_of,
    unexplained_of,
)
from intake.finding.candidates import as_things, find_candidates
from intake.finding.dated import dated_proposals
from intake.finding.names import KnownNames
from intake.finding.sections import sole_subject
from intake.finding.sentences import Sentence
from intake.finding.states import BEHIND, state_proposals
from intake.finding.subjects import MEANS, ReadSentence, read_document
from intake.finding.ties import Tied, Ties
from intake.finding.values import Known, KnownThing, Proposal
from libs.abbreviations import find_definitions
from libs.reading_files import WholeText

Progress = Callable[[int, int], None]
Seen = list[tuple[KnownThing, Sentence, str]]


def propose(
    document: WholeText,
    known: Known,
    published: date,
    progress: Progress = lambda done, every: None,
) -> list[Proposal]:
    """All that a document published on a day may say, in the order in which it is reviewed."""
    definitions = find_definitions(document)
    index = KnownNames(known, published)
    candidates = find_candidates(document, index, definitions)
    short = {one.long.lower(): one.short for one in definitions}
    ours = {text.casefold() for one in known.terms for text in (one.text, *one.spellings)}
    candidates = [
        one for one in candidates if short.get(one.name.lower(), "").casefold() not in ours
    ]
    new = as_things(candidates, short)
    index = KnownNames(Known((*known.things, *new), known.terms), published)
    ties, seen = _read(document, index, published, progress)
    strands = _strands(seen)
    found = [*dated_proposals(ties, published), *state_proposals(seen, published)]
    found = [
        one if one.strand else replace(one, strand=strands.get(one.group, "")) for one in found
    ]
    told = {one.group for one in found}
    mentioned = list(_mentions(seen, told))
    found += mentioned
    found += abbreviations_of(definitions, known.terms)
    found += unexplained_of(document, definitions, known.terms)
    found += [candidate_of(one) for one in candidates if is_told_of(one, told)]
    found += money_of(document)
    found += silent_of(document, known, {thing.slug for thing, _, _ in seen})
    return sorted(found, key=lambda one: _order(one, {p.group: p.start for p in reversed(found)}))


def _order(one: Proposal, first: dict[str, int]) -> tuple[int, int, str, bool, int]:
    last = LAST.index(one.group) + 1 if one.group in LAST else 0
    return last, first[one.group] if not last else 0, one.group, not one.is_statement, one.start


def _read(
    document: WholeText, index: KnownNames, published: date, progress: Progress
) -> tuple[list[Tied], Seen]:
    tied: list[Tied] = []
    seen: Seen = []
    every = len(document.blocks)
    blocks: list[list[ReadSentence]] = []
    for number, rows in enumerate(read_document(document, index)):
        blocks.append(rows)
        if number % 50 == 0 or number + 1 == every:
            progress(number + 1, every)
    ties = Ties(index, published, sole_subject(blocks))
    for rows in blocks:
        for place, row in enumerate(rows):
            seen += [(thing, row.sentence, how) for thing, how in _about(ties, rows, row, place)]
        tied += ties.of_block(rows)
    return tied, seen


def _about(
    ties: Ties, rows: list[ReadSentence], row: ReadSentence, place: int
) -> Iterator[tuple[KnownThing, str]]:
    things = dict.fromkeys(
        (one.thing.kind, one.thing.slug or one.thing.title) for one in row.mentions
    )
    by_key = {
        (one.thing.kind, one.thing.slug or one.thing.title): one.thing for one in row.mentions
    }
    text = row.sentence.text
    direct = {
        (one.thing.kind, one.thing.slug or one.thing.title)
        for one in row.mentions
        if not MEANS.search(text[: one.start])
    }
    for key in things:
        yield by_key[key], "sentence" if key in direct else BEHIND
    if not things and row.sentence.block.kind != "heading":
        thing, how = ties.topic(row, rows[:place])
        if thing is not None:
            yield thing, how


def _strands(seen: Seen) -> dict[str, str]:
    """For what is new here, the strand of the reform that was spoken of last before it."""
    last = ""
    found: dict[str, str] = {}
    for thing, _, how in seen:
        if thing.strand and how == "sentence":
            last = thing.strand
        elif thing.kind == "reform" and not thing.slug:
            found.setdefault(thing.title, last)
    first = next((thing.strand for thing, _, _ in seen if thing.strand), "")
    return {title: strand or first for title, strand in found.items()}


def _mentions(seen: Seen, told: set[str]) -> Iterator[Proposal]:
    """What is named and of which nothing else is proposed: it may have been checked."""
    kept: dict[tuple[str, str], Proposal] = {}
    for thing, sentence, how in seen:
        if not thing.slug or thing.title in told or how not in ("sentence", BEHIND):
            continue
        key = thing.kind, thing.slug
        is_reform = thing.kind == "reform"
        kept.setdefault(
            key,
            Proposal(
                sort="mention",
                group=thing.title,
                told="Mentioned, nothing new was found",
                reason="The document names it, without a date or a word of progress that is new.",
                start=sentence.start,
                end=sentence.end,
                about=thing.title,
                about_kind=thing.kind,
                slug=thing.slug,
                says="checked" if is_reform else "",
                against=SAME,
            ),
        )
    yield from kept.values()
