"""The rules of the log that the database holds; those of each kind come from the table of kinds."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import CheckConstraint, F, Q

from reforms.models.choices import DateSense
from reforms.models.kind_definition import SHARED, KindDefinition
from reforms.models.kinds import KINDS, NEEDS_MILESTONE, OF_REFORM, kinds_about


def _only_for(kind: str, definition: KindDefinition) -> Iterator[CheckConstraint]:
    """Requires the first column of a kind in its updates, and leaves its others to them alone."""
    stem, required, of_kind = kind.replace("-", "_"), definition.required, Q(kind=kind)
    if required == SHARED:
        yield CheckConstraint(
            name=f"update_{stem}_has_{SHARED}",
            condition=~of_kind | ~Q((SHARED, "")),
            violation_error_message=definition.missing,
        )
    elif required:
        chosen = definition.choices
        filled = Q((f"{required}__in", chosen.values)) if chosen else ~Q((required, ""))
        yield CheckConstraint(
            name=f"update_{stem}_only_for_{stem}",
            condition=(of_kind & filled) | (~of_kind & Q(**definition.columns)),
            violation_error_message=definition.misplaced,
        )
    for name, message in definition.flags.items():
        yield CheckConstraint(
            name=f"update_{name.removeprefix('is_')}_only_for_{stem}",
            condition=of_kind | Q((name, False)),
            violation_error_message=message,
        )


UPDATE_CONSTRAINTS = [
    CheckConstraint(
        name="update_is_about_one_thing",
        condition=Q(reform__isnull=False, event=None)
        | Q(reform=None, event__isnull=False, milestone=None),
        violation_error_message="Choose a reform or an event, not both.",
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
        violation_error_message="Give an interval or an event that it waits for, not both.",
    ),
    CheckConstraint(
        name="update_floor_has_no_end",
        condition=~Q(sense=DateSense.FLOOR) | Q(target_latest=None),
        violation_error_message="A floor says no earlier than when: its interval has no end.",
    ),
    CheckConstraint(
        name="update_beginning_has_a_day",
        condition=~Q(sense=DateSense.BEGINNING) | Q(target_earliest__isnull=False),
        violation_error_message="A beginning needs an interval that says from when.",
    ),
    CheckConstraint(
        name="update_narrow_beside_another_reading",
        condition=Q(narrow_edtf="") | (Q(sense="") & ~Q(target_edtf="")),
        violation_error_message="A narrower reading needs a wider one, of a date that is due.",
    ),
    CheckConstraint(
        name="update_kind_fits_subject",
        condition=reduce(
            or_,
            [
                *(Q(kind=kind, milestone__isnull=False) for kind in kinds_about("milestone")),
                Q(kind__in=kinds_about("event"), event__isnull=False),
                Q(kind__in=kinds_about("reform"), milestone=None, event=None),
            ],
        ),
        violation_error_message=f"{NEEDS_MILESTONE}; a {OF_REFORM} is the reform's own.",
    ),
    *(rule for kind, definition in KINDS.items() for rule in _only_for(kind, definition)),
]
