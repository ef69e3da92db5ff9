"""The reforms that did not change between two days: whether they were mentioned, and their rows."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from libs.vaguedates.printing import print_day
from reforms.comparing import FactKey, State, reform_of
from reforms.models import Update
from reforms.pages.changes.rows import NOTHING, ChangeRow, build_side
from reforms.pages.changes.then import Then

Kind = Update.Kind


def mentioned_between(start: date, end: date, of: Q) -> set[int | None]:
    updates = Update.objects.filter(of, known_on__gt=start, known_on__lte=end)
    return set(updates.order_by().values_list("reform", flat=True).distinct())


def newest_of(state: State, without: set[str]) -> Iterable[tuple[FactKey, Update]]:
    """The newest update of each reform in a state, but for some reforms."""
    newest: dict[str, tuple[FactKey, Update]] = {}
    for key, update in state.items():
        held = newest.get(key.reform)
        if key.reform not in without and (held is None or update.known_on > held[1].known_on):
            newest[key.reform] = key, update
    return newest.values()


def quiet_row(update: Update, before: Then) -> ChangeRow:
    """The row of a reform that did not change: where it stood, and since when."""
    reform = reform_of(update)
    return ChangeRow(
        page="reform",
        slug=reform.slug,
        name=before.name_of(reform),
        what=f"last evidence {print_day(update.known_on)}",
        before=build_side(before.state.get(FactKey(reform.slug, "", Kind.STAGE)), before),
        after=NOTHING,
    )
