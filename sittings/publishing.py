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
from django.utils import timezone

from libs.backoffice.forms import REFUSED
from reforms.actions import record_checked, record_update
from reforms.models import Event, Reform, Update
from seeds.actions import Source
from seeds.adding_sources import add_source
from seeds.checking import MissingText, PassagesChecked, record_checks
from seeds.models import Document, Passage, Sourced
from sittings.answers import Answers
from sittings.before import ReadRow
from sittings.models import PastedText
from sittings.other_recording import box_of_whole, other_ends, record_other
from sittings.passages import Whereabouts, find_problem
from sittings.reading import Sitting

BOXES = {
    "target_words": "words",
    "target_edtf": "words",
    "narrow_edtf": "words",
    "sense": "words",
    "after": "words",
    "name": "words",
    "expansion": "words",
    "term": "about",
    "body": "about",
    "source_body": "about",
    "group": "about",
    "target_body": "other",
    "member": "other",
    "local_authority": "other",
    "described_as": "other",
    "label": "words",
    "role": "words",
    "stage": "says",
    "legal_force": "says",
    "outcome": "says",
    "kind": "says",
    "reform": "about",
    "event": "about",
    "passage": "heading_path",
    "is_significant": "is_minor",
    "passage_heading_path": "heading_path",
    "passage_opening": "opening",
    "passage_closing": "closing",
}
"""The box of a row in which the value of a column was typed, where they differ."""
TWICE = "This row is published already. Remove it."


@dataclass(slots=True)
class Recorded:
    """What an attempt added: the statements' entries in their order, the checks, new passages."""

    updates: list[Update] = field(default_factory=list)
    checks: list[Update] = field(default_factory=list)
    facts: list[Sourced] = field(default_factory=list)
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
        _note(error, sitting.source.answers, sitting)
        return recorded
    for row in sitting.rows:
        _record_row(sitting, row, recorded, by)
    if sitting.nothing.reforms:
        _record_nothing(sitting, recorded, by)
    if not sitting.faults:
        LogEntry.objects.log_actions(by.pk, recorded.every, ADDITION, [{"added": {}}])
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
        _keep_text(document, sitting.text, by)
        _check(recorded, sitting.text)


def _keep_text(document: Document, text: str, by: User) -> None:
    """Keep what was pasted, unless more of the document is kept already."""
    kept = PastedText.objects.filter(document=document).first()
    if kept is None or len(kept.text) < len(text):
        said = {"text": text, "kept_by": by, "kept_at": timezone.now()}
        PastedText.objects.update_or_create(document=document, defaults=said)


def _check(recorded: Recorded, text: str) -> None:
    """Keeps that the passages were looked for in what was pasted."""
    checked = PassagesChecked()
    for place, passage in recorded.passages.items():
        problem = find_problem(text, place)
        checked.problems.append((passage, problem))
        if problem:
            checked.missing.append(MissingText(passage.document.slug, passage.key, problem, ""))
    record_checks(checked, timezone.now())


def _record_row(sitting: Sitting, row: ReadRow, recorded: Recorded, by: User) -> None:
    typed = row.typed
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
    except ValidationError as error:
        _note(error, row.answers, sitting, box_of_whole(row))
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


def _record_nothing(sitting: Sitting, recorded: Recorded, by: User) -> None:
    nothing = sitting.nothing
    typed = nothing.typed
    try:
        source = Source(
            sitting.source.known_on,
            typed["basis"],
            recorded.passages.get(nothing.place),
            typed.get("reason", ""),
        )
        with transaction.atomic():
            recorded.checks += record_checked(
                nothing.reforms,
                source=source,
                by=by,
                token=typed["key"],
                note=typed.get("note", ""),
            )
    except ValidationError as error:
        _note(error, nothing.answers, sitting, "reforms")
    except DatabaseError:
        nothing.answers.refuse("reforms", REFUSED)


def _note(error: ValidationError, answers: Answers, sitting: Sitting, whole: str = "") -> None:
    """What an action refuses, at the box in which it was typed; of a row as a whole, at `whole`."""
    given = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in given.items():
        if name == "known_on" or name.startswith("document_"):
            box = name.removeprefix("document_").removesuffix("_words").removesuffix("_edtf")
            sitting.source.answers.refuse(box, messages[0])
        elif name == "key":
            answers.refuse("about", TWICE)
        elif name in ("", NON_FIELD_ERRORS) and whole:
            answers.refuse(whole, messages[0])
        elif name in ("", NON_FIELD_ERRORS):
            sitting.general.append(messages[0])
        else:
            answers.refuse(BOXES.get(name, name), messages[0])


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
