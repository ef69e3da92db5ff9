"""The history of anything: all that was said of it, by day, and what was corrected or withdrawn.

The facts are found through their models, so that this room imports no other. Whoever has some of
them at hand gives them, and they are not asked for twice.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from django.db.models import ForeignKey, Model, Q
from django.utils import timezone
from django.utils.text import capfirst

from libs.days import Day
from libs.vaguedates.printing import print_day
from seeds.facts_by_passage import fact_models
from seeds.models import Sourced
from seeds.pages import Cite, build_cite, cited_documents
from seeds.querysets import FactQuerySet

FactT = TypeVar("FactT", bound=Sourced)

Tell = Callable[[Sourced], Mapping[str, Any]]
"""What a fact says, in the words of its room: `says`, and `note`, `interval` or `minor`."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A fact, ready to print by includes/log.html; an empty text leaves its line out.

    `interval` is how its date is read. `correction` says what it corrects or withdraws, and `why`;
    `corrected_by` is the anchor of the entry that corrects it, or withdraws it where
    `is_withdrawn`. `recorded` says when and by whom it was entered.
    """

    anchor: str
    day_iso: str
    day: str
    says: str
    basis: str
    reason: str
    source: Cite | None
    note: str = ""
    interval: str = ""
    correction: str = ""
    why: str = ""
    corrected_by: str = ""
    is_withdrawn: bool = False
    recorded: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True)
class LogGroup:
    """What one document told of one day: entries under one citation.

    `source` is the passage where all share it, else the document; each entry then leads to its own
    (`shows_place`). `basis` is what all share, "" where they differ.
    """

    day_iso: str
    day: str
    entries: tuple[HistoryEntry, ...]
    source: Cite | None
    basis: str
    shows_place: bool

    @property
    def standing(self) -> tuple[HistoryEntry, ...]:
        """What nothing has replaced; all of it where everything was."""
        return tuple(one for one in self.entries if not one.corrected_by) or self.entries

    @property
    def mended(self) -> tuple[HistoryEntry, ...]:
        """What a later entry replaced, beside others that stand."""
        return tuple(one for one in self.entries if one not in self.standing)

    @property
    def recorded(self) -> tuple[str, ...]:
        """When and by whom the entries were recorded, each sentence once."""
        return tuple(dict.fromkeys(entry.recorded for entry in self.entries if entry.recorded))


def group_entries(entries: Iterable[HistoryEntry]) -> tuple[LogGroup, ...]:
    """The entries by day and document, both in the order in which they first come."""
    found: dict[tuple[str, str], list[HistoryEntry]] = {}
    for entry in entries:
        document = entry.source.document if entry.source else ""
        found.setdefault((entry.day_iso, document), []).append(entry)
    return tuple(_group(some) for some in found.values())


def _group(entries: list[HistoryEntry]) -> LogGroup:
    first = entries[0]
    bases = {entry.basis for entry in entries}
    places = {entry.source.href for entry in entries if entry.source}
    whole = cited_documents([first.source])
    return LogGroup(
        day_iso=first.day_iso,
        day=first.day,
        entries=tuple(entries),
        source=whole[0] if whole and len(places) > 1 else first.source,
        basis=first.basis if len(bases) == 1 else "",
        shows_place=len(places) > 1,
    )


def read_facts(row: Model, day: date, without: Iterable[type[Sourced]] = ()) -> list[Sourced]:
    """Every fact about `row` that was entered as known by `day`. A query for each kind of fact.

    `without` are kinds that the caller has at hand. What is corrected or withdrawn is among them:
    see `stands_on`.
    """
    found: list[Sourced] = []
    for model in fact_models():
        ends = [name for name in (*model.SUBJECT, *model.ALSO_ABOUT) if _leads_to(model, name, row)]
        if ends and model not in without:
            about = Q(*((name, row) for name in ends), _connector=Q.OR)
            rows = cast(FactQuerySet[Sourced], model._default_manager.all())
            found += with_history(rows.stated_by(day).filter(about))
    return found


def is_about(fact: Sourced, row: Model) -> bool:
    """Whether `row` is what the fact is about, or its other end."""
    ends = (name for name in (*fact.SUBJECT, *fact.ALSO_ABOUT) if _leads_to(type(fact), name, row))
    return any(getattr(fact, f"{name}_id") == row.pk for name in ends)


def with_history(facts: FactQuerySet[FactT]) -> FactQuerySet[FactT]:
    """Facts with all that their entries show: whom they name, what they correct, who says so."""
    named = [
        field.name
        for field in facts.model._meta.fields
        if isinstance(field, ForeignKey)
        and field.name not in ("passage", "corrects", "recorded_by")
    ]
    corrected = [f"corrects__{name}" for name in named]
    fetched = ("passage__document", "recorded_by", "corrected_by", "corrects")
    return facts.select_related(*named, *corrected, *fetched)


def stands_on(fact: Sourced, day: date) -> bool:
    """What known_by(day) asks, of a fact fetched with_history: nothing has mended it by then."""
    right = correction_of(fact)
    return not fact.withdrawn and (right is None or right.known_on > day)


def correction_of(fact: Sourced) -> Sourced | None:
    """The entry that corrects or withdraws it."""
    right: Sourced | None = getattr(fact, "corrected_by", None)
    return right


def build_history(
    row: Model, facts: Iterable[Sourced], day: date, tell: Tell | None = None
) -> tuple[HistoryEntry, ...]:
    """The entries of `facts` about `row`, newest day first; they were fetched with_history.

    Those of one day stay in the order in which they are given. Without `tell` they speak in the
    words of the facts' own summaries.
    """
    rows = sorted(facts, key=lambda fact: fact.known_on, reverse=True)
    return tuple(_entry(fact, day, tell or (lambda fact: _plainly(fact, row))) for fact in rows)


def print_correction(fact: Sourced) -> str:
    """“Corrects “stage: Future” of 28 April 2022.”; "" for what corrects nothing."""
    wrong: Sourced | None = fact.corrects
    if wrong is None:
        return ""
    verb = "Withdraws" if fact.withdrawn else "Corrects"
    return f"{verb} “{wrong.summary()}” of {print_day(wrong.known_on)}."


def print_recorded(fact: Sourced) -> str:
    """When and by whom it was entered, which is not when it was known."""
    day = print_day(timezone.localdate(fact.recorded_at))
    if fact.recorded_by is None:
        return f"Recorded {day}, loaded with its document"
    return f"Recorded {day} by {fact.recorded_by.get_full_name() or 'an editor'}"


def print_citation(name: str, day: Day, address: str) -> str:
    """How a page is cited; what is appended to it, an anchor, names an entry of it."""
    return f"{name}, SEND & AP reform tracker, as known on {day.label}, {address}"


def _leads_to(model: type[Sourced], name: str, row: Model) -> bool:
    related = model._meta.get_field(name).related_model
    return isinstance(related, type) and isinstance(row, related)


def _plainly(fact: Sourced, row: Model) -> dict[str, Any]:
    """Of its subject a fact reads on from the name above it; of its other end it says all."""
    return {"says": capfirst(fact.summary() if fact.subject == row else str(fact))}


def _entry(fact: Sourced, day: date, tell: Tell) -> HistoryEntry:
    wrong, right = fact.corrects, correction_of(fact)
    told = tell(fact)
    if wrong is not None and fact.withdrawn:
        told = {"says": f"Withdrawn: {tell(wrong)['says']}"}
    is_mended = right is not None and right.known_on <= day
    return HistoryEntry(
        anchor=fact.key,
        day_iso=fact.known_on.isoformat(),
        day=print_day(fact.known_on),
        basis=fact.basis,
        reason=fact.reason,
        source=build_cite(fact.passage),
        correction=print_correction(fact),
        why=fact.correction_reason,
        corrected_by=right.key if right and is_mended else "",
        is_withdrawn=bool(right and is_mended and right.withdrawn),
        recorded=print_recorded(fact),
        **told,
    )
