"""Deciding a proposal: by one person at a time, so that two see each other's decisions."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from intake.models import ReceivedProposal

Decision = ReceivedProposal.Decision
DECISIONS = {
    "accept": Decision.ACCEPTED,
    "change": Decision.CHANGED,
    "reject": Decision.REJECTED,
    "checked": Decision.CHECKED,
    "open": Decision.OPEN,
}
"""What somebody may do with a proposal, by the name of the button."""
CHANGEABLE = ("about", "milestone", "words", "edtf", "strand")
"""The boxes that may be changed before a proposal is accepted."""


def decide(
    row: ReceivedProposal, do: str, *, by: User, version: int, changed: dict[str, Any] | None = None
) -> bool:
    """Keep a decision; False where somebody else decided since `version`, or it is in a draft."""
    waiting = ReceivedProposal.objects.filter(pk=row.pk, version=version, draft=None)
    done = waiting.update(
        decision=DECISIONS[do],
        changed=changed or {},
        decided_by=by,
        decided_at=timezone.now(),
        version=F("version") + 1,
    )
    row.refresh_from_db()
    return bool(done)
