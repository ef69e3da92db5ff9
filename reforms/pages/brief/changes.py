"""What changed of some reforms since a day, each change in one line."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.text import capfirst

from reforms.comparing import FactChange, compare
from reforms.models import Reform, Update
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.brief.entries import BriefChange
from reforms.pages.changes.groups import group_of
from reforms.pages.changes.then import read_both
from seeds.pages import Cite, build_cite

ORDER = {group: number for number, group in enumerate(ChangeGroup)}
LEFT_OUT = (ChangeGroup.FILED,)
"""What an editor files for the first time is no move."""


def read_changes(
    reforms: Collection[Reform], start: date, end: date
) -> dict[str, tuple[BriefChange, ...]]:
    """By reform, what became known after `start` and by `end`, outcomes first. Four queries."""
    before, after = (then.state for then in read_both(start, end, Q(reform__in=reforms)))
    known = {key.reform for key in before}
    found: dict[str, list[tuple[int, BriefChange]]] = defaultdict(list)
    for change in compare(before, after):
        slug = change.key.reform
        if slug not in known:
            found[slug] = [(0, BriefChange("First mentioned since then", _source(change)))]
            continue
        group = group_of(change)
        if group not in LEFT_OUT:
            found[slug].append((ORDER[group], BriefChange(_line(change), _source(change))))
    return {
        slug: tuple(line for _, line in sorted(lines, key=lambda pair: pair[0]))
        for slug, lines in found.items()
    }


def _line(change: FactChange) -> str:
    """“Plans due: “June”, before: “spring””."""
    update = change.newest
    of_which = update.milestone.title if update.milestone else str(update.get_kind_display())
    if update.kind == Update.Kind.DESCRIPTION:
        return "Described anew" if change.after else "Description taken back"
    if change.after is None:
        return f"{capfirst(of_which)}: taken back, was {update.compared()}"
    before = f", before: {change.before.compared()}" if change.before else ""
    return f"{capfirst(of_which)}: {change.after.compared()}{before}"


def _source(change: FactChange) -> Cite | None:
    return build_cite(change.newest.passage)
