"""Cautions where they matter: warnings at the top, notes at the facts that they are about.

A note belongs to a fact if one of its readings rests on the passage that the fact rests on. One
that belongs to none stands at the first sentence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reforms.pages.known import MilestoneKnown, ReformKnown
from seeds.pages import CaveatBox, Said

FEW_MILESTONES = 3
"""So many stand below each other, if one at most is settled; of more, what is settled is folded."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A number at a fact, which leads to the note."""

    number: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class MilestoneNoted:
    """A milestone with the notes on its date and on what became of it."""

    milestone: MilestoneKnown
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True, slots=True)
class ReformNotes:
    """The cautions of a reform by where they stand; `notes` are numbered from 1, in their order."""

    warnings: tuple[CaveatBox, ...]
    notes: tuple[CaveatBox, ...]
    at_name: tuple[NoteMark, ...]
    at_law: tuple[NoteMark, ...]
    milestones: tuple[MilestoneNoted, ...]

    @property
    def shown(self) -> tuple[MilestoneNoted, ...]:
        """The milestones that a reader sees at once: what is open, and one alone."""
        return tuple(one for one in self.milestones if one not in self.folded)

    @property
    def folded(self) -> tuple[MilestoneNoted, ...]:
        """What happened or stopped, where there is more to see than that and two others."""
        settled = tuple(one for one in self.milestones if one.milestone.standing.is_settled)
        return settled if len(settled) > 1 or len(self.milestones) > FEW_MILESTONES else ()


def place_notes(known: ReformKnown, caveats: Sequence[CaveatBox]) -> ReformNotes:
    """Where each caution of a reform stands."""
    notes = [box for box in caveats if not box.is_warning]
    marks = {
        box.anchor: NoteMark(number, box.anchor, box.title) for number, box in enumerate(notes, 1)
    }
    by_place: dict[str, list[str]] = {}
    for box in notes:
        for reading in box.readings:
            if reading.source:
                by_place.setdefault(reading.source.href, []).append(box.anchor)

    def at(*said: Said | None) -> tuple[NoteMark, ...]:
        places = [fact.source.href for fact in said if fact and fact.source]
        anchors = dict.fromkeys(anchor for place in places for anchor in by_place.get(place, ()))
        return tuple(marks[anchor] for anchor in anchors)

    milestones = tuple(
        MilestoneNoted(one, at(one.target_said, one.outcome_said)) for one in known.milestones
    )
    at_law, at_name = at(known.legal_force_said), at(known.description_said)
    placed = _anchors([*at_law, *at_name, *(mark for one in milestones for mark in one.notes)])
    rest = tuple(mark for anchor, mark in marks.items() if anchor not in placed)
    return ReformNotes(
        warnings=tuple(box for box in caveats if box.is_warning),
        notes=tuple(notes),
        at_name=(*at_name, *rest),
        at_law=at_law,
        milestones=milestones,
    )


def _anchors(marks: Iterable[NoteMark]) -> set[str]:
    return {mark.anchor for mark in marks}
