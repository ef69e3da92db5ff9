"""Taking back facts that were entered by mistake: what an import that is taken back calls."""

from collections.abc import Sequence
from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects

from libs.ingest.saving import check_row
from seeds.actions import IS_WITHDRAWAL, NEEDS_WHY, Source, new_withdrawal, stamp
from seeds.models import Sourced

SlipT = TypeVar("SlipT", bound=Sourced)
ANSWERED = "Somebody corrected or withdrew one of these meanwhile. Look at them again."


def withdraw_slips(
    wrong: Sequence[SlipT], *, correction_reason: str, by: User | None
) -> list[SlipT]:
    """Withdraw facts of one kind, each under its own day and source, so that they never counted.

    All of them or none, in a few statements however many they are; raises ValidationError.
    """
    if not wrong:
        return []
    model = type(wrong[0])
    if not correction_reason:
        raise ValidationError({"correction_reason": NEEDS_WHY})
    if any(fact.withdrawn for fact in wrong):
        raise ValidationError({"corrects": IS_WITHDRAWAL})
    related = [one.name for one in model._meta.fields if one.is_relation and one.name != "corrects"]
    prefetch_related_objects(wrong, *related)
    taken_back = [_reply(fact, related, correction_reason, by) for fact in wrong]
    try:
        with transaction.atomic():
            return model._default_manager.bulk_create(taken_back, batch_size=500)
    except IntegrityError as error:
        raise ValidationError({NON_FIELD_ERRORS: ANSWERED}) from error


def _reply(fact: SlipT, related: Sequence[str], correction_reason: str, by: User | None) -> SlipT:
    """The withdrawal of a fact, checked by its own rules; the rows that it names are at hand."""
    source = Source(fact.known_on, fact.basis, fact.passage, fact.reason)
    reply = new_withdrawal(fact, correction_reason, source)
    for name in related:
        setattr(reply, name, getattr(fact, name))
    stamp(reply, by)
    # It says what the fact says, and whether something else names that fact by now the database
    # is asked once for all of them: so `corrects` is left out of what each is asked.
    reply.corrects_id, named = None, reply.corrects_id
    check_row(reply)
    reply.corrects_id = named
    return reply
