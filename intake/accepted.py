"""Who accepted a statement: told to the room below when a draft with it is published."""

from collections.abc import Sequence

from intake.models import ReceivedProposal
from intake.statements import values_of
from sittings.decided import Decided, Decisions
from sittings.typed import Boxes

D = ReceivedProposal.Decision
TOLD = {
    D.ACCEPTED: "Accepted from “{title}”, as it was found.",
    D.CHANGED: "Accepted from “{title}”, with changes.",
    D.CHECKED: "Checked in “{title}”: no change.",
}
SAME = ("about", "says", "words")
"""The boxes that make a statement what it is: whoever changes one in the draft answers for it."""


def read_accepted(rows: Sequence[Boxes], nothing: Boxes) -> Decisions:
    """Who decided what, of the statements that are in the draft as they were accepted. Two queries.

    The key of "nothing new about" is that of the first proposal that was checked.
    """
    keys = [row["key"] for row in rows]
    found = ReceivedProposal.objects.filter(decided_by__isnull=False, decision__in=TOLD)
    found = found.select_related("decided_by", "document").defer("document__read", "document__sent")
    accepted = {one.key: one for one in found.filter(key__in=keys)} if keys else {}
    decided = {
        row["key"]: one
        for row in rows
        if (there := accepted.get(row["key"]))
        and _is_as_accepted(row, there)
        and (one := _decided(there))
    }
    token = nothing.get("key", "")
    checked = (
        found.filter(draft__received_proposals__key=token).exclude(key__in=keys) if token else ()
    )
    checks = {str(row.found["about"]): one for row in checked if (one := _decided(row))}
    return Decisions(decided, checks)


def _decided(one: ReceivedProposal) -> Decided | None:
    by, at = one.decided_by, one.decided_at
    if by is None or at is None:
        return None
    return Decided(by, at, TOLD[D(one.decision)].format(title=one.document.title))


def _is_as_accepted(row: Boxes, one: ReceivedProposal) -> bool:
    given = values_of(one)
    return all(row.get(name, "") == (given[name] or "") for name in SAME if name in row)
