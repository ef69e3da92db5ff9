"""The rules of the log that the database holds, but for those of one kind: they are in `kinds`."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from django.db.models import CheckConstraint, F, Q


def only_for(kind: str, *, filled: Q, empty: Q, message: str) -> CheckConstraint:
    """Requires columns of a kind's own in updates of that kind, and refuses them in all others.

        only_for("name", filled=~Q(name=""), empty=Q(name=""), message="…")

    is the constraint `update_name_only_for_name`.
    """
    stem = kind.replace("-", "_")
    return CheckConstraint(
        name=f"update_{stem}_only_for_{stem}",
        condition=(Q(kind=kind) & filled) | (~Q(kind=kind) & empty),
        violation_error_message=message,
    )


def kind_fits_subject(kinds: Mapping[str, Sequence[str]], *, message: str) -> CheckConstraint:
    """Lets an update be about a "reform", "milestone" or "event" only if `kinds` lists its kind."""
    fits = [
        *(Q(kind=kind, milestone__isnull=False) for kind in kinds["milestone"]),
        Q(kind__in=kinds["event"], event__isnull=False),
        Q(kind__in=kinds["reform"], milestone=None, event=None),
    ]
    return CheckConstraint(
        name="update_kind_fits_subject",
        condition=reduce(or_, fits),
        violation_error_message=message,
    )


UPDATE_CONSTRAINTS = [
    CheckConstraint(
        name="update_is_about_one_thing",
        condition=Q(reform__isnull=False, event=None)
        | Q(reform=None, event__isnull=False, milestone=None),
        violation_error_message="An update is about a reform or an event: one of them.",
    ),
    CheckConstraint(
        name="update_target_in_order",
        condition=Q(target_earliest__lte=F("target_latest"))
        | Q(target_earliest=None)
        | Q(target_latest=None),
        violation_error_message="The earliest day must not be after the latest.",
    ),
    CheckConstraint(
        name="update_waits_or_is_dated",
        condition=Q(after=None) | Q(target_edtf=""),
        violation_error_message="It waits for an event or has an interval: one of them.",
    ),
    CheckConstraint(
        name="update_not_of_itself",
        condition=Q(corrects=None) | ~Q(corrects=F("id")),
        violation_error_message="An update cannot correct itself.",
    ),
]
