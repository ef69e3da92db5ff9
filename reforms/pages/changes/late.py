"""What was entered between two days of what sources had said before: nobody saw it earlier."""

from datetime import date

from django.utils import timezone

from libs.vaguedates.printing import print_day
from reforms.comparing import FactKey, reform_of
from reforms.models import Update
from reforms.pages.changes.rows import NOTHING, ChangeRow, build_side
from reforms.pages.changes.then import Then
from reforms.pages.changes.touched import began_by


def late_keys(start: date, end: date, after: Then) -> list[FactKey]:
    """What stands on the second day, was known by the first, and was recorded after it.

    Nothing where the first entries of all are younger than the first day: that is a tracker that
    began, not one that read late. Corrections have a group of their own.
    """
    if not began_by(start):
        return []
    return [
        key
        for key, update in after.state.items()
        if update.known_on <= start < timezone.localdate(update.recorded_at) <= end
        and update.corrects_id is None
    ]


def late_row(update: Update, after: Then) -> ChangeRow:
    """The row of such an update."""
    reform = reform_of(update)
    what = update.milestone.title if update.milestone else str(update.get_kind_display())
    return ChangeRow(
        page="reform",
        slug=reform.slug,
        name=after.name_of(reform),
        what=f"{what}, known since {print_day(update.known_on)}",
        before=NOTHING,
        after=build_side(update, after),
    )
