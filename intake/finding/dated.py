"""Proposals from the times of a document: target dates, outcomes, and what is no fact though dated."""

from collections.abc import Iterable, Iterator
from datetime import date

from intake.finding.against import NEW, SAME, compare_date, milestone_for
from intake.finding.ties import Tied
from intake.finding.tone import TOLD, Tone
from intake.finding.values import DateOption, KnownThing, Proposal
from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import window_of

HOW = {
    "clause": "The same part of the sentence names it.",
    "sentence": "The sentence names it.",
    "noun": "The sentence calls it by a word of its name.",
    "paragraph": "The paragraph speaks of it.",
    "heading": "It stands under a heading that names it.",
    "lead": "The line above the list names it.",
    "milestone": "Its words are those of a milestone that we know.",
    "row": "The same row of the table has this date.",
    "document": "The document speaks of no other reform.",
    "above": "The date stands above it: in a heading, a column or the line that leads to it.",
}
_SURE = (
    *("clause", "row", "above", "sentence", "noun", "milestone", "paragraph", "heading", "lead"),
    "document",
)
"""How well a tie is borne out, the best first."""


MOST_YEARS_BACK = 3


def dated_proposals(ties: Iterable[Tied], said_on: date) -> list[Proposal]:
    """A proposal for each date of each thing, once; the best tied passage is kept."""
    found: dict[tuple[str, str, str, str], tuple[int, Proposal]] = {}
    for tied in ties:
        rank = _SURE.index(tied.how)
        for one in _of_tie(tied, said_on):
            key = (one.group, one.sort, one.milestone, one.edtf or one.words.lower())
            if key not in found or rank < found[key][0]:
                found[key] = (rank, one)
    kept = [one for _, one in found.values()]
    placed = {(one.group, one.edtf) for one in kept if one.edtf and not one.is_new_milestone}
    kept = [one for one in kept if not one.is_new_milestone or (one.group, one.edtf) not in placed]
    stated = {(one.group, one.edtf) for one in kept if one.sort == "date"}
    return [one for one in kept if one.sort != "doubted" or (one.group, one.edtf) not in stated]


def _of_tie(tied: Tied, said_on: date) -> Iterator[Proposal]:
    time, thing = tied.time, tied.thing
    if time.is_repeated:
        return
    options = tuple(DateOption(one.edtf, one.label) for one in time.found.choices)
    edtf = time.found.edtf or (options[0].value if options else "")
    if tied.is_past and _is_long_ago(edtf, said_on):
        return
    if tied.tone is not Tone.STATED:
        yield Proposal(
            sort="doubted",
            group=thing.title,
            told=f"“{time.words}” is no fact",
            reason=f"{TOLD[tied.tone]}, so nothing is recorded: {HOW[tied.how][:-1].lower()}.",
            start=tied.start,
            end=tied.end,
            about=thing.title,
            about_kind=thing.kind,
            slug=thing.slug,
            words=time.words,
            edtf=edtf,
        )
        return
    edtfs = [one for one in (time.found.edtf, *(option.value for option in options)) if one]
    one, title = milestone_for(thing, tied.step, tied.clause, edtfs)
    against, known = compare_date(one, edtfs, said_on, is_past=tied.is_past)
    yield _target(tied, title, against, known, options, edtf, is_new=one is None)
    if (
        _has_come(tied, edtf, said_on)
        and (one is None or not one.outcome)
        and tied.step.key != "extended"
    ):
        yield _outcome(tied, title, edtf, is_new=one is None)


def _has_come(tied: Tied, edtf: str, said_on: date) -> bool:
    """Whether the words tell of what has happened, at a time that had come when they were said."""
    earliest = window_of(edtf).earliest if edtf and not tied.time.found.sense.value else None
    return tied.is_past and earliest is not None and earliest <= said_on


def _is_long_ago(edtf: str, said_on: date) -> bool:
    """Whether a date is of so long ago that the document only looks back to it."""
    latest = window_of(edtf).latest if edtf else None
    return latest is not None and latest.year < said_on.year - MOST_YEARS_BACK


def _target(
    tied: Tied,
    title: str,
    against: str,
    known: str,
    options: tuple[DateOption, ...],
    edtf: str,
    *,
    is_new: bool,
) -> Proposal:
    time, thing = tied.time, tied.thing
    found = time.found
    readings = f" It can be read in {len(options)} ways: the widest is marked." if options else ""
    return Proposal(
        sort="date",
        group=thing.title,
        told=_told(thing, title, f"“{time.words}”"),
        reason=f"{HOW[tied.how]} {found.sentence}{readings}",
        start=tied.start,
        end=tied.end,
        about=thing.title,
        about_kind=thing.kind,
        slug=thing.slug,
        says="" if against == SAME else "target",
        words=time.words,
        strand=thing.strand,
        milestone="" if thing.kind == "event" else title,
        is_new_milestone=is_new,
        options=options,
        edtf=edtf,
        sense=found.sense.value if found.sense is not TimeSense.DUE else "",
        is_proposed="propos" in tied.clause.lower(),
        against=against,
        known=known,
    )


def _outcome(tied: Tied, title: str, edtf: str, *, is_new: bool) -> Proposal:
    thing = tied.thing
    return Proposal(
        sort="outcome",
        group=thing.title,
        told=_told(thing, title, "happened"),
        reason=f"{HOW[tied.how]} The words tell of what has happened.",
        start=tied.start,
        end=tied.end,
        about=thing.title,
        about_kind=thing.kind,
        slug=thing.slug,
        says="outcome:met",
        strand=thing.strand,
        milestone="" if thing.kind == "event" else title,
        is_new_milestone=is_new,
        edtf=edtf,
        against=NEW,
        known="Until now: no outcome.",
    )


def _told(thing: KnownThing, title: str, what: str) -> str:
    return what if thing.kind == "event" else f"{title}: {what}"
