"""Which milestones a reader asks for, by how they stand, whom they concern and when they fall."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.periods import Period

OTHERS = "others"
"""What asks for every voice but those who answer for it."""


@dataclass(frozen=True, slots=True)
class MilestoneChoice:
    """What each milestone has to fit. Without any of the four every one does.

    `standings` are the keys of those asked for; `concerned` names the milestones of an audience,
    each by its reform's slug and its own. `by` is the voice that says what became of it.
    """

    standings: tuple[str, ...] = ()
    concerned: frozenset[tuple[str, str]] | None = None
    period: Period | None = None
    by: str = ""

    @property
    def is_all(self) -> bool:
        asked = self.standings or self.period or self.by
        return not asked and self.concerned is None

    def fits(self, reform: ReformKnown, milestone: MilestoneKnown) -> bool:
        if self.standings and milestone.standing.value not in self.standings:
            return False
        if self.by and not says_so(milestone, self.by):
            return False
        if self.concerned is not None and (reform.slug, milestone.slug) not in self.concerned:
            return False
        return self.period is None or self.period.holds(milestone.window, milestone.narrow)

    def narrow(self, reforms: Iterable[ReformKnown]) -> list[ReformKnown]:
        """The reforms with a milestone that fits, and of each only those that do."""
        narrowed = []
        for reform in reforms:
            fitting = tuple(one for one in reform.milestones if self.fits(reform, one))
            if fitting:
                narrowed.append(replace(reform, milestones=fitting))
        return narrowed


def says_so(milestone: MilestoneKnown, asked: str) -> bool:
    """Whether a voice, or any of the OTHERS, says what became of a milestone."""
    speaker = milestone.outcome_by
    if speaker is None:
        return False
    return milestone.is_others if asked == OTHERS else speaker.voice.value == asked
