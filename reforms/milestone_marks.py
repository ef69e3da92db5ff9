"""The mark of how a milestone stands, with who says what became of it."""

from django.utils.safestring import SafeString

from reforms.marks import standing_mark
from reforms.pages.known import MilestoneKnown


def milestone_mark(milestone: MilestoneKnown) -> SafeString:
    """“Happened, the DfE says”, with the standing's sign."""
    return standing_mark(
        milestone.standing.value, label=milestone.standing_label, is_others=milestone.is_others
    )
