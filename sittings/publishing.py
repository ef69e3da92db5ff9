"""Publishing a sitting: everything that was read is recorded in one transaction, or nothing is.

The same attempt makes the preview, which is then rolled back. What readers were shown there is
compared with what stands when it is published: see `sittings.seen`.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model

from libs.backoffice.forms import REFUSED
from reforms.actions import record_checked, record_update
from reforms.models import Event, Reform, Update
from seeds.actions import Source
from seeds.adding_sources import add_source
from seeds.models import Document, Passage, Sourced
from sittings.before import ReadRow
from sittings.decided import Decided, Decisions, log_decisions, read_decisions
from sittings.keeping_text import check_passages, keep_text
from sittings.other_recording import box_of_whole, other_ends, record_other
from sittings.passages import Whereabouts
from sittings.reading import Sitting
from sittings.refusals import note_refusal


@dataclass(slots=True)
class Recorded:
    """What an attempt added: the statements' entries in their order, the checks, new passages.

    `decided` are the entries that somebody accepted before, with who it was.
    """

    updates: list[Update] = field(default_factory=list)
    checks: list[Update] = field(default_factory=list)
    facts: list[Sourced] = field(default_factory=list)
    decided: list[tuple[Sourced, Decided]] = field(default_factory=list)
    passages: dict[Whereabouts, Passage] = field(default_factory=dict)

    @property
    def every(self) -> list[Sourced]:
        """All the entries."""
        return [*self.updates, *self.checks, *self.facts]

    @property
    def subjects(self) -> list[Reform | Event | Model]:
        """What the entries are about, each once, statements first."""
        every: list[Any] = [one.event or one.reform for one in (*self.updates, *self.checks)]
        every += [one.subject for one in self.facts]
        every += [row for one in self.facts for row in other_ends(one)]
        return list({(type(row), row.pk): row for row in every}.values())


def attempt(sitting: Sitting, by: User) -> Recorded:
    """Record it all, inside a transaction of the caller's, who rolls it back if anything is wrong.

    What is wrong is noted at its box in the sitting, of every row and not only of the first.
    """
    recorded = Recorded()
    if sitting.faults:
        return recorded
    try:
        with transaction.atomic():
            sitting.new.save(by)
            _add_document(sitting, recorded, by)
    except ValidationError as error:
        note_refusal(error, sitting.source.answers, sitting)
        return recorded
    decisions = read_decisions([row.typed for row in sitting.rows], sitting.nothing.typed)
    for row in sitting.rows:
        _record_row(sitting, row, recorded, by, decisions.rows.get(row.typed["key"]))
    if sitting.nothing.reforms:
        _record_nothing(sitting, recorded, by, decisions)
    if not sitting.faults:
        LogEntry.objects.log_actions(by.pk, recorded.every, ADDITION, [{"added": {}}])
        log_decisions(recorded.decided)
    return recorded


def _add_document(sitting: Sitting, recorded: Recorded, by: User) -> None:
    """Save the document with the first passage that is cited in it, and keep what was pasted."""
    document = sitting.source.document
    if document is None:
        raise ValidationError({"document_title": "Say which document this is."})
    places = [*(row.place for row in sitting.rows), sitting.nothing.place]
    places = [place for place in places if _is_cited(place)]
    if document._state.adding and not places:
        told = "Name a passage in at least one row: a document that nothing cites is not added."
        raise ValidationError({NON_FIELD_ERRORS: told})
    for place in dict.fromkeys(places):
        recorded.passages[place] = _passage(document, place)
    for passage in recorded.passages.values():
        if passage._state.adding:
            add_source(passage, by=by, counted_from=sitting.source.known_on)
    if sitting.text:
        keep_text(document, sitting.text, by)
        check_passages(recorded.passages, sitting.text)


def _record_row(
    sitting: Sitting, row: ReadRow, recorded: Recorded, by: User, decided: Decided | None
) -> None:
    typed = row.typed
    by = decided.by if decided else by
    try:
        if row.subject is None or row.says is None:
            raise ValidationError({"about": "Say what this is about."})
        # Rows of one sitting may be about one new reform: their ids are taken over here.
        source = Source(
            known_on=sitting.source.known_on,
            basis=typed["basis"],
            passage=recorded.passages.get(row.place),
            reason=typed.get("reason", ""),
        )
        with transaction.atomic():
            if row.says.other:
                recorded.facts.append(record_other(row, row.says.other, source, by))
            else:
                recorded.updates.append(_record_update(row, row.says.kind, source, by))
        if decided:
            last = recorded.facts if row.says.other else recorded.updates
            recorded.decided.append((last[-1], decided))
    except ValidationError as error:
        note_refusal(error, row.answers, sitting, box_of_whole(row))
    except DatabaseError:
        row.refuse("about", REFUSED)


def _record_update(row: ReadRow, kind: str, source: Source, by: User) -> Update:
    typed, subject = row.typed, row.subject
    return record_update(
        subject=subject,  # type: ignore[arg-type]  # the kind says what it may be about
        kind=kind,
        source=source,
        by=by,
        note=typed.get("note", ""),
        is_significant=not typed.get("is_minor"),
        key=typed["key"],
        **row.values,
    )


def _record_nothing(sitting: Sitting, recorded: Recorded, by: User, decisions: Decisions) -> None:
    nothing = sitting.nothing
    typed = nothing.typed
    checkers: dict[User, list[Reform]] = {}
    for reform in nothing.reforms:
        decided = decisions.checks.get(reform.title)
        checkers.setdefault(decided.by if decided else by, []).append(reform)
    try:
        source = Source(
            sitting.source.known_on,
            typed["basis"],
            recorded.passages.get(nothing.place),
            typed.get("reason", ""),
        )
        with transaction.atomic():
            for checker, reforms in checkers.items():
                recorded.checks += record_checked(
                    reforms,
                    source=source,
                    by=checker,
                    token=typed["key"],
                    note=typed.get("note", ""),
                )
        told = ((one, decisions.checks.get(str(one.reform))) for one in recorded.checks)
        recorded.decided += [(one, decided) for one, decided in told if decided]
    except ValidationError as error:
        note_refusal(error, nothing.answers, sitting, "reforms")
    except DatabaseError:
        nothing.answers.refuse("reforms", REFUSED)


def _is_cited(place: Whereabouts) -> bool:
    return bool(place.heading_path or place.opening or place.closing)


def _passage(document: Document, place: Whereabouts) -> Passage:
    """The passage of these words: one that is here, or a new one."""
    words = {
        "heading_path": place.heading_path,
        "opening": place.opening,
        "closing": place.closing,
    }
    here = None
    if document.pk:
        here = Passage.objects.filter(document=document, **words, replaced_by=None).first()
    return here or Passage(document=document, **words)
