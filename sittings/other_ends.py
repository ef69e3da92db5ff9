"""The other end of a tie, or the member of a body: found by its name, asked about, or described."""

from collections.abc import Mapping

from django.db.models import Model

from sittings.answers import Asking, Offer
from sittings.before import ReadRow
from sittings.matching import find_named, folded, value_of
from sittings.other_facts import OtherEnd, OtherFact

DESCRIBED = "described"
DESCRIBE = "Keep these words: the source names no body that is here"
NO_END = "Empty this: only a tie and a member have another end."


def read_end(one: ReadRow) -> None:
    """Reads who or what a statement ties its subject to. Two queries for each model it may be."""
    kind = one.says.other if one.says else None
    typed = one.typed.get("other", "")
    if kind is None or kind.end is None:
        if typed and one.says:
            one.refuse("other", NO_END)
    elif not typed:
        one.refuse("other", kind.end.missing)
    else:
        _find(one, kind, kind.end, typed)


def _find(one: ReadRow, kind: OtherFact, end: OtherEnd, typed: str) -> None:
    picked = one.typed.get("other_pick", "")
    match = find_named(tuple(end.columns), typed, picked)
    may_describe = bool(end.described) and len(typed) <= kind.length_of(end.described)
    if match.near or (match.row is None and may_describe):
        offers = [Offer(value_of(row), _called(row, end)) for row in match.near]
        offers += [Offer(DESCRIBED, DESCRIBE)] if may_describe else []
        only = str(match.near[0]) if len(match.near) == 1 and match.is_narrow else ""
        asked = "Which one?" if match.near else "Nothing here has this name."
        one.answers.questions["other_pick"] = Asking(asked, tuple(offers), only)
    if match.row is not None:
        one.values[end.columns[type(match.row)]] = match.row
        if one.row is not None and folded(str(match.row)) != folded(typed):
            one.answers.hints["other"] = f"The other end: {match.row}."
        if match.row == one.row:
            one.refuse("other", "This is the same body. Name the other one.")
    elif picked == DESCRIBED and may_describe:
        one.values[end.described] = typed
    elif match.near or may_describe:
        one.refuse("other", "Choose which one is meant.")
    else:
        one.refuse("other", "No body here has this name. Add it first, on a page of its own.")


def _called(row: Model, end: OtherEnd) -> str:
    """A row's name; with what it is where it may be of several kinds."""
    kinds: Mapping[type[Model], str] = end.columns
    return f"{row} ({row._meta.verbose_name})" if len(kinds) > 1 else str(row)
