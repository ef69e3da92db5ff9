"""Taking back facts that were entered by mistake: what an import that is taken back calls."""

from typing import TypeVar

from django.contrib.auth.models import User

from seeds.actions import Source, withdraw_fact
from seeds.models import Sourced

SlipT = TypeVar("SlipT", bound=Sourced)


def withdraw_slip(wrong: SlipT, *, correction_reason: str, by: User | None) -> SlipT:
    """Withdraw a fact under its own day and source, so that it never counted."""
    source = Source(wrong.known_on, wrong.basis, wrong.passage, wrong.reason)
    return withdraw_fact(wrong, correction_reason=correction_reason, source=source, by=by)
