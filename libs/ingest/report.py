"""What a load did, or what is wrong with its files, as text for a terminal."""

from itertools import groupby

from libs.ingest.plan import Action, Plan
from libs.ingest.rows import is_append_only


def print_counts(plan: Plan) -> str:
    """One line a kind of row, one column an action."""
    every = plan.counts
    seldom = (Action.CHANGED, Action.CORRECTED)
    actions = [a for a in Action if a not in seldom or any(n[a] for n in every.values())]
    width = max(map(len, (*every, "in all")))
    rows = [(kind, [counts[action] for action in actions]) for kind, counts in every.items()]
    rows.append(("in all", [sum(n[action] for n in every.values()) for action in actions]))
    lines = [f"{'':{width}}" + "".join(f"  {action}" for action in actions)]
    for kind, numbers in rows:
        cells = zip(actions, numbers, strict=True)
        lines.append(f"{kind:{width}}" + "".join(f"  {n:>{len(action)}}" for action, n in cells))
    return "\n".join(lines)


def print_differences(plan: Plan) -> str:
    """Each field that is stored otherwise than its fixture states it, with both values."""
    lines = []
    for planned in plan.differing:
        for one in planned.differences:
            lines.append(f"{planned.row._meta.verbose_name} {planned.key}, {one.field}:")
            lines.append(f"  in the database: {one.stored or 'nothing'}")
            lines.append(f"  in the fixture:  {one.stated or 'nothing'}")
            if planned.action is Action.CHANGED:
                lines.append("  the fixture's value was taken")
            elif is_append_only(type(planned.row)):
                done = planned.action is Action.CORRECTED
                instead = "a correction was recorded" if done else "record a correction instead"
                lines.append(f"  it cannot be changed: {instead}")
    return "\n".join(lines)


def print_mistakes(plan: Plan) -> str:
    """Every mistake under the file it is in."""
    number = len(plan.mistakes)
    lines = [f"Nothing was loaded: {number} mistake{'s' if number > 1 else ''}."]
    in_order = sorted(plan.mistakes, key=lambda one: (one.file, one.line))
    for file, mistakes in groupby(in_order, lambda one: one.file):
        lines += ["", file, *(f"  {mistake}" for mistake in mistakes)]
    if plan.held_up:
        lines += [
            "",
            f"{plan.held_up} more could not be checked, because they need one of these rows.",
        ]
    return "\n".join(lines)
