"""How a fact stands beside others: corrected, withdrawn, or itself a correction; and its chain."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from libs.backoffice.editing.values import print_moment
from libs.backoffice.panels import page_of
from libs.vaguedates.printing import print_day
from seeds.models import Sourced

LOADED = "read in with the documents"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a history, ready to print; `why` is "" for what was said first."""

    href: str
    does: str
    says: str
    known_on: str
    basis: str
    source: str
    reason: str
    why: str
    who: str
    when: str
    note: str
    is_this: bool


def standing_of(fact: Sourced) -> str:
    """ "" for a fact that was said once and stands; `corrected_by` must have been fetched."""
    later = getattr(fact, "corrected_by", None)
    if later is not None:
        return "withdrawn since" if later.withdrawn else "corrected since"
    if fact.corrects_id is None:
        return ""
    return "withdraws an earlier entry" if fact.withdrawn else "corrects an earlier entry"


def chain_of(fact: Sourced) -> list[Sourced]:
    """The fact with all that it corrects and all that corrects it, the first said first.

    A query for each of them and one more.
    """
    rows: Any = type(fact)._base_manager.select_related("passage__document", "recorded_by")
    chain = [rows.get(pk=fact.pk)]
    while chain[0].corrects_id:
        chain.insert(0, rows.get(pk=chain[0].corrects_id))
    while later := rows.filter(corrects=chain[-1].pk).first():
        chain.append(later)
    return chain


def entries(facts: list[Sourced], this: Sourced | None = None) -> tuple[Entry, ...]:
    """Facts as a history prints them; their passages and recorders must have been fetched."""
    replies = {fact.corrects_id: fact for fact in facts if fact.corrects_id}
    return tuple(entry_of(fact, replies.get(fact.pk), this) for fact in facts)


def entry_of(fact: Sourced, later: Sourced | None, this: Sourced | None) -> Entry:
    note = ""
    if later is not None:
        how = "withdrawn" if later.withdrawn else "corrected"
        note = f"{how} from {print_day(later.known_on)} on"
    return Entry(
        href=page_of(fact),
        does=_does(fact),
        says=fact.summary(),
        known_on=print_day(fact.known_on),
        basis=fact.get_basis_display(),
        source=str(fact.passage) if fact.passage else "no passage",
        reason=fact.reason,
        why=fact.correction_reason,
        who=str(fact.recorded_by) if fact.recorded_by else LOADED,
        when=print_moment(fact.recorded_at),
        note=note,
        is_this=this is not None and fact.pk == this.pk,
    )


def _does(fact: Sourced) -> str:
    if fact.corrects_id is None:
        return "Recorded"
    return "Withdrawn" if fact.withdrawn else "Corrected"


def rivals_of(fact: Sourced, also_same: tuple[str, ...] = ()) -> QuerySet[Sourced]:
    """The other facts of its kind about the same subject, the newest first.

    `also_same`: further columns that tell what stands beside a fact from what may replace it.
    """
    same = {name: fact.serializable_value(name) for name in (*fact.SUBJECT, *also_same)}
    about = Q(**{f"{name}__isnull": True for name in same if same[name] is None})
    about &= Q(**{name: value for name, value in same.items() if value is not None})
    return type(fact)._base_manager.filter(about).exclude(pk=fact.pk).order_by("-pk")
